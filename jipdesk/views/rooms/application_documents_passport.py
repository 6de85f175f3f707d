"""旅券: the two lines of its page, what they say beside the record, whether it lasts; and what languages are proved."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk import paths
from jipdesk.i18n import Words
from jipdesk.phrases import requirements as said_of
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.marking import N_
from jipdesk.queries import passports
from jipdesk.queries.passports import Ability, PassportPage
from jipdesk.rules import mrz
from jipdesk.rules.countries import read_names
from jipdesk.rules.mrz import Compared, Part, Reading, Stand
from jipdesk.rules.passport import MrzFault
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.editors import LinesEdit
from jipdesk.views.pieces.masked import DOTS
from jipdesk.views.pieces.reading_order import bring_into_sight
from jipdesk.views.pieces.sentences import Sentence, Sentences
from jipdesk.views.pieces.sign import Sign
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking, message, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TONES = {Stand.AGREES: Tone.DONE, Stand.DIFFERS: Tone.TROUBLE, Stand.NOT_RECORDED: Tone.WAITING}
_STANDS = {
    Stand.AGREES: N_("agrees"),
    Stand.DIFFERS: N_("differs"),
    Stand.NOT_RECORDED: N_("not on record"),
    Stand.UNREAD: N_("not in the passport"),
}
_MOST_TYPED = 400


class PassportPart(Speaking, QWidget):
    """Below the papers: passport and languages of one applicant."""

    failed = Signal(object)

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._page: PassportPage | None = None
        self._number: int | None = None
        self._asking = Asking(desk, self._show, self.failed.emit, self)
        self.expiry = Sentences()
        self.compared = QGridLayout()
        self.every = ActButton(N_("Take over all that differs"), self._take_every, "link")
        self.field = LinesEdit()
        self.reading = Sentences()
        self.record = ActButton(N_("Record"), self.send)
        self.languages = Sentences()
        self._lay_out()
        self.field.textChanged.connect(self._read)
        self.retranslate()
        self._read()

    def _lay_out(self) -> None:
        self.field.setFixedHeight(62)
        self.field.setTabChangesFocus(True)
        self.field.setLineWrapMode(LinesEdit.LineWrapMode.NoWrap)
        self.field.setProperty("kind", "code")
        self.compared.setHorizontalSpacing(8)
        self.compared.setVerticalSpacing(6)
        self.compared.setColumnStretch(2, 1)
        line = QHBoxLayout()
        line.addWidget(self.record)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(N_("Passport"), "heading"))
        column.addWidget(self.expiry)
        column.addLayout(self.compared)
        column.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(N_("The two lines at the foot of the passport's page"), "muted"))
        column.addWidget(self.field)
        column.addWidget(self.reading)
        column.addLayout(line)
        column.addSpacing(8)
        column.addWidget(Label(N_("Language ability: declared and proved"), "heading"))
        column.addWidget(self.languages)

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_application(self, number: int) -> None:
        """Show one applicant's; what is being typed for another is given up."""
        if number != self._number:
            self.field.clear()
        self._number = number
        self._asking.ask(lambda session: passports.page(session, number))

    def _show(self, page: PassportPage | None) -> None:
        if page is None or page.application_id != self._number:
            return
        self._page = page
        is_short = page.expires_early(self._desk.today())
        is_known = bool(page.known.expires_on and page.ends_on)
        tone = Tone.TROUBLE if is_short else Tone.DONE if is_known else Tone.WAITING
        self.expiry.show_sentences([Sentence(tone, N_("Passport"), partial(_expiry, page, self._desk.today()))])
        self._show_compared(page)
        self.languages.show_sentences([_ability(each) for each in page.abilities])

    def _show_compared(self, page: PassportPage) -> None:
        clear(self.compared)
        found = _compared(page, self._desk.today())
        for place, each in enumerate(found):
            self.compared.addWidget(Sign(_TONES.get(each.stand, Tone.NOT_BEGUN), _STANDS[each.stand]), place, 0)
            self.compared.addWidget(Label(said_of.PARTS[each.part], "muted"), place, 1)
            self.compared.addWidget(Paragraph(partial(_said, each)), place, 2)
            if each.part in _differing(found):
                verb = Button(N_("Take over"), "link").does(partial(self.take_over, (each.part,)))
                verb.explain(
                    message(
                        N_("Write into the record what the passport says: {part}"),
                        part=message(said_of.PARTS[each.part]),
                    )
                )
                self.compared.addWidget(verb, place, 3)
        self.every.setVisible(len(_differing(found)) > 1)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.field.setPlaceholderText(said(N_("P<… — type or paste both lines")))
        self.field.setAccessibleName(said(N_("The two lines at the foot of the passport's page")))

    # --- the two lines ------------------------------------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        """Say of what is typed what is wrong with it, letter by letter where it can be told."""
        typed = self.field.toPlainText()[:_MOST_TYPED]
        if not typed.strip():
            self.reading.hide()
            self.record.forbid(N_("Type or paste the two lines first."))
            return
        reading = mrz.read(typed)
        self.reading.show_sentences(list(_sentences(reading)))
        self.reading.show()
        if self.field.hasFocus():
            # What is said of the lines stands below them, where it may be out of sight.
            QTimer.singleShot(0, self, partial(bring_into_sight, self.reading))
        if reading.faults:
            self.record.forbid(partial(_fault, reading.faults[0]))
        else:
            self.record.allow(N_("Keeps the lines, and compares them with what is on record."))

    @Slot()
    def send(self) -> None:
        """Keep the lines."""
        page, typed, on = self._page, self.field.toPlainText()[:_MOST_TYPED], self._desk.today()
        if page is None or not self.record.isEnabled():
            return
        person = page.person_id

        def work(session: "Session") -> None:
            from jipdesk.actions import passport_page

            passport_page.read_passport(session, person, typed, iso2_of(), on=on)

        self._desk.act("read_passport", work, self._recorded, self.failed.emit)

    def _recorded(self, _: object) -> None:
        if self.record.hasFocus():
            # It goes off without the lines, and the keys would go on to the button that rejects.
            self.field.setFocus()
        self.field.clear()

    def take_over(self, parts: tuple[Part, ...]) -> None:
        """Write into the record what the passport says of these parts."""
        page, on = self._page, self._desk.today()
        assert page is not None
        person = page.person_id

        def work(session: "Session") -> None:
            from jipdesk.actions import passport_page

            passport_page.take_over(session, person, parts, iso2_of(), on=on)

        self._desk.act("take_over_passport", work, failed=self.failed.emit)

    def _take_every(self) -> None:
        if self._page:
            self.take_over(_differing(_compared(self._page, self._desk.today())))


