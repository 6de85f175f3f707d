"""What the import dialog says of a sheet as a whole: before its rows are taken in, and after."""

from collections.abc import Callable

from jipdesk.exchange.sheet_doubts import SheetDoubts
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.i18n import Words
from jipdesk.phrases import sheets as phrases
from jipdesk.phrases.window import joined

Told = Callable[[Words], str]


def doubt_of(doubts: SheetDoubts, year: int) -> Told | None:
    """Return what speaks against the sheet, if anything does."""
    if not (doubts.are_serious or doubts.hidden):
        return None

    def say(words: Words) -> str:
        said = [_other_year(doubts, year, words)] if doubts.years else []
        said += [_strangers(doubts.strangers, words)] if doubts.strangers else []
        said += [_lost(doubts.lost, words)] if doubts.lost else []
        return joined([*said, *([phrases.hidden_rows(doubts.hidden, words)] if doubts.hidden else [])], words)

    return say


def _other_year(doubts: SheetDoubts, year: int, words: Words) -> str:
    text = words.ngettext(
        "This looks like a sheet for {years}: {n} row names a course that FY{year} does not have.",
        "This looks like a sheet for {years}: {n} rows name courses that FY{year} does not have.",
        doubts.other_course_rows,
    )
    named = [words.gettext("FY{year}").format(year=each) for each in doubts.years]
    years = (
        named[0] if len(named) == 1 else words.gettext("one of these years ({years})").format(years=words.list(named))
    )
    return text.format(n=words.number(doubts.other_course_rows), year=year, years=years)


def _strangers(count: int, words: Words) -> str:
    text = words.ngettext(
        "In {n} row the name and the date of birth are not those of the application with that number. "
        "Is it the right sheet?",
        "In {n} rows the name and the date of birth are not those of the application with that number. "
        "Is it the right sheet?",
        count,
    )
    return text.format(n=words.number(count))


def _lost(count: int, words: Words) -> str:
    text = words.ngettext(
        "In {n} row a name contains “?”: letters may have been lost when the sheet was saved. Save it as CSV UTF-8 or "
        "as XLSX and choose that file.",
        "In {n} rows a name contains “?”: letters may have been lost when the sheet was saved. Save it as CSV UTF-8 or "
        "as XLSX and choose that file.",
        count,
    )
    return text.format(n=words.number(count))


def taken_of(kind: SheetKind, count: int, refused: int, alike: int) -> Told:
    """Return what was taken in, what was left out, whom to look at next, and how it is taken back."""

    def say(words: Words) -> str:
        told = [phrases.taken_in(kind, count, words)]
        if refused:
            left = words.ngettext("{n} refused row was left out.", "{n} refused rows were left out.", refused)
            told.append(left.format(n=words.number(refused)))
        if alike:
            look = words.ngettext(
                "For {n} row the desk may have another record of the same person.",
                "For {n} rows the desk may have another record of the same person.",
                alike,
            )
            told.append(look.format(n=words.number(alike)))
        return joined([*told, words.gettext("Edit ▸ Undo takes back the whole import.")], words)

    return say


def saved_of(count: int, name: str) -> Told:
    """Return how many refused rows were saved, and in which file."""

    def say(words: Words) -> str:
        text = words.ngettext("{n} refused row was saved as {path}.", "{n} refused rows were saved as {path}.", count)
        return text.format(n=words.number(count), path=name)

    return say
