"""The list of interns after their internship: its columns, its filters, and how it asks the desk."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jipdesk.i18n import Words
from jipdesk.phrases.following_up import kind_name, outcome_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries import follow_ups as asked
from jipdesk.queries.follow_ups import FollowUpFilter, FollowUpLine, NewsRow
from jipdesk.rules.following_up import ENDED, FollowUpKind
from jipdesk.rules.states import PlacementState
from jipdesk.views.goal import Filters
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.columns import Column, Order
from jipdesk.views.pieces.filters import Facet, codes
from jipdesk.views.pieces.listing import ListSpec

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOT_STATED = "—"
_STATES = tuple(state for state in PlacementState if state in ENDED)


def spec() -> ListSpec:
    """Return the list of interns after their internship."""
    return ListSpec(
        name="follow_up",
        columns=_COLUMNS,
        facets=_FACETS,
        order=Order(asked.Order.ENDED, is_descending=True),
        search_hint=N_("Intern, company or number"),
        ids=_ids,
        rows=asked.lines,
        total=asked.total,
        export=_export,
    )


def company(line: FollowUpLine, words: Words) -> str:
    """Return the company's name in the language, else in the other."""
    names = (line.company_ja, line.company_en)
    return next((name for name in (names if words.language == "ja" else names[::-1]) if name), NOT_STATED)


def what(news: NewsRow, words: Words) -> str:
    """Return what happened and how it came out."""
    outcome = outcome_name(news.outcome, words) if news.outcome else ""
    return " · ".join(part for part in (kind_name(news.kind, words), outcome) if part)


def _last(line: FollowUpLine, words: Words) -> str:
    return what(line.news[0], words) if line.news else words.gettext("no records")


def _ended(line: FollowUpLine, words: Words) -> str:
    return words.date(line.ends_on) if line.ends_on else NOT_STATED


def _last_day(line: FollowUpLine) -> date | None:
    return line.news[0].happened_on if line.news else None


def _last_on(line: FollowUpLine, words: Words) -> str:
    return words.date(line.news[0].happened_on) if line.news else NOT_STATED


def _name(line: FollowUpLine, words: Words) -> str:
    return line.name_kana if words.language == "ja" and line.name_kana else line.name


def _country(line: FollowUpLine, words: Words) -> str:
    return words.territory(line.nationality) if line.nationality else NOT_STATED


def _state(line: FollowUpLine, words: Words) -> str:
    return state_name("placement", line.state, words)


_COLUMNS = (
    Column("no", N_("Placement no."), lambda line, _: line.no, 92),
    Column("name", N_("Intern"), _name, 150, hint=lambda line, _: line.name, grows=True, rank=0),
    Column("nationality", N_("Country"), _country, 96, can_sort=False, is_shown=False),
    Column("company", N_("Host company"), company, 160, is_shown=False),
    Column("ends_on", N_("Ended"), _ended, 126, day=lambda line: line.ends_on),
    Column("state", N_("Stage"), _state, 116, tone=lambda line: tone_of("placement", line.state), rank=0),
    Column("last", N_("Latest record"), _last, 150),
    Column("last_on", N_("On"), _last_on, 120, can_sort=False, is_shown=False, day=_last_day),
)
_FACETS = (
    Facet("state", N_("Stage"), lambda _: _STATES, lambda code, words: state_name("placement", code, words)),
    Facet("kind", N_("Follow-up recorded"), lambda _: tuple(FollowUpKind), kind_name),
)


def _ids(session: "Session", edition_id: int, filters: Filters, text: str, order: Order) -> Sequence[int]:
    wanted = FollowUpFilter(text, codes(filters, "state"), codes(filters, "kind"))
    return asked.ids(session, edition_id, wanted, asked.Order(order.column), descending=order.is_descending)


def _export(session: "Session", numbers: Sequence[int], file: Path, words: Words) -> int:
    """Write one line for each piece of news; an intern without news has one line too."""
    from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, write_ledger

    text, when = ColumnKind.TEXT, ColumnKind.DATE
    titles = (
        *((N_("Placement no."), text), (N_("Name (as in passport)"), text), (N_("Nationality or region"), text)),
        *((N_("Host company"), text), (N_("Ended"), when), (N_("Stage"), text)),
        *((N_("Day"), when), (N_("What"), text), (N_("Outcome"), text), (N_("Note"), text)),
    )
    found = asked.lines(session, numbers)
    columns = [LedgerColumn(words.gettext(title), kind) for title, kind in titles]
    rows = (row for number in numbers if number in found for row in _rows(found[number], words))
    return write_ledger(file, columns, rows)


def _rows(line: FollowUpLine, words: Words) -> Sequence[Sequence[str | date | None]]:
    who = (line.no, line.name, _country(line, words), company(line, words), line.ends_on, _state(line, words))
    if not line.news:
        return [[*who, None, None, None, None]]
    return [
        [
            *(*who, each.happened_on, kind_name(each.kind, words)),
            *(outcome_name(each.outcome, words) if each.outcome else None, each.text),
        ]
        for each in line.news
    ]