@cache
def iso2_of() -> Callable[[str], str | None]:
    """Return what finds a country's two letters by the three of a passport."""
    countries = read_names(paths.resource("countries/names.csv")).countries.values()
    return {each.iso3: each.iso2 for each in countries}.get


def _compared(page: PassportPage, today: date) -> tuple[Compared, ...]:
    if not page.mrz:
        return ()
    first, second = page.mrz.split("\n")
    return mrz.compare(first, second, page.known, iso2_of(), today=today)


def _differing(found: tuple[Compared, ...]) -> tuple[Part, ...]:
    return tuple(each.part for each in found if each.stand in {Stand.DIFFERS, Stand.NOT_RECORDED})


# --- what is said -----------------------------------------------------------------------------------------------------


def _expiry(page: PassportPage, today: date, words: Words) -> str:
    if page.ends_on is None and page.expires_early(today):
        return said_of.expired_sentence(page.known.expires_on or today, words)
    return said_of.expiry_sentence(page.known.expires_on, page.ends_on, words, is_placed=page.is_placed)


def _said(each: Compared, words: Words) -> str:
    if each.part is Part.NUMBER:
        # The number stays masked; whether it agrees is what matters here.
        return f"{DOTS} {words.gettext(_STANDS[each.stand])}"
    here, there = _value(each.part, each.here, words), _value(each.part, each.there, words)
    if each.stand is Stand.DIFFERS:
        return words.gettext("record: {here}; passport: {there}").format(here=here, there=there)
    if each.stand is Stand.NOT_RECORDED:
        return words.gettext("not on record; passport: {there}").format(there=there)
    return there if each.stand is Stand.AGREES else words.gettext(_STANDS[each.stand])


def _value(part: Part, value: str | date | None, words: Words) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return words.date(value)
    if part in {Part.NATIONALITY, Part.ISSUING_COUNTRY}:
        return words.territory(value)
    return code_name("sex", value, words) if part is Part.SEX else value


def _sentences(reading: Reading) -> Iterator[Sentence]:
    if MrzFault.SHAPE in reading.faults:
        yield Sentence(Tone.WAITING, N_("not whole yet"), _of_length(reading))
        return
    # The last digit is over the others too, so it says nothing new where one of them is wrong.
    found = [each for each in reading.faults if each is not MrzFault.WHOLE] or reading.faults
    for fault in found:
        yield Sentence(Tone.TROUBLE, N_("does not agree"), partial(_fault, fault))
    if advice := reading.advice:
        yield Sentence(Tone.WAITING, N_("advice"), _of_advice(advice))
    for change in reading.changes:
        yield Sentence(Tone.WAITING, N_("read otherwise"), _of_change(change))
    if not reading.faults:
        yield Sentence(Tone.DONE, N_("agrees"), N_("Every check digit agrees."))


def _fault(fault: MrzFault, words: Words) -> str:
    return said_of.fault_sentence(fault, words)


def _of_length(reading: Reading) -> Saying:
    first, second = len(reading.first), len(reading.second)
    if first == second == mrz.LENGTH:
        return partial(_fault, MrzFault.SHAPE)
    return lambda words: said_of.length_sentence(first, second, words)


def _of_advice(advice: mrz.Change) -> Saying:
    return lambda words: said_of.advice_sentence(advice.place, advice.was, advice.now, words)


def _of_change(change: mrz.Change) -> Saying:
    return lambda words: said_of.change_sentence(change.line, change.place, change.was, change.now, words)


_NO_LEVEL = frozenset({None, "none"})
"""There is nothing to prove for who says to have no level."""


def _ability(each: Ability) -> Sentence:
    if each.declared in _NO_LEVEL:
        return Sentence(Tone.NOT_BEGUN, N_("not declared"), partial(_undeclared, each))
    if each.proved:
        return Sentence(Tone.DONE, N_("Proved"), partial(_declared, each, N_("{test} {level}: proved by certificate")))
    return Sentence(
        Tone.WAITING, N_("Declared only"), partial(_declared, each, N_("{test} {level}: declared, not proved yet"))
    )


def _declared(each: Ability, pattern: str, words: Words) -> str:
    language = words.gettext("Japanese") if each.language == "ja" else words.gettext("English")
    level = each.declared or ""
    if each.language == "ja":
        level = code_name("jlpt", level, words)
    elif level.isalpha():
        level = code_name("english", level, words)
    told = words.gettext(pattern).format(test=each.test or "", level=level).strip()
    return words.gettext("{language}: {told}").format(language=language, told=told)


def _undeclared(each: Ability, words: Words) -> str:
    language = words.gettext("Japanese") if each.language == "ja" else words.gettext("English")
    return words.gettext("{language}: nothing was declared").format(language=language)
