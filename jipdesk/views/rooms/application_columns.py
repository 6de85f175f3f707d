"""Everything that the list of applications can show beside what it shows at first, and be limited by."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import DOCUMENTS
from jipdesk.phrases.states import state_name
from jipdesk.queries import application_list as asked
from jipdesk.queries.application_list import ApplicationLine
from jipdesk.queries.facts import AFTER, BETWEEN
from jipdesk.rules.applicant_documents import ApplicantDocument
from jipdesk.rules.codes import EducationStatus, Outcome, Rule, Sex
from jipdesk.rules.states import DocumentState
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.columns import LEFT, RIGHT, Column
from jipdesk.views.pieces.facets import GROUP_NAMES, Facet, Of
from jipdesk.views.pieces.listing import More
from jipdesk.views.spoken import Saying, plain

NOT_STATED = "—"
ANSWER = "answer:"
Codes = Callable[[OpenDesk], Sequence[str]]
Named = Callable[[str, Words], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact as the list shows it, and as it is asked for."""

    name: str
    title: Saying | str
    group: str
    text: Callable[[Any, Words], str]
    of: Of
    codes: Codes | None = None
    named: Named | None = None
    width: int = 120
    tone: Callable[[Any], Tone] | None = None
    hint: Callable[[Any, Words], str] | None = None

    def column(self) -> Column:
        """Return its column, hidden at first."""
        name, text, tone = self.name, self.text, self.tone
        return Column(
            name,
            self.title,
            lambda line, words: _written(line, name, text, words),
            self.width,
            RIGHT if self.of is Of.NUMBERS else LEFT,
            tone=(lambda line: tone(line.more.get(name))) if tone else None,
            hint=_hint(name, self.hint) if self.hint else None,
            is_shown=False,
            group=GROUP_NAMES[self.group],
            day=(lambda line: line.more.get(name)) if self.of is Of.DAYS else None,
        )

    def facet(self) -> Facet:
        """Return how the list is limited by it."""
        made = Facet(self.name, self.title, of=self.of, group=GROUP_NAMES[self.group], denies=True)
        return replace(made, codes=self.codes, name_of=self.named) if self.codes and self.named else made


def _written(line: ApplicationLine, name: str, text: Callable[[Any, Words], str], words: Words) -> str:
    value = line.more.get(name)
    return NOT_STATED if value is None or value == "" else text(value, words)


def _hint(name: str, hint: Callable[[Any, Words], str]) -> Callable[[Any, Words], str]:
    return lambda line, words: "" if line.more.get(name) is None else hint(line.more[name], words)


# --- how values are written -------------------------------------------------------------------------------------------


def _plain(value: Any, _: Words) -> str:
    return str(value)


def _one_line(value: Any, _: Words) -> str:
    return " ".join(str(value).split())


def _number(value: Any, words: Words) -> str:
    return words.number(value) if isinstance(value, int) else f"{value:g}"


def _date(value: Any, words: Words) -> str:
    return words.date(value)


def coded(kind: str) -> Named:
    """Return how a code of that kind is named; the empty text is not stated."""
    return lambda code, words: code_name(kind, str(code), words) if code else words.gettext("not stated")


def territory(code: str, words: Words) -> str:
    """Return the name of a country; the empty text is not stated."""
    return words.territory(code) if code else words.gettext("not stated")


def _yes_no(code: str, words: Words) -> str:
    if not code:
        return words.gettext("not stated")
    return words.gettext("Yes") if code == "yes" else words.gettext("No")


def _document(kind: str, words: Words) -> str:
    return words.gettext(DOCUMENTS[kind]) if kind in DOCUMENTS else kind or words.gettext("nothing")


def _documents(value: str, words: Words) -> str:
    return words.list([_document(kind, words) for kind in value.split(AFTER)])


def _document_state(state: str, words: Words) -> str:
    return state_name("document", state, words) if state else words.gettext("not requested")


def _exceptions(value: str, words: Words) -> str:
    told = (each.split(BETWEEN) for each in value.split(AFTER))
    return words.list(
        [
            words.gettext("{rule}: {outcome}, “{reason}” ({approver})").format(
                rule=code_name("rule", rule, words),
                outcome=code_name("outcome", outcome, words),
                reason=reason,
                approver=approver,
            )
            for rule, outcome, reason, approver in told
        ]
    )


