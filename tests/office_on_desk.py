"""The office of `staffed` on a desk that is open in the window, and a room of the window on it."""

from staffed import Office

from jipdesk.views import sections


class OfficeOnDesk(Office):
    """What a test puts on the desk before it looks at it."""

    def __init__(self, desk):
        desk.choose_edition(next(each.id for each in desk.editions if each.year == 2024))
        self.db = desk.desk.db
        self.year = 2024
        self.edition_id = desk.edition.id
        self.courses = desk.edition.courses


def room(desk, name, settle):
    """Return the page of a section, shown and with everything on it."""
    page = sections.make_page(sections.section(name), desk)
    page.resize(1100, 700)
    page.show()
    settle(desk.jobs)
    return page


def put_away(page):
    """Let a page go."""
    page.close()
    page.deleteLater()
