"""The application to be read: who it is in every script, what the person wrote, what the rules and the desk know."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.i18n import Words
from jipdesk.phrases.codes import capital, code_name
from jipdesk.phrases.eligibility import sentence_for
from jipdesk.phrases.fields import FIELDS
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import DOCUMENTS
from jipdesk.phrases.states import state_name
from jipdesk.queries.application_page import ApplicationPage, DocumentLine, RuleLine
from jipdesk.queries.screening_card import Card
from jipdesk.rules.codes import Outcome
from jipdesk.rules.states import ApplicationState
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.facts import Facts
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.sentences import Sentence, Sentences
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.rooms.screening_prose import WIDEST, Prose
from jipdesk.views.spoken import Label, Paragraph, Saying, breakable, plain, said

_SIDE = 28
_NOTHING = N_("Nothing was written here.")


class Reading(QStackedWidget):
    """The left of the desk: one application, or why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.empty = Empty("", "")
        self.sheet = Sheet(N_("The application"))
        self.card: Card | None = None
        self._shown: object = None
        self.name = Paragraph("", "title")
        self.writings = Paragraph("", "muted")
        self.facts = Paragraph("", "muted")
        self.stage = StatePill()
        self.motivation, self.skills = Prose(), Prose()
        self.known, self.documents, self.past = Facts(), Facts(), Facts()
        self.rules = Sentences()
        self._answers = QVBoxLayout()
        self._answers.setSpacing(6)
        self.sheet.fill(self._lay_out())
        self.addWidget(self.empty)
        self.addWidget(self.sheet)

    def _lay_out(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, 20, _SIDE, 28)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.stage, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.writings)
        column.addWidget(self.facts)
        for title, part in (
            (FIELDS["application"]["motivation"], self.motivation),
            (FIELDS["application"]["skills"], self.skills),
            (N_("Education and languages"), self.known),
            (N_("Eligibility"), self.rules),
        ):
            self._section(column, title, part)
        column.addLayout(self._answers)
        self._section(column, N_("Documents"), self.documents)
        self._section(column, N_("Past participation"), self.past)
        column.addStretch(1)
        return inside

    def _section(self, column: QVBoxLayout, title: Saying | str, part: QWidget) -> None:
        column.addSpacing(14)
        heading = Label(title, "heading")
        if part is self.skills:
            self._skills_heading = heading
        column.addWidget(heading)
        part.setMaximumWidth(WIDEST)
        column.addWidget(part)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_nobody(self, heading: Saying | str, sentence: Saying | str) -> None:
        """Say why there is nobody to be read."""
        self.card = None
        self.empty.say(heading, sentence)
        self.setCurrentWidget(self.empty)

    def show_card(self, card: Card) -> None:
        """Show an application, from its beginning if it is another one."""
        is_other = self.card is None or self.card.page.id != card.page.id
        shown = (card.page, card.earlier, i18n.spoken().language)
        self.card = card
        self.setCurrentWidget(self.sheet)
        if shown == self._shown:
            # What is there already is not made anew: of most acts only the marks hear.
            return
        self._shown = shown
        page = card.page
        self._show_head(page)
        motivation, skills = FIELDS["application"]["motivation"], FIELDS["application"]["skills"]
        self.motivation.show_text(str(page.answers["motivation"] or said(_NOTHING)), said(motivation))
        self.skills.show_text(str(page.answers["skills"] or ""), said(skills))
        for part in (self._skills_heading, self.skills):
            part.setVisible(bool(page.answers["skills"]))
        self.known.show_facts(_known(page))
        self.rules.show_sentences(_sentences(page.rules))
        self._show_answers(page.questions)
        self.documents.show_facts([(_document(each), partial(_arrived, each)) for each in page.documents])
        self.past.show_facts(_past(card))
        if is_other:
            self.sheet.verticalScrollBar().setValue(0)

    def turn(self, pages: int) -> None:
        """Go on by nearly what is seen, so that the last line stays in sight."""
        bar = self.sheet.verticalScrollBar()
        bar.setValue(bar.value() + pages * round(bar.pageStep() * 0.9))

    def _show_head(self, page: ApplicationPage) -> None:
        self.name.say(breakable(page.name))
        writings = [str(text) for text in (page.person["name_native"], page.person["name_kana"]) if text]
        self.writings.say(plain(" · ".join(writings)))
        self.writings.setVisible(bool(writings))
        self.facts.say(partial(_facts, page))
        self.stage.say(partial(_stage, page.state), tone_of("application", page.state))

    def _show_answers(self, questions: Sequence[tuple[str, str]]) -> None:
        clear(self._answers)
        for question, text in questions:
            self._answers.addSpacing(8)
            self._answers.addWidget(Paragraph(plain(question), "heading"))
            answer = Prose()
            self._answers.addWidget(answer)
            answer.show_text(text, question)