def _rule_title(rule: str, words: Words) -> str:
    return words.gettext("{rule} (rule)").format(rule=code_name("rule", rule, words))


def _rule_name(code: str, words: Words) -> str:
    return code_name("rule", code, words) if code else words.gettext("none")


def _opinion(code: str, words: Words) -> str:
    names = {"pass": N_("Pass"), "reject": N_("Do not select"), "confirm": N_("To be confirmed"), "": N_("none yet")}
    return words.gettext(names[code]) if code in names else code


def _years(value: str, words: Words) -> str:
    return words.list(value.split(","))


def _year_or_none(code: str, words: Words) -> str:
    return code or words.gettext("none")


def _outcome_tone(outcome: Any) -> Tone:
    return tone_of("outcome", outcome)


# --- what there is ----------------------------------------------------------------------------------------------------

_YES_NO: Codes = lambda _: ("yes", "no", "")  # noqa: E731 - one of several sets of codes


def _of_edition(question: Callable[[Any, int], Sequence[str]]) -> Codes:
    def codes(desk: OpenDesk) -> Sequence[str]:
        if desk.edition is None:
            return ()
        with desk.read() as session:
            return question(session, desk.edition.id)

    return codes


def _values(fact: str) -> Codes:
    return _of_edition(lambda session, edition: asked.values_of(session, edition, fact))


def _years_declared(session: Any, edition: int) -> Sequence[str]:
    return (*asked.years_declared(session, edition), "")


def _text(name: str, title: str, group: str, width: int = 140) -> Shown:
    return Shown(name, title, group, _one_line, Of.TEXT, width=width)


def _choice(name: str, title: str, group: str, codes: Codes, named: Named, text: Named | None = None) -> Shown:
    return Shown(name, title, group, text or named, Of.CHOICES, codes, named)


def courses(desk: OpenDesk) -> Sequence[str]:
    """Return the codes of the courses of the edition, and the empty text for none."""
    return (*desk.edition.courses, "") if desk.edition else ()


def course_names(desk: OpenDesk) -> Named:
    """Return how this desk's edition names its courses."""

    def name(code: str, words: Words) -> str:
        names = desk.edition.course_names.get(code) if desk.edition else None
        if not code:
            return words.gettext("none")
        return (names[0] if words.language == "ja" else names[1]) if names else code

    return name


def _course_list(desk: OpenDesk) -> Named:
    name = course_names(desk)
    return lambda value, words: words.list([name(code, words) for code in value.split(AFTER)])


def shown(desk: OpenDesk) -> tuple[Shown, ...]:
    """Return all of it, in the order of the headings; what is asked of each question of the sheet comes on demand."""
    return (*_of_person(), *_of_studies(), *_of_wishes(desk), *_of_eligibility(), *_of_documents(), *_of_screening())


def _of_person() -> Sequence[Shown]:
    return (
        _choice("sex", N_("Sex"), "person", lambda _: (*Sex, ""), coded("sex")),
        Shown("birth_date", N_("Date of birth"), "person", _date, Of.DAYS, width=110),
        _choice("other_nationality", N_("Other nationality"), "person", _values("other_nationality"), territory),
        _text("email", N_("E-mail"), "person", 180),
        _text("phone", N_("Telephone"), "person", 120),
        _text("address", N_("Address"), "person", 200),
    )


def _of_studies() -> Sequence[Shown]:
    return (
        _choice(
            "education_status", N_("Education status"), "studies", lambda _: (*EducationStatus, ""), coded("education")
        ),
        _text("institution", N_("Institution"), "studies", 180),
        _text("major", N_("Major"), "studies"),
        _text("degree", N_("Degree"), "studies", 110),
        _text("english_test", N_("English test"), "studies", 110),
        Shown("english_score", N_("English score"), "studies", _number, Of.NUMBERS, width=90),
        _text("skills", N_("Skills"), "studies", 180),
    )


