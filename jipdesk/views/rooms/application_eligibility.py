"""資格確認: what every rule says, as sentences with their source, and the exceptions a coordinator has approved."""

import re
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk import i18n
from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.eligibility import sentence_for
from jipdesk.phrases.marking import N_
from jipdesk.queries.application_page import ApplicationPage, Approved, RuleLine
from jipdesk.rules.codes import Outcome, Rule, Verdict
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.reason import Reason
from jipdesk.views.pieces.sign import Sign
from jipdesk.views.spoken import Button, OneLine, Paragraph, Saying, message

_ABOVE = 80


class Eligibility(QWidget):
    """The second tab."""

    failed = Signal(object)

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._page: ApplicationPage | None = None
        self._decided: tuple[int, str] | None = None
        """the applicant and the rule that an exception was approved for just now"""
        self.verdict = StatePill()
        self.reason = Reason()
        self.verbs: dict[str, Button] = {}
        """what asks for an exception, by rule"""
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 8, 12)
        column.setSpacing(10)
        column.addWidget(self.verdict, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reason)
        column.addLayout(self._lines)
        column.addStretch(1)
        self._column = column

    def show_page(self, page: ApplicationPage) -> None:
        """Show one applicant."""
        if self._page is None or page.id != self._page.id:
            self.reason.hide()
        decided = self._decided[1] if self._decided and self._decided[0] == page.id else None
        has_keys = next((rule for rule, verb in self.verbs.items() if verb.hasFocus()), decided)
        self._page, self._decided = page, None
        self.verdict.say(partial(_verdict, page), tone_of("verdict", _final(page)))
        clear(self._lines)
        self.verbs = {}
        for rule in sorted(page.rules, key=_what_matters):
            self._lines.addLayout(self._line(rule))
        if has_keys in self.verbs and self.isVisible():
            # They would go on to what stands below, such as the button that skips the applicant.
            self.verbs[has_keys].show()
            # What has the keys is brought into sight, so it has to stand in its place by then.
            self._column.activate()
            self.verbs[has_keys].setFocus()
            # The sheet around it has its new height only later, and went by the old one.
            QTimer.singleShot(0, self, partial(self._bring_into_sight, has_keys))
        if not page.rules:
            hint = N_("Eligibility has not been checked yet. “Check eligibility” checks everyone at once.")
            self._lines.addWidget(Paragraph(hint, "muted"))

    def _bring_into_sight(self, rule: str) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and rule in self.verbs:
            # With what the rule says, which stands above.
            around.ensureWidgetVisible(self.verbs[rule], 0, _ABOVE)

    def _line(self, rule: RuleLine) -> QHBoxLayout:
        outcome = rule.exception.outcome if rule.exception else rule.outcome
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Paragraph(partial(_sentence, rule)))
        texts.addLayout(self._below(rule))
        if rule.exception:
            texts.addWidget(Paragraph(partial(_exception, rule.exception), "doubt"))
        line = QHBoxLayout()
        line.setSpacing(10)
        sign = Sign(tone_of("outcome", outcome), partial(_named, rule.rule, outcome))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        return line

    def _below(self, rule: RuleLine) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(_Source(rule), 1)
        verb = Button(N_("Exception…"), "link")
        verb.explain(partial(_what_exception, rule))
        verb.does(partial(self._ask, rule))
        self.verbs[rule.rule] = verb
        line.addWidget(verb, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _ask(self, rule: RuleLine) -> None:
        stands = rule.exception.outcome if rule.exception else rule.outcome
        wanted = Outcome.FAIL if stands == Outcome.PASS else Outcome.PASS
        question = message(
            N_("“{rule}” is to count as: {outcome}. Why?"),
            rule=_code("rule", rule.rule),
            outcome=_code("outcome", wanted),
        )
        self.reason.ask(question, N_("Approve the exception"), partial(self._approve, rule.rule, wanted))

    def _approve(self, rule: str, outcome: Outcome, reason: str) -> None:
        actor = self._desk.desk.actor
        assert self._page is not None
        assert actor is not None
        number = self._page.id
        self._decided = number, rule

        def work(session: Session) -> None:
            from jipdesk.actions.screening import override

            override(session, number, Rule(rule), outcome, reason=reason, approver=actor)

        self._desk.act("override_rule", work, failed=self.failed.emit)


def _what_matters(rule: RuleLine) -> int:
    """Put first what speaks against; an exception leaves a line in its place."""
    return (Outcome.FAIL, Outcome.CONFIRM, Outcome.PASS).index(Outcome(rule.outcome))


def _final(page: ApplicationPage) -> str | None:
    """Return the verdict with the exceptions."""
    if page.verdict is None:
        return None
    from jipdesk.rules.eligibility import verdict_of

    outcomes = (rule.exception.outcome if rule.exception else rule.outcome for rule in page.rules)
    return str(verdict_of(Outcome(outcome) for outcome in outcomes))


def _verdict(page: ApplicationPage, words: Words) -> str:
    final = _final(page)
    if final is None:
        return words.gettext("Not yet checked")
    name = code_name("verdict", final, words)
    open_ones = sum(rule.outcome == Outcome.CONFIRM and rule.exception is None for rule in page.rules)
    if not open_ones:
        return name
    asked = words.ngettext("{n} thing to confirm", "{n} things to confirm", open_ones).format(n=open_ones)
    if final == Verdict.CONFIRM:
        return asked
    return words.gettext("{verdict}: {what}").format(verdict=name, what=asked)


def _sentence(rule: RuleLine, words: Words) -> str:
    return sentence_for(rule.reason, rule.values, words)


class _Source(OneLine):
    """Which rule it is, and where that is written; what is written there stands where the pointer rests."""

    def __init__(self, rule: RuleLine) -> None:
        self._rule = rule
        super().__init__(partial(_source, rule), "small")

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        super().retranslate()
        if self._rule.source:
            self.setToolTip(i18n.spoken().told(self._rule.source))


def _source(rule: RuleLine, words: Words) -> str:
    name = code_name("rule", rule.rule, words)
    if not rule.source:
        return name
    return words.gettext("{rule} · {source}").format(rule=name, source=_where(words.told(rule.source)))


def _where(source: str) -> str:
    """Return the paper of a source without what it says."""
    return re.split(r"\s?[(（:：;；]", source, maxsplit=1)[0]


def _exception(approved: Approved, words: Words) -> str:
    return words.gettext("Exception: {outcome}. {reason} ({who}, {when})").format(
        outcome=code_name("outcome", approved.outcome, words),
        reason=approved.reason,
        who=approved.approver,
        when=words.date(approved.approved_at.date()),
    )


def _what_exception(rule: RuleLine, words: Words) -> str:
    return words.gettext("Decide differently from “{rule}”, with a reason").format(
        rule=code_name("rule", rule.rule, words)
    )


def _named(rule: str, outcome: str, words: Words) -> str:
    return words.gettext("{filter}: {choices}").format(
        filter=code_name("rule", rule, words), choices=code_name("outcome", outcome, words)
    )


def _code(kind: str, code: str) -> Saying:
    return lambda words: code_name(kind, code, words)
