"""The sections of the window, and the page of each: to add one, write a file in `rooms` and name its class here."""

import importlib
from typing import TYPE_CHECKING, Any, NamedTuple

from jipdesk.phrases.marking import N_

if TYPE_CHECKING:
    from jipdesk.views.open_desk import OpenDesk
    from jipdesk.views.pieces.page import Page


class Section(NamedTuple):
    """A line of the side bar."""

    name: str
    title: str
    group: int
    """Lines of one group stand together."""
    page: str
    """The class of its page: `module in rooms:class`. It is imported when the page is first shown."""


SECTIONS = (
    Section("today", N_("Today"), 0, "today:Today"),
    Section("applications", N_("Applications"), 1, "applications:Applications"),
    Section("companies", N_("Companies"), 1, "companies:Companies"),
    Section("matching", N_("Matching"), 1, "matching:Matching"),
    Section("interviews", N_("Interviews"), 1, "interviews:Interviews"),
    Section("interns", N_("Interns"), 2, "interns:Interns"),
    Section("papers", N_("Papers"), 2, "papers:Papers"),
    Section("allowances", N_("Allowances"), 2, "allowances:Allowances"),
    Section("follow_up", N_("Follow-up"), 2, "follow_up:FollowUp"),
    Section("reports", N_("Reports"), 2, "reports:Reports"),
    Section("settings", N_("Settings"), 3, "settings:Settings"),
)
"""In the order of the side bar; the Go menu and the finder show the same."""


def section(name: str) -> Section:
    """Return the section of that name."""
    return next(each for each in SECTIONS if each.name == name)


def load(of: Section) -> object:
    """Return the class of a section's page; importing it takes a while the first time, in whatever thread."""
    module, _, name = of.page.partition(":")
    found: object = getattr(importlib.import_module(f"jipdesk.views.rooms.{module}"), name)
    _loaded.add(of.page)
    return found


def is_loaded(of: Section) -> bool:
    """Tell whether the class is there already, so that nobody waits for it."""
    return of.page in _loaded


LATER = (
    *("rooms.application_overview", "rooms.application_documents", "rooms.letters_told", "pieces.import_dialog"),
    *("rooms.screening_bulk", "rooms.screening_desk", "rooms.screening_decisions", "rooms.same_person"),
    *("rooms.requirements", "rooms.letters", "pieces.export_dialog", "shell.finder"),
)
"""What the pages import when it is first wanted."""


def load_later(module: str) -> None:
    """Import such a file beforehand, in whatever thread."""
    importlib.import_module(f"jipdesk.views.{module}")


_loaded: set[str] = set()


def make_page(of: Section, desk: "OpenDesk") -> "Page":
    """Return the page of a section, made for this desk."""
    kind: Any = load(of)
    page: Page = kind(desk, of)
    return page
