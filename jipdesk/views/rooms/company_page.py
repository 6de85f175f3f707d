"""One host company beside the list: facts, what the rules say, openings, who was proposed and placed, history."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.companies import sentence_for
from jipdesk.phrases.fields import field_name
from jipdesk.phrases.marking import N_
from jipdesk.queries.company_page import CompanyPage, CompanyRuleLine
from jipdesk.rules.codes import Verdict
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.facts import Facts
from jipdesk.views.pieces.history_panel import HistoryPanel
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.sentences import Sentence, Sentences
from jipdesk.views.pieces.tabs import Tabs
from jipdesk.views.rooms.company_list import NOT_STATED, capital, company_name, verdict_name
from jipdesk.views.rooms.company_openings import Openings
from jipdesk.views.rooms.company_people import People
from jipdesk.views.spoken import Button, Paragraph, Saying, plain

_CONSEQUENCES: Mapping[str, str] = {
    Verdict.INELIGIBLE: N_("Its openings are left out of matching."),
    Verdict.CONFIRM: N_("Its openings take part in matching; confirm before anything is decided."),
}
_CODES = {"organisation_type": "organisation", "industry_class": "industry"}


class CompanyPane(QFrame):
    """The pane; without a company it says what it is for."""

    wanted = Signal(object)
    """a `Goal` to go to"""
    check = Signal()

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setMinimumWidth(380)
        self._build(desk)
        self._lay_out()
        self.show_company(None)

    def _build(self, desk: OpenDesk) -> None:
        self.name = Paragraph("", "title")
        self._other_name = Paragraph("", "muted")
        self._line = Paragraph("", "muted")
        self._verdict = StatePill()
        self._facts, self._questions = Facts(), Facts()
        self._sentences = Sentences()
        self._consequence = Paragraph("", "muted")
        self._unchecked = Paragraph(N_("The rules have not been asked about this company yet."), "muted")
        self._ask = Button(N_("Check companies"), "link")
        self._ask.clicked.connect(self.check)
        self.openings = Openings()
        self.people = People()
        self.people.wanted.connect(self.wanted)
        self._history = HistoryPanel(desk)
        self.tabs = Tabs()
        self.tabs.add("overview", N_("Overview"), _sheet(self._facts, self._questions))
        self.tabs.add(
            "eligibility", N_("Eligibility"), _sheet(self._consequence, self._sentences, self._unchecked, self._ask)
        )
        self.tabs.add("openings", N_("Offers"), _sheet(self.openings))
        self.tabs.add("people", N_("Proposals"), _sheet(self.people))
        self.tabs.add("history", N_("History"), self._history)

    def _lay_out(self) -> None:
        self._nobody = Empty(N_("No company chosen"), N_("Choose a company in the list to see all of it here."))
        self._company = QWidget()
        pill = QHBoxLayout()
        pill.addWidget(self._verdict)
        pill.addStretch(1)
        inside = QVBoxLayout(self._company)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        for each in (self.name, self._other_name, self._line):
            inside.addWidget(each)
        inside.addSpacing(6)
        inside.addLayout(pill)
        inside.addSpacing(6)
        inside.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.addWidget(self._company, 1)
        column.addWidget(self._nobody, 1)

    def show_company(self, page: CompanyPage | None) -> None:
        """Show a company, or nothing."""
        self._company.setVisible(page is not None)
        self._nobody.setVisible(page is None)
        if page is None:
            return
        facts = page.facts
        self.name.say(lambda words: company_name(facts["name_ja"], facts["name_en"], words))
        self._other_name.say(_other_name(facts["name_ja"], facts["name_en"]))
        self._line.say(lambda words: _line(page, words))
        self._verdict.say(lambda words: verdict_name(page.verdict, words), tone_of("verdict", page.verdict))
        self._facts.show_facts([(_title(name), _fact(name, value)) for name, value in facts.items() if value])
        self._questions.show_facts([(plain(question), plain(text)) for question, text in page.answers])
        self._questions.setVisible(bool(page.answers))
        self._show_rules(page)
        self.openings.show_openings(page.openings)
        self.people.show_matches(page.matches)
        self._history.ask(page.records)

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
    industry = page.facts["industry_class"]
    parts = [page.no, page.facts["prefecture"], industry and code_name("industry", industry, words)]
    return " · ".join(part for part in parts if part)


def _title(name: str) -> Saying:
    return lambda words: field_name("company", name, words)


def _fact(name: str, value: Any) -> Saying:
    def say(words: Words) -> str:
        if name in _CODES:
            return capital(code_name(_CODES[name], value, words))
        if name == "head_office_country":
            return words.territory(value)
        if name == "capital_yen":
            return words.gettext("{amount} yen").format(amount=words.number(value))
        return words.number(value) if isinstance(value, int) else str(value or NOT_STATED)

    return say


def _sentence(rule: CompanyRuleLine) -> Sentence:
    def says(words: Words) -> str:
        return sentence_for(rule.reason, rule.values, words)

    def outcome(words: Words) -> str:
        return code_name("outcome", rule.outcome, words)

    def source(words: Words) -> str:
        return f"{code_name('company_rule', rule.rule, words)} · {rule.source}"

    return Sentence(tone_of("outcome", rule.outcome), outcome, says, source)
