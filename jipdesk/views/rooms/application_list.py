"""The list of applications: its columns, its filters, and how it asks the desk."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from jipdesk.i18n import Words
from jipdesk.phrases.codes import capital, code_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries import application_list as asked
from jipdesk.queries import application_order
from jipdesk.queries.application_list import ApplicationLine
from jipdesk.queries.facts import Asker
from jipdesk.rules.codes import EnglishLevel, Jlpt, Verdict
from jipdesk.rules.limits import field_of
from jipdesk.rules.states import ApplicationState
from jipdesk.views.goal import Filters
from jipdesk.views.jobs import Progress
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.columns import RIGHT, Column, Order
from jipdesk.views.pieces.facets import GROUP_NAMES, Facet, Of
from jipdesk.views.pieces.listing import ListSpec
from jipdesk.views.pieces.looking_back import PastQuestions
from jipdesk.views.rooms import application_columns
from jipdesk.views.rooms.application_columns import Codes, Named, coded, course_names, territory

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from jipdesk.queries.as_of import Rebuilt

NOT_STATED = "—"
_PORTION = 1_000


def spec(desk: OpenDesk) -> ListSpec:
    """Return the list of applications of a desk."""
    others = application_columns.shown(desk)
    return ListSpec(
        name="applications",
        columns=(*_of_list(), *(each.column() for each in others)),
        facets=sorted((*_facets(desk), *(each.facet() for each in others if each.name != "course")), key=_place),
        order=Order(application_order.Order.NO),
        search_hint=N_("Name, number or e-mail"),
        ids=partial(_ids, desk),
        rows=asked.lines,
        total=asked.total,
        export=_export,
        facts=partial(_lines, desk),
        first=_first,
        more=application_columns.more(desk),
        past=PastQuestions(_rebuild, partial(_ids_then, desk)),
    )


def _place(facet: Facet) -> int:
    """Return the place of a facet's heading; the usual facets have none and stand first."""
    return ["", *GROUP_NAMES.values()].index(str(facet.group))


def _of_list() -> Sequence[Column]:
    groups = application_columns.ON_LIST
    return [replace(column, group=GROUP_NAMES[groups[column.name]]) for column in _COLUMNS]


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
    Column("name", N_("Name"), lambda line, _: line.name, 140, grows=True, rank=0),
    Column("name_kana", N_("Katakana"), lambda line, _: line.name_kana or NOT_STATED, 168, is_shown=False),
    Column(
        "name_native",
        N_("Own script"),
        lambda line, _: line.name_native or NOT_STATED,
        140,
        is_shown=False,
    ),
    Column("nationality", N_("Country"), lambda line, words: _country(line.nationality, words), 108),
    Column(
        "residence_country",
        N_("Lives in"),
        lambda line, words: _country(line.residence_country, words),
        96,
        is_shown=False,
    ),
    Column("age", N_("Age"), lambda line, _: NOT_STATED if line.age is None else str(line.age), 44, RIGHT),
    Column(
        "jlpt",
        N_("JLPT"),
        lambda line, words: capital(code_name("jlpt", line.jlpt, words)) if line.jlpt else NOT_STATED,
        52,
    ),
    Column("english_level", N_("English"), _english, 80, rank=4),
    Column("documents", N_("Docs"), _documents, 60, RIGHT, hint=_documents_hint, rank=3, is_share=True),
    Column("verdict", N_("Eligibility"), _verdict, 120, tone=_verdict_tone, is_shown=False),
    Column("state", N_("Stage"), stage, 150, tone=stage_tone, hint=_stage_hint, rank=0),
    Column(
        "submitted_at",
        N_("Received at"),
        lambda line, words: words.moment(line.submitted_at) if line.submitted_at else NOT_STATED,
        140,
        is_shown=False,
        day=lambda line: line.submitted_at,
    ),
)


# --- filters ----------------------------------------------------------------------------------------------------------


