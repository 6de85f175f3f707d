"""The list of applications: its columns, its filters, and how it asks the desk."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries import application_list as asked
from jipdesk.queries.application_list import ApplicationFilter, ApplicationLine
from jipdesk.rules.codes import EnglishLevel, Jlpt, Verdict
from jipdesk.rules.states import ApplicationState
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
    """Return the list of applications of a desk."""
    return ListSpec(
        name="applications",
        columns=_COLUMNS,
        facets=_facets(desk),
        order=Order(asked.Order.NO),
        search_hint=N_("Name, number or e-mail"),
        ids=_ids,
        rows=asked.lines,
        total=asked.total,
        export=_export,
    )


# --- columns ----------------------------------------------------------------------------------------------------------


def _country(code: str | None, words: Words) -> str:
    return words.territory(code) if code else NOT_STATED


def _english(line: ApplicationLine, words: Words) -> str:
    name = code_name("english_short", line.english_level, words) if line.english_level else NOT_STATED
    return name[:1].upper() + name[1:]


def _documents(line: ApplicationLine, _: Words) -> str:
    return f"{100 * line.documents_accepted // line.documents_asked} %" if line.documents_asked else NOT_STATED


def _documents_hint(line: ApplicationLine, words: Words) -> str:
    if not line.documents_asked:
        return words.gettext("No documents have been requested yet.")
    return words.gettext("{accepted} of {asked} documents accepted").format(
        accepted=line.documents_accepted, asked=line.documents_asked
    )


def stage(line: ApplicationLine, words: Words) -> str:
    """Return where an application stands; what is to be confirmed is named."""
    if line.state is not ApplicationState.TO_CONFIRM or not line.open_rules:
        return state_name("application", line.state, words)
    return words.gettext("Confirm: {rules}").format(rules=_rules(line, words))


def _stage_hint(line: ApplicationLine, words: Words) -> str:
    name = state_name("application", line.state, words)
    if not line.open_rules:
        return name
    return words.gettext("{stage}: {rules}").format(stage=name, rules=_rules(line, words))


def _rules(line: ApplicationLine, words: Words) -> str:
    return words.list([code_name("rule", rule, words).lower() for rule in line.open_rules])


def stage_tone(line: ApplicationLine) -> Tone:
    """Return the tone of its stage."""
    return tone_of("application", line.state)


def _verdict_tone(line: ApplicationLine) -> Tone:
    return tone_of("verdict", line.verdict)


def _verdict(line: ApplicationLine, words: Words) -> str:
    return code_name("verdict", line.verdict, words) if line.verdict else words.gettext("Not yet checked")


_COLUMNS = (
    Column("no", N_("Receipt no."), lambda line, _: line.no, 96, is_shown=False),
    Column("name", N_("Name"), lambda line, _: line.name, 132, grows=True),
    Column("name_kana", N_("Katakana"), lambda line, _: line.name_kana or NOT_STATED, 168, is_shown=False),
    Column(
        "name_native",
        N_("Own script"),
        lambda line, _: line.name_native or NOT_STATED,
        140,
        can_sort=False,
        is_shown=False,
    ),
    Column("nationality", N_("Country"), lambda line, words: _country(line.nationality, words), 96),
    Column(
        "residence_country",
        N_("Lives in"),
        lambda line, words: _country(line.residence_country, words),
        96,
        is_shown=False,
    ),
    Column("age", N_("Age"), lambda line, _: NOT_STATED if line.age is None else str(line.age), 44, RIGHT),
    Column(
        "jlpt", N_("JLPT"), lambda line, words: code_name("jlpt", line.jlpt, words) if line.jlpt else NOT_STATED, 52
    ),
    Column("english_level", N_("English"), _english, 80),
    Column("documents", N_("Docs"), _documents, 60, RIGHT, hint=_documents_hint, can_sort=False),
    Column("verdict", N_("Eligibility"), _verdict, 120, tone=_verdict_tone, is_shown=False),
    Column("state", N_("Stage"), stage, 132, tone=stage_tone, hint=_stage_hint),
    Column(
        "submitted_at",
        N_("Received at"),
        lambda line, words: words.moment(line.submitted_at) if line.submitted_at else NOT_STATED,
        140,
        is_shown=False,
    ),
)


# --- filters ----------------------------------------------------------------------------------------------------------


def _facets(desk: OpenDesk) -> Sequence[Facet]:
    def course_codes(_: OpenDesk) -> Sequence[str]:
        return tuple(desk.edition.courses) if desk.edition else ()

    def course_name(code: str, words: Words) -> str:
        names = desk.edition.course_names.get(code) if desk.edition else None
        return (names[0] if words.language == "ja" else names[1]) if names else code

    def nationalities(_: OpenDesk) -> Sequence[str]:
        if desk.edition is None:
            return ()
        with desk.read() as session:
            return asked.nationalities(session, desk.edition.id)

    return (
        Facet("state", N_("Stage"), lambda _: tuple(ApplicationState), _state),
        Facet("verdict", N_("Eligibility"), lambda _: tuple(Verdict), _code("verdict")),
        Facet("nationality", N_("Country"), nationalities, _territory),
        Facet("course", N_("Course"), course_codes, course_name),
        Facet("jlpt", N_("JLPT"), lambda _: (*Jlpt, ""), _code("jlpt")),
        Facet("english", N_("English"), lambda _: (*EnglishLevel, ""), _code("english")),
    )


def _state(code: str, words: Words) -> str:
    return state_name("application", code, words)


def _territory(code: str, words: Words) -> str:
    return words.territory(code) if code else words.gettext("not stated")


def _code(kind: str) -> Callable[[str, Words], str]:
    return lambda code, words: code_name(kind, code, words) if code else words.gettext("not stated")


# --- asking -----------------------------------------------------------------------------------------------------------


def _ids(session: Session, edition_id: int, filters: Filters, text: str, order: Order) -> Sequence[int]:
    wanted = ApplicationFilter(
        search=text,
        states=codes(filters, "state"),
        verdicts=codes(filters, "verdict"),
        nationalities=codes(filters, "nationality"),
        courses=codes(filters, "course"),
        jlpt=codes(filters, "jlpt"),
        english=codes(filters, "english"),
    )
    return asked.ids(session, edition_id, wanted, asked.Order(order.column), descending=order.is_descending)


def _export(session: Session, numbers: Sequence[int], file: Path, words: Words) -> int:
    from jipdesk.exchange import ledger_lists

    lines: list[ApplicationLine] = []
    for start in range(0, len(numbers), _PORTION):
        portion = numbers[start : start + _PORTION]
        found = asked.lines(session, portion)
        lines += [found[number] for number in portion if number in found]
    return ledger_lists.write("applications", file, lines, words)
