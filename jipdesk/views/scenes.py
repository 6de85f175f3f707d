"""What the pictures of the window show: every page, its parts, and what opens over it, each until it stands still."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtWidgets import QScrollArea, QWidget

from jipdesk import i18n
from jipdesk.documents.papers import PaperKind
from jipdesk.errors import DeskRefused
from jipdesk.views.camera import opened, settle
from jipdesk.views.goal import Goal
from jipdesk.views.main_window import MainWindow
from jipdesk.views.pieces.table_view import TableView
from jipdesk.views.rooms.applications import PARTS, Applications
from jipdesk.views.rooms.interns import Interns
from jipdesk.views.rooms.interviews import ARRANGE, LIST, WEEK, Interviews
from jipdesk.views.rooms.matching import PLAN, PROPOSALS, Matching
from jipdesk.views.rooms.papers import Papers
from jipdesk.views.rooms.settings import DOCUMENTS, Settings
from jipdesk.views.sections import SECTIONS

Scene = Callable[[MainWindow], object]
_FIRST: Mapping[str, str] = MappingProxyType(
    {
        "applications": "eligibility",
        "companies": "overview",
        "matching": PROPOSALS,
        "interviews": LIST,
        "settings": "editions",
    }
)
_TO_SCREEN = {"state": ("eligible",), "nationality": ("VN", "ID", "NP", "BD", "MM", "UZ")}
_CANDIDATES = {"state": ("passed",)}
_CHECKED, _NAME = 3, 2


def sections() -> dict[str, Scene]:
    """Return every page as one meets it."""
    return {each.name: section(each.name) for each in SECTIONS}


def section(name: str) -> Scene:
    """Return one of them."""
    return go(Goal(name, filters={}, part=_FIRST.get(name, "")))


def parts() -> dict[str, Scene]:
    """Return the parts of pages, and what stands in a page's place."""
    made: dict[str, Scene] = {"applications-screening": _screening}
    for part in ("overview", "documents", "interviews", "history"):
        made[f"applications-{part}"] = go(Goal("applications", filters=_CANDIDATES, part=part))
    for each in PARTS:
        made[f"applications-desk-{each.name}"] = go(Goal("applications", part=each.name))
    for part in ("openings", "people"):
        made[f"companies-{part}"] = go(Goal("companies", filters={}, part=part))
    made |= {"matching-plan": _plan, "interviews-week": go(Goal("interviews", part=WEEK))}
    for part in ("internship", "arrangements", "papers", "history"):
        made[f"interns-{part}"] = partial(_placement, part)
    for kind in (PaperKind.AGREEMENT_INTERN, PaperKind.ITINERARY):
        made[f"papers-{kind}"] = partial(_paper, kind)
    for part in ("compare", "letterhead", "screening", "coordinators", "protection", "backup"):
        made[f"settings-{part}"] = go(Goal("settings", part=part))
    made["settings-documents"] = _asked_documents
    return made


def over(sheet: Path, backup: Path) -> dict[str, Scene]:
    """Return what opens over a page, and what is asked in its place."""
    return {
        "find": partial(_find, "an"),
        "find-act": _find_act,
        "columns": _columns,
        "export": _export,
        "import": _import,
        "import-preview": partial(_preview, sheet),
        "import-columns": partial(_sheet_columns, sheet),
        "settings-protect": _protect,
        "restore": partial(_restore, backup),
        "interviews-arrange": _arrange,
        "refusal": _refusal,
    }


def before() -> dict[str, Scene]:
    """Return what is shown while no desk is open."""
    return {
        "start": _start,
        "start-locked": _locked,
        "start-refused": _refused,
    }


def empty() -> dict[str, Scene]:
    """Return every page of a desk on which nothing was done yet."""
    return {f"empty-{name}": scene for name, scene in sections().items() if name != "settings"}


def go(goal: Goal) -> Scene:
    """Return the scene of a place."""

    def show(window: MainWindow) -> None:
        window.pages.go(goal)
        settle(window.jobs)
        match window.pages.page:
            case Applications() as page:
                page.listing.view.setCurrentIndex(page.listing.table.index(0, _NAME))
                settle(window.jobs)
        _rest_keys(window)

    return show


def _rest_keys(window: MainWindow) -> None:
    """Let the keys be nowhere, unless they are in the page's table: a ring around a button says nothing here."""
    has_keys: QWidget | None = window.focusWidget()
    if has_keys and not isinstance(has_keys, TableView):
        has_keys.clearFocus()


