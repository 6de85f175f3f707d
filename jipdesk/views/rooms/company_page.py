"""One host company beside the list: facts, what the rules say, openings, who was proposed and placed, history."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.actions.company_fields import edit_company
from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.companies import sentence_for
from jipdesk.phrases.marking import N_
from jipdesk.phrases.prefectures import prefecture_name
from jipdesk.queries.company_page import CompanyPage, CompanyRuleLine
from jipdesk.rules.codes import Verdict
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.beside import PANE
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.facts import Facts
from jipdesk.views.pieces.form import Form, FormSpec
from jipdesk.views.pieces.history_panel import HistoryPanel
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.sentences import Sentence, Sentences
from jipdesk.views.pieces.tabs import Tabs
from jipdesk.views.rooms import company_facts
from jipdesk.views.rooms.company_list import company_name, verdict_name
from jipdesk.views.rooms.company_openings import Openings
from jipdesk.views.rooms.company_people import People
from jipdesk.views.spoken import Button, Paragraph, Saying, plain

_CONSEQUENCES: Mapping[str, str] = {
    Verdict.INELIGIBLE: N_("Its openings are left out of matching."),
    Verdict.CONFIRM: N_("Its openings are included in matching; confirm before deciding anything."),
}
_HINT = N_("Click the name of a field, or press Shift+F1 in it, to see where its value comes from.")
_KEPT = N_("Placements that were decided keep what was agreed then.")
Drafts = Mapping[str, Mapping[int, Mapping[str, str]]]
NO_DRAFTS: Drafts = MappingProxyType({})


class CompanyPane(QFrame):
    """The pane; without a company it says what it is for."""

    wanted = Signal(object)
    """a `Goal` to go to"""
    check = Signal()
    failed = Signal(object)

    def __init__(self, desk: OpenDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setMinimumWidth(PANE)
        self._page: CompanyPage | None = None
        self._build(desk)
        self._lay_out()
        self.show_company(None)

    def _build(self, desk: OpenDesk) -> None:
        self.name = Paragraph("", "title")
        self._other_name = Paragraph("", "muted")
        self._line = Paragraph("", "muted")
        self._verdict = StatePill()
        spec = FormSpec(
            "company", company_facts.read(), company_facts.shown, edit_company, self._doubt, tells_history=True
        )
        self.facts, self._questions = Form(desk, spec, company_facts.company_fields()), Facts()
        self.facts.failed.connect(self.failed)
        self._sentences = Sentences()
        self._consequence = Paragraph("", "muted")
        self._unchecked = Paragraph(N_("This company has not been checked against the rules yet."), "muted")
        self._ask = Button(N_("Check companies"), "link")
        self._ask.clicked.connect(self.check)
        self.openings = Openings(desk)
        self.openings.failed.connect(self.failed)
        self.people = People()
        self.people.wanted.connect(self.wanted)
        self._history = HistoryPanel(desk)
        self.tabs = Tabs()
        self.tabs.add("overview", N_("Overview"), _sheet(self.facts, self._questions, Paragraph(_HINT, "small")))
        self.tabs.add(
            "eligibility", N_("Eligibility"), _sheet(self._consequence, self._sentences, self._unchecked, self._ask)
        )
        self.tabs.add("openings", N_("Openings"), _sheet(self.openings, Paragraph(_KEPT, "small")))
        self.tabs.add("people", N_("Proposals"), _sheet(self.people))
        self.tabs.add("history", N_("History"), self._history)

    def _lay_out(self) -> None:
        self._nobody = Empty(N_("No company chosen"), N_("Choose a company in the list to see its details here."))
        self._company = QWidget()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name, 1)
        head.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self._company)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(head)
        for each in (self._other_name, self._line):
            inside.addWidget(each)
        inside.addSpacing(6)
        inside.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 8)
        column.addWidget(self._company, 1)
        column.addWidget(self._nobody, 1)

    def show_company(self, page: CompanyPage | None, drafts: Drafts = NO_DRAFTS) -> None:
        """Show a company, or nothing; drafts are what was typed and could not be stored, by table and record."""
        self._page = page
        self._company.setVisible(page is not None)
        self._nobody.setVisible(page is None)
        if page is None:
            return
        facts = page.facts
        self.name.say(lambda words: company_name(facts["name_ja"], facts["name_en"], words))
        self._other_name.say(_other_name(facts["name_ja"], facts["name_en"]))
        self._line.say(lambda words: _line(page, words))
        self._verdict.say(lambda words: verdict_name(page.verdict, words), tone_of("verdict", page.verdict))
        self.facts.show_record(page.id, facts, drafts.get("company", {}).get(page.id, {}))
        self._questions.show_facts([(plain(question), plain(text)) for question, text in page.answers])
        self._questions.setVisible(bool(page.answers))
        self._show_rules(page)
        self.openings.show_openings(page.openings, drafts.get("opening", {}))
        self.people.show_matches(page.matches)
        self._history.ask(page.records)

    def take_keys(self) -> None:
        """Begin to correct it at the first of its facts."""
        self.tabs.go_to("overview")
        next(iter(self.facts.fields.values())).take_keys()

    def _doubt(self, name: str, value: Any) -> Saying | None:
        return company_facts.company_doubt(self._page, name, value) if self._page else None

    def _show_rules(self, page: CompanyPage) -> None:
        self._sentences.show_sentences([_sentence(rule) for rule in page.rules])
        self._consequence.setVisible(page.verdict in _CONSEQUENCES)
        self._consequence.say(_CONSEQUENCES.get(page.verdict or "", ""))
        self._sentences.setVisible(bool(page.rules))
        self._unchecked.setVisible(not page.rules)
        self._ask.setVisible(not page.rules)


def _sheet(*parts: QWidget) -> QWidget:
    """Return the parts below each other, as a tab shows them."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 14, 8, 14)
    column.setSpacing(12)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return sheet


def _other_name(name_ja: str | None, name_en: str | None) -> Saying:
    def say(words: Words) -> str:
        other = name_en if words.language == "ja" else name_ja
        return other if other and name_ja and name_en else ""

    return say


def _line(page: CompanyPage, words: Words) -> str:
    prefecture, industry = page.facts["prefecture"], page.facts["industry_class"]
    parts = [
        page.no,
        prefecture and prefecture_name(prefecture, words),
        industry and code_name("industry", industry, words),
    ]
    return " · ".join(part for part in parts if part)


def _sentence(rule: CompanyRuleLine) -> Sentence:
    def says(words: Words) -> str:
        return sentence_for(rule.reason, rule.values, words)

    def outcome(words: Words) -> str:
        return code_name("outcome", rule.outcome, words)

    def source(words: Words) -> str:
        return f"{code_name('company_rule', rule.rule, words)} · {words.told(rule.source)}"

    return Sentence(tone_of("outcome", rule.outcome), outcome, says, source)
