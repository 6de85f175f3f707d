"""The rooms of the applications as a test needs them: shown, and with the first applicant beside the list."""

from jipdesk.views.pieces.page import Page
from jipdesk.views.rooms.applications import Applications
from jipdesk.views.rooms.screening_desk import ScreeningDesk
from jipdesk.views.sections import section


def shown_list(qtbot, office, settle):
    """Return the page of the applications."""
    made = Applications(office, section("applications"))
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitActive(made):
        made.show()
    settle(office.jobs)
    qtbot.waitUntil(lambda: "person" in vars(made))
    settle(office.jobs)
    return made


def shown_desk(qtbot, office, settle):
    """Return the screening desk, on a page of its own."""
    page = Page(office, section("applications"))
    made = ScreeningDesk(page)
    page.body.addWidget(made, 1)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    with qtbot.waitActive(page):
        page.show()
    settle(office.jobs)
    return made
