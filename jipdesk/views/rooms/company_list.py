"""The list of host companies: its columns, its filters, and how it asks the desk."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from jipdesk.exchange import ledger_lists
from jipdesk.i18n import Words
from jipdesk.phrases.codes import capital, code_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.prefectures import prefecture_name
from jipdesk.queries import company_list as asked
from jipdesk.queries.company_list import CompanyFilter, CompanyLine
from jipdesk.rules.codes import IndustryClass, Verdict
from jipdesk.views.goal import Filters
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.columns import RIGHT, Column, Order
from jipdesk.views.pieces.filters import Facet, codes
from jipdesk.views.pieces.listing import ListSpec

NOT_STATED = "—"
_PORTION = 1_000


def spec(desk: OpenDesk) -> ListSpec:
    """Return the list of companies of a desk."""
    return ListSpec(
        name="companies",
        columns=_COLUMNS,
        facets=_facets(desk),
        order=Order(asked.Order.NO),
        search_hint=N_("Company name or number"),
        ids=_ids,
        rows=asked.lines,
        total=asked.total,
        export=_export,
    )


def company_name(name_ja: str | None, name_en: str | None, words: Words) -> str:
    """Return the name in the language, or the one there is."""
    names = (name_ja, name_en) if words.language == "ja" else (name_en, name_ja)
    return next((name for name in names if name), NOT_STATED)


# --- columns ----------------------------------------------------------------------------------------------------------


def _industry(line: CompanyLine, words: Words) -> str:
    return capital(code_name("industry", line.industry_class, words)) if line.industry_class else NOT_STATED


def _prefecture(line: CompanyLine, words: Words) -> str:
    return prefecture_name(line.prefecture, words) if line.prefecture else NOT_STATED


def _prefecture_choice(code: str, words: Words) -> str:
    return prefecture_name(code, words) if code else words.gettext("not stated")


def verdict_name(verdict: str | None, words: Words) -> str:
    """Return what the rules say."""
    return code_name("verdict", verdict, words) if verdict else words.gettext("Not yet checked")


def _taken(line: CompanyLine, _: Words) -> str:
    return f"{line.filled} / {line.places}"


def _taken_hint(line: CompanyLine, words: Words) -> str:
    return words.gettext("{filled} of {places} places agreed; {proposed} proposals wait for an answer").format(
        filled=words.number(line.filled), places=words.number(line.places), proposed=words.number(line.proposed)
    )


def _verdict_tone(line: CompanyLine) -> Tone:
    return tone_of("verdict", line.verdict)


_COLUMNS = (
    Column("no", N_("No."), lambda line, _: line.no, 80),
    Column(
        "name",
        N_("Company"),
        lambda line, words: company_name(line.name_ja, line.name_en, words),
        160,
        grows=True,
        rank=0,
    ),
    Column("prefecture", N_("Prefecture"), _prefecture, 90),
    Column("industry_class", N_("Industry"), _industry, 150, is_shown=False),
    Column(
        "employees",
        N_("Employees"),
        lambda line, words: NOT_STATED if line.employees is None else words.number(line.employees),
        84,
        RIGHT,
        is_shown=False,
    ),
    Column("openings", N_("Openings"), lambda line, words: words.number(line.openings), 72, RIGHT),
    Column("places", N_("Places filled"), _taken, 88, RIGHT, hint=_taken_hint),
    Column(
        "verdict",
        N_("Eligibility"),
        lambda line, words: verdict_name(line.verdict, words),
        104,
        tone=_verdict_tone,
        rank=0,
    ),
)


# --- filters ----------------------------------------------------------------------------------------------------------


def _facets(desk: OpenDesk) -> Sequence[Facet]:
    def prefectures(_: OpenDesk) -> Sequence[str]:
        if desk.edition is None:
            return ()
        with desk.read() as session:
            return asked.prefectures(session, desk.edition.id)

    return (
        Facet("verdict", N_("Eligibility"), lambda _: (*Verdict, ""), verdict_name),
        Facet("industry", N_("Industry"), lambda _: (*IndustryClass, ""), _code("industry")),
        Facet("prefecture", N_("Prefecture"), prefectures, _prefecture_choice),
        course_facet(desk),
    )


def course_facet(desk: OpenDesk) -> Facet:
    """Return the limit to some courses of the edition."""

    def course_codes(_: OpenDesk) -> Sequence[str]:
        return tuple(desk.edition.courses) if desk.edition else ()

    def course_name(code: str, words: Words) -> str:
        names = desk.edition.course_names.get(code) if desk.edition else None
        return (names[0] if words.language == "ja" else names[1]) if names else code

    return Facet("course", N_("Course"), course_codes, course_name)


def _code(kind: str) -> Callable[[str, Words], str]:
    return lambda code, words: capital(code_name(kind, code, words)) if code else words.gettext("not stated")


# --- asking -----------------------------------------------------------------------------------------------------------


def _ids(session: Session, edition_id: int, filters: Filters, text: str, order: Order) -> Sequence[int]:
    wanted = CompanyFilter(
        search=text,
        verdicts=codes(filters, "verdict"),
        industries=codes(filters, "industry"),
        prefectures=codes(filters, "prefecture"),
        courses=codes(filters, "course"),
    )
    return asked.ids(session, edition_id, wanted, asked.Order(order.column), descending=order.is_descending)


def _export(session: Session, numbers: Sequence[int], file: Path, words: Words) -> int:
    lines: list[CompanyLine] = []
    for start in range(0, len(numbers), _PORTION):
        portion = numbers[start : start + _PORTION]
        found = asked.lines(session, portion)
        lines += [found[number] for number in portion if number in found]
    return ledger_lists.write("companies", file, lines, words)