def tidy(window: MainWindow) -> None:
    """Put away what a scene left open, so that the next begins like the first."""
    for each in opened(window):
        each.close()
    window.finder.close_list()
    window.top.finding.clear()
    page = window.pages.page
    match page:
        case Applications():
            page.listing.table.check_all(on=False)
        case Interviews():
            page.arranging.rooms.show_text("")
            page.arranging.hide()
        case Settings():
            page.inquiry.close_down()
            for area in page.findChildren(QScrollArea):
                area.verticalScrollBar().setValue(0)
    window.activateWindow()
    window.setFocus()


# --- without a desk ---------------------------------------------------------------------------------------------------


def _at_home() -> Path:
    return Path.home() / "Documents" / "JIP"


def _start(window: MainWindow) -> None:
    window.pages.show_missing(_at_home(), was_here=False)
    settle(window.jobs)


def _locked(window: MainWindow) -> None:
    window.pages.show_locked(_at_home(), DeskRefused("passphrase_needed"))
    settle(window.jobs)


def _refused(window: MainWindow) -> None:
    window.pages.show_refused(_at_home(), DeskRefused("desk_damaged"))
    settle(window.jobs)


# --- parts of pages ---------------------------------------------------------------------------------------------------


def _screening(window: MainWindow) -> None:
    """Show some who wait for screening, a few of them checked."""
    go(Goal("applications", filters=_TO_SCREEN, part="eligibility"))(window)
    page = window.pages.page
    assert isinstance(page, Applications)
    page.listing.table.check(page.listing.table.ids[:_CHECKED], on=True)
    page.listing.view.step(1)
    settle(window.jobs)


def _plan(window: MainWindow) -> None:
    go(Goal("matching", part=PLAN))(window)
    page = window.pages.page
    assert isinstance(page, Matching)
    page.plan.find_plan()
    settle(window.jobs)


def _placement(part: str, window: MainWindow) -> None:
    go(Goal("interns"))(window)
    page = window.pages.page
    assert isinstance(page, Interns)
    page.show_goal(Goal("interns", record=page.board.table.ids[0], part=part))
    settle(window.jobs)
    _rest_keys(window)


def _paper(kind: PaperKind, window: MainWindow) -> None:
    go(Goal("papers"))(window)
    page = window.pages.page
    assert isinstance(page, Papers)
    page.show_paper(page.listing.table.ids[0], kind)
    settle(window.jobs)
    _rest_keys(window)


# --- over a page ------------------------------------------------------------------------------------------------------


def _find(text: str, window: MainWindow) -> None:
    go(Goal("today"))(window)
    window.top.finding.setText(text)
    window.find_anything()
    settle(window.jobs)


def _find_act(window: MainWindow) -> None:
    _find("バックアップ" if i18n.spoken().language == "ja" else "back up", window)


def _columns(window: MainWindow) -> None:
    go(Goal("applications", filters={}))(window)
    page = window.pages.page
    assert isinstance(page, Applications)
    # Without a screen a list that is open over the window closes as soon as anything else happens.
    page.listing.choose_columns()


def _export(window: MainWindow) -> None:
    go(Goal("applications", filters={}))(window)
    window.sheets.export()
    settle(window.jobs)


def _import(window: MainWindow) -> None:
    go(Goal("applications", filters={}))(window)
    window.sheets.take_in()
    settle(window.jobs)


def _preview(sheet: Path, window: MainWindow) -> None:
    go(Goal("applications", filters={}))(window)
    window.sheets.take_in(sheet)
    settle(window.jobs)


def _sheet_columns(sheet: Path, window: MainWindow) -> None:
    """Ask what the columns of a sheet are."""
    from jipdesk.views.pieces.import_dialog import ImportDialog

    _preview(sheet, window)
    for dialog in opened(window):
        if isinstance(dialog, ImportDialog):
            dialog.show_columns()
    settle(window.jobs)


def _asked_documents(window: MainWindow) -> None:
    go(Goal("settings", part=DOCUMENTS))(window)
    _rest_keys(window)


def _protect(window: MainWindow) -> None:
    go(Goal("settings", part="protection"))(window)
    page = window.pages.page
    assert isinstance(page, Settings)
    page.protection.protect.click()
    settle(window.jobs)


def _restore(backup: Path, window: MainWindow) -> None:
    go(Goal("settings", part="backup"))(window)
    window.acts.ask_restore(backup)
    settle(window.jobs)


def _arrange(window: MainWindow) -> None:
    go(Goal("interviews", part=LIST))(window)
    page = window.pages.page
    assert isinstance(page, Interviews)
    page.show_goal(Goal("interviews", part=ARRANGE))
    settle(window.jobs)


def _refusal(window: MainWindow) -> None:
    """Ask for what cannot be done: a copy of the edition into a year that is there already."""
    go(Goal("settings", part="editions"))(window)
    page = window.pages.page
    assert isinstance(page, Settings)
    page.ask_copy()
    page.inquiry.fields["year"].show_text("2024")
    page.inquiry.send()
    settle(window.jobs)