def _facets(desk: OpenDesk) -> Sequence[Facet]:
    def nationalities(_: OpenDesk) -> Sequence[str]:
        if desk.edition is None:
            return ()
        with desk.read() as session:
            return asked.nationalities(session, desk.edition.id)

    def residences(_: OpenDesk) -> Sequence[str]:
        if desk.edition is None:
            return ()
        with desk.read() as session:
            return asked.values_of(session, desk.edition.id, "residence_country")

    def facet(name: str, title: str, codes: Codes, named: Named) -> Facet:
        return Facet(name, title, codes, named, denies=True)

    def span(name: str, title: str, of: Of) -> Facet:
        return Facet(name, title, of=of, group=GROUP_NAMES[application_columns.ON_LIST[name]], denies=True)

    return (
        replace(facet("state", N_("Stage"), lambda _: tuple(ApplicationState), _state), is_in_order=True),
        facet("verdict", N_("Eligibility"), lambda _: (*Verdict, ""), _verdict_name),
        facet("nationality", N_("Country"), nationalities, territory),
        Facet("course", N_("Course"), application_columns.courses, course_names(desk), denies=True),
        span("age", N_("Age"), Of.NUMBERS),
        facet("jlpt", N_("JLPT"), lambda _: (*Jlpt, ""), coded("jlpt")),
        facet("english", N_("English"), lambda _: (*EnglishLevel, ""), coded("english")),
        replace(facet("residence_country", N_("Lives in"), residences, territory), group=GROUP_NAMES["person"]),
        span("documents", N_("Documents accepted (%)"), Of.NUMBERS),
        span("submitted_at", N_("Received at"), Of.DAYS),
        span("no", N_("Receipt no."), Of.TEXT),
        span("name", N_("Name"), Of.TEXT),
        span("name_kana", N_("Katakana"), Of.TEXT),
        span("name_native", N_("Own script"), Of.TEXT),
    )


_FACT_OF = {"english": "english_level"}
"""Facets that have another name than the fact they are about."""


def _verdict_name(code: str, words: Words) -> str:
    return code_name("verdict", code, words) if code else words.gettext("Not yet checked")


def _state(code: str, words: Words) -> str:
    return state_name("application", code, words)


# --- asking -----------------------------------------------------------------------------------------------------------


def _asker(desk: OpenDesk) -> Asker:
    return Asker(desk.today(), desk.desk.actor)


def _wanted(desk: OpenDesk, filters: Filters, text: str, *, is_past: bool) -> asked.ApplicationFilter:
    limits = {}
    for key, chosen in filters.items():
        name = field_of(key)
        limits[f"{key.removesuffix(name)}{_FACT_OF.get(name, name)}"] = chosen
    return asked.ApplicationFilter(search=text, more=limits, asker=_asker(desk), is_past=is_past)


def _ids(desk: OpenDesk, session: Session, edition_id: int, filters: Filters, text: str, order: Order) -> Sequence[int]:
    wanted = _wanted(desk, filters, text, is_past=False)
    return asked.ids(session, edition_id, wanted, order.column, descending=order.is_descending)


def _first(session: Session, edition_id: int, order: Order) -> tuple[int, Sequence[int]] | None:
    return asked.first(session, edition_id, order.column, descending=order.is_descending)


def _ids_then(
    desk: OpenDesk, session: Session, edition_id: int, filters: Filters, text: str, order: Order
) -> Sequence[int]:
    wanted = _wanted(desk, filters, text, is_past=True)
    return asked.ids(session, edition_id, wanted, order.column, descending=order.is_descending)


def _lines(
    desk: OpenDesk, session: Session, numbers: Sequence[int], shown: Collection[str]
) -> Mapping[int, ApplicationLine]:
    more = [name for name in shown if name not in application_columns.ON_LIST]
    return asked.lines(session, numbers, more, _asker(desk))


def _rebuild(connection: "Connection", edition_id: int, day: date, today: date, progress: Progress) -> "Rebuilt":
    from jipdesk.queries import as_of

    return as_of.rebuild(connection, edition_id, day, today, progress)


def _export(session: Session, numbers: Sequence[int], file: Path, words: Words) -> int:
    from jipdesk.exchange import ledger_lists

    lines: list[ApplicationLine] = []
    for start in range(0, len(numbers), _PORTION):
        portion = numbers[start : start + _PORTION]
        found = asked.lines(session, portion)
        lines += [found[number] for number in portion if number in found]
    return ledger_lists.write("applications", file, lines, words)