def _facts(page: ApplicationPage, words: Words) -> str:
    nationality, home = page.person["nationality"], page.person["residence_country"]
    courses = [ja if words.language == "ja" else en for ja, en in page.courses]
    lives = words.gettext("lives in {country}").format(country=words.territory(home)) if home else ""
    parts = [
        page.no,
        words.territory(nationality) if nationality else "",
        lives if home != nationality else "",
        words.gettext("{n} years old").format(n=page.age) if page.age is not None else "",
        words.list(courses),
    ]
    return " · ".join(part for part in parts if part)


def _stage(state: ApplicationState, words: Words) -> str:
    return state_name("application", state, words)


def _known(page: ApplicationPage) -> list[tuple[Saying | str, Saying | str]]:
    of, answers = FIELDS["application"], page.answers
    found: list[tuple[Saying | str, Saying | str]] = []
    if answers["education_status"]:
        found.append((of["education_status"], partial(_stated, "education", str(answers["education_status"]))))
    found += [(of[name], plain(str(answers[name]))) for name in ("institution", "major", "degree") if answers[name]]
    if answers["jlpt"]:
        found.append((of["jlpt"], partial(_stated, "jlpt", str(answers["jlpt"]))))
    if answers["english_level"]:
        found.append((of["english_level"], partial(_stated, "english", str(answers["english_level"]))))
    if answers["english_test"]:
        score = "" if answers["english_score"] is None else f" {answers['english_score'].normalize():f}"
        found.append((of["english_test"], plain(f"{answers['english_test']}{score}")))
    return found


def _code(kind: str, code: str, words: Words) -> str:
    return code_name(kind, code, words)


def _stated(kind: str, code: str, words: Words) -> str:
    """Return what stands on a line of its own."""
    return capital(code_name(kind, code, words))


def _sentences(rules: Sequence[RuleLine]) -> list[Sentence]:
    """Return a line for every rule, first what is not met or has to be confirmed."""
    found = sorted(rules, key=lambda rule: _outcome(rule) == Outcome.PASS)
    unchecked = Sentence(tone_of("outcome", None), "", N_("The eligibility has not been checked yet."))
    return [_sentence(rule) for rule in found] or [unchecked]


def _outcome(rule: RuleLine) -> str:
    return rule.exception.outcome if rule.exception else rule.outcome


def _sentence(rule: RuleLine) -> Sentence:
    outcome = _outcome(rule)
    exception = plain(rule.exception.reason) if rule.exception else ""
    says = partial(sentence_for, rule.reason, rule.values)
    return Sentence(tone_of("outcome", outcome), partial(_code, "outcome", outcome), says, exception)


def _document(document: DocumentLine) -> str:
    return DOCUMENTS[document.kind]


def _arrived(document: DocumentLine, words: Words) -> str:
    state = state_name("document", document.state, words)
    if document.received_on:
        return words.gettext("{state}, arrived {day}").format(state=state, day=words.date(document.received_on))
    return state


def _past(card: Card) -> list[tuple[Saying | str, Saying | str]]:
    declared = card.page.answers["past_participation"] or ()
    found: list[tuple[Saying | str, Saying | str]] = []
    if declared:
        found.append((N_("Declared"), plain(", ".join(map(str, declared)))))
    found += [(plain(str(year)), partial(_stage, state)) for year, state in card.earlier]
    return found
