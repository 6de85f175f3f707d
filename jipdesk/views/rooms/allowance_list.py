"""The list of payments: its columns, its filters, and how it asks the desk."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.readiness import short_period
from jipdesk.phrases.states import state_name
from jipdesk.queries import allowances as asked
from jipdesk.queries.allowances import AllowanceFilter, AllowanceLine
from jipdesk.rules.states import PaymentState
from jipdesk.views.goal import Filters
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.columns import RIGHT, Column, Order
from jipdesk.views.pieces.filters import Facet, codes
from jipdesk.views.pieces.listing import ListSpec

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOT_STATED = "—"


def spec() -> ListSpec:
    """Return the list of payments."""
    return ListSpec(
        name="allowances",
        columns=_COLUMNS,
        facets=_FACETS,
        order=Order(asked.Order.PLANNED),
        search_hint=N_("Intern, company or number"),
        ids=_ids,
        rows=asked.lines,
        total=asked.total,
        export=_export,
    )


def company(line: AllowanceLine, words: Words) -> str:
    """Return the company's name in the language, else in the other."""
    names = (line.company_ja, line.company_en)
    return next((name for name in (names if words.language == "ja" else names[::-1]) if name), NOT_STATED)


def day(known: date | None, words: Words) -> str:
    """Return a day as the language writes it."""
    return words.date(known) if known else NOT_STATED


def _yen(amount: int, words: Words) -> str:
    return words.number(amount)


def _name(line: AllowanceLine, words: Words) -> str:
    return line.name_kana if words.language == "ja" and line.name_kana else line.name


def _currency(line: AllowanceLine, words: Words) -> str:
    """Return in what is paid: yen are yen."""
    return words.gettext("yen") if line.currency == "JPY" else line.currency


def _state(line: AllowanceLine, words: Words) -> str:
    return state_name("payment", line.state, words)


_COLUMNS = (
    Column("no", N_("Placement no."), lambda line, _: line.no, 96),
    Column("name", N_("Intern"), _name, 150, hint=lambda line, _: line.name, grows=True, rank=0),
    Column("company", N_("Host company"), company, 130, can_sort=False, is_shown=False),
    Column("instalment", N_("Instalment"), lambda line, _: str(line.instalment), 76, RIGHT, can_sort=False),
    Column("period", N_("Days paid for"), lambda line, words: short_period(line.from_day, line.to_day, words), 120),
    Column("days", N_("Days"), lambda line, words: words.number(line.days), 52, RIGHT),
    Column(
        "daily_yen", N_("Daily amount"), lambda line, words: _yen(line.daily_yen, words), 100, RIGHT, can_sort=False
    ),
    Column("amount_yen", N_("Amount (yen)"), lambda line, words: _yen(line.amount_yen, words), 96, RIGHT),
    Column("currency", N_("Paid in"), _currency, 64, can_sort=False, rank=3),
    Column(
        "planned_on",
        N_("Planned day"),
        lambda line, words: day(line.planned_on, words),
        128,
        day=lambda line: line.planned_on,
    ),
    Column("state", N_("State"), _state, 116, tone=lambda line: tone_of("payment", line.state), rank=0),
    Column(
        "paid_on",
        N_("Paid on"),
        lambda line, words: day(line.paid_on, words),
        128,
        can_sort=False,
        is_shown=False,
        day=lambda line: line.paid_on,
    ),
    Column(
        "receipt_on",
        N_("Receipt filed on"),
        lambda line, words: day(line.receipt_on, words),
        128,
        can_sort=False,
        is_shown=False,
        day=lambda line: line.receipt_on,
    ),
)


def _months(desk: OpenDesk) -> Sequence[str]:
    if desk.edition is None:
        return ()
    with desk.read() as session:
        return asked.months(session, desk.edition.id)


def _currencies(desk: OpenDesk) -> Sequence[str]:
    if desk.edition is None:
        return ()
    with desk.read() as session:
        return asked.currencies(session, desk.edition.id)


def month(code: str, words: Words) -> str:
    """Return a month such as 2024-10 as the language writes it."""
    from babel.dates import format_date

    first = date.fromisoformat(f"{code}-01")
    return format_date(first, "yyyy年M月" if words.language == "ja" else "MMMM yyyy", locale=words.language)


_FACETS = (
    Facet("state", N_("State"), lambda _: tuple(PaymentState), lambda code, words: state_name("payment", code, words)),
    Facet("month", N_("Planned in"), _months, month),
    Facet("currency", N_("Paid in"), _currencies, lambda code, words: words.gettext("yen") if code == "JPY" else code),
)


def _ids(session: "Session", edition_id: int, filters: Filters, text: str, order: Order) -> Sequence[int]:
    wanted = AllowanceFilter(text, codes(filters, "state"), codes(filters, "month"), codes(filters, "currency"))
    return asked.ids(session, edition_id, wanted, asked.Order(order.column), descending=order.is_descending)


def _export(session: "Session", numbers: Sequence[int], file: Path, words: Words) -> int:
    from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, write_ledger

    text, number, when = ColumnKind.TEXT, ColumnKind.NUMBER, ColumnKind.DATE
    titles = (
        *((N_("Placement no."), text), (N_("Name (as in passport)"), text), (N_("Host company"), text)),
        *((N_("Instalment"), number), (N_("From"), when), (N_("To"), when), (N_("Days"), number)),
        *((N_("Daily amount"), number), (N_("Amount (yen)"), number), (N_("Paid in"), text)),
        *((N_("State"), text), (N_("Planned day"), when), (N_("Paid on"), when), (N_("Receipt filed on"), when)),
    )
    found = asked.lines(session, numbers)
    columns = [LedgerColumn(words.gettext(title), kind) for title, kind in titles]
    return write_ledger(file, columns, (_row(found[each], words) for each in numbers if each in found))


def _row(line: AllowanceLine, words: Words) -> list[str | int | date | None]:
    return [
        *(line.no, line.name, company(line, words), line.instalment, line.from_day, line.to_day, line.days),
        *(line.daily_yen, line.amount_yen, line.currency, _state(line, words)),
        *(line.planned_on, line.paid_on, line.receipt_on),
    ]
