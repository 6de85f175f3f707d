"""A notice that comes does not move what is under the pointer, unless it is too long for the line of the title."""

import pytest

from jipdesk.views.look.palette import Tone
from jipdesk.views.spoken import plain

SHORT = plain("12 applications were decided. Edit ▸ Undo takes all of it back.")
LONG = plain("This cannot be undone: 3 records were changed since. Undo the later changes first. " * 4)


@pytest.fixture
def page(window, settle):
    """A page with a list, what stands beside its title, and a choice of ways to work."""
    window.resize(1280, 800)
    window.pages.show_section("allowances")
    settle(window.jobs)
    return window.pages.page


def body_top(page):
    page.layout().activate()
    return page.listing.mapTo(page, page.listing.rect().topLeft()).y()


@pytest.mark.parametrize("action", [None, ("Show them", print)])
def test_a_notice_moves_nothing_below_it(page, action):
    before = body_top(page), page.plan.geometry()

    page.notice.tell(SHORT, Tone.DONE, action)

    assert (body_top(page), page.plan.geometry()) == before
    assert page.notice.geometry().bottom() < body_top(page)
    assert page.notice.geometry().right() < page.plan.geometry().left()
    page.notice.clear()
    assert (body_top(page), page.plan.geometry()) == before


def test_what_stands_beside_the_title_makes_room_and_comes_back(page):
    width = page.subtitle.width()
    page.notice.tell(plain("A sentence that needs two lines beside the title. " * 3))
    page.layout().activate()
    assert page.subtitle.width() == 0
    assert not page.notice_place.is_below

    page.notice.clear()
    page.layout().activate()

    assert page.subtitle.width() == width


def test_a_sentence_too_long_for_the_line_stands_below_it_whole(page):
    before = body_top(page)

    page.notice.tell(LONG)

    assert page.notice_place.is_below
    assert body_top(page) > before
    assert page.notice.height() >= page.notice.heightForWidth(page.notice.width())
    page.notice.tell(SHORT)
    assert not page.notice_place.is_below
    assert body_top(page) == before


def test_in_a_narrow_window_a_notice_finds_another_place(window, page):
    page.notice.tell(plain("A sentence that needs two lines beside the title. " * 2))
    page.layout().activate()
    assert page.title.width() > 0

    page.resize(620, 600)
    page.layout().activate()
    assert not page.notice_place.is_below
    assert page.title.width() == 0

    page.resize(360, 600)
    page.layout().activate()
    assert page.notice_place.is_below
    assert page.title.width() > 0