def _of_wishes(desk: OpenDesk) -> Sequence[Shown]:
    return (
        _choice("course", N_("Courses"), "wishes", courses, course_names(desk), _course_list(desk)),
        _choice("first_course", N_("First choice"), "wishes", courses, course_names(desk)),
        _choice(
            "past_declared", N_("Took part (declared)"), "wishes", _of_edition(_years_declared), _year_or_none, _years
        ),
        _choice("past_placed", N_("Took part (on this desk)"), "wishes", lambda _: ("yes", "no"), _yes_no),
        _choice("agrees_with_purpose", N_("Agrees with the purpose"), "wishes", _YES_NO, _yes_no),
        _choice("full_time", N_("Can take part full-time"), "wishes", _YES_NO, _yes_no),
        _choice("can_submit_documents", N_("Can submit documents"), "wishes", _YES_NO, _yes_no),
        _text("motivation", N_("Motivation"), "wishes", 240),
    )


def _of_eligibility() -> Sequence[Shown]:
    outcomes: Codes = lambda _: (*Outcome, "")  # noqa: E731
    rules = tuple(
        Shown(
            f"rule:{rule}",
            partial(_rule_title, rule),
            "eligibility",
            coded("outcome"),
            Of.CHOICES,
            outcomes,
            coded("outcome"),
            tone=_outcome_tone,
        )
        for rule in Rule
    )
    exceptions = Shown(
        "exceptions",
        N_("Exceptions"),
        "eligibility",
        _exceptions,
        Of.CHOICES,
        lambda _: (*Rule, ""),
        _rule_name,
        200,
        hint=_exceptions,
    )
    return (exceptions, *rules)


def _of_documents() -> Sequence[Shown]:
    states: Codes = lambda _: (*DocumentState, "")  # noqa: E731
    kinds = tuple(
        _choice(f"document:{kind}", DOCUMENTS[kind], "documents", states, _document_state) for kind in ApplicantDocument
    )
    lacking = Shown(
        "documents_lacking",
        N_("Documents missing"),
        "documents",
        _documents,
        Of.CHOICES,
        lambda _: (*ApplicantDocument, ""),
        _document,
        200,
    )
    return (lacking, Shown("documents_due", N_("Documents due"), "documents", _date, Of.DAYS, width=110), *kinds)


def _of_screening() -> Sequence[Shown]:
    opinions: Codes = lambda _: ("pass", "reject", "confirm", "")  # noqa: E731
    return (
        _choice("tentative", N_("Tentative decision"), "screening", lambda _: ("pass", "reject", ""), _opinion),
        Shown("reviews", N_("Reviews"), "screening", _number, Of.NUMBERS, width=72),
        _choice("own_opinion", N_("My opinion"), "screening", opinions, _opinion),
        Shown("own_score", N_("My score"), "screening", _number, Of.NUMBERS, width=80),
        Shown("mean_score", N_("Mean score"), "screening", _number, Of.NUMBERS, width=90),
        _text("ended_because", N_("Reason for the end"), "screening", 180),
        _choice("batch", N_("Imported from"), "sheet", _values("batch"), lambda code, _: code or NOT_STATED),
    )


# --- what the sheets had columns for that the desk does not know ------------------------------------------------------


def _answer(name: str) -> Shown | None:
    question = name.removeprefix(ANSWER)
    if question == name or not question:
        return None
    return Shown(name, plain(question), "sheet", _one_line, Of.TEXT, width=160)


def more(desk: OpenDesk) -> More:
    """Return the columns and facets of the questions in the sheets of the edition that is looked at."""

    def answers() -> list[Shown]:
        questions = _of_edition(asked.questions)(desk)
        return [found for question in questions if (found := _answer(f"{ANSWER}{question}")) is not None]

    def column(name: str) -> Column | None:
        found = _answer(name)
        return found.column() if found else None

    def facet(name: str) -> Facet | None:
        found = _answer(name)
        return found.facet() if found else None

    return More(
        column,
        lambda: [each.column() for each in answers()],
        facet,
        lambda: [each.facet() for each in answers()],
    )


ON_LIST: Mapping[str, str] = {
    "no": "person",
    "name": "person",
    "name_kana": "person",
    "name_native": "person",
    "nationality": "person",
    "residence_country": "person",
    "age": "person",
    "jlpt": "studies",
    "english_level": "studies",
    "documents": "documents",
    "verdict": "eligibility",
    "state": "screening",
    "submitted_at": "sheet",
}
"""Under which heading the columns stand that the list has of itself."""
