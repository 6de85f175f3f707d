"""What is said about the papers an applicant has to show: their scans, the passport's two lines, whose move it is."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_, NN_

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "education": N_("Enrolment or graduation"),
        "recommendation": N_("Recommendation"),
        "language": N_("Language certificate"),
        "passport": N_("Passport"),
        "photograph": N_("Photograph"),
    }
)
TURNS: Mapping[str, str] = MappingProxyType({"applicant": N_("Applicant"), "office": N_("Office")})
STANDINGS: Mapping[str, str] = MappingProxyType(
    {
        "complete": N_("Everything accepted"),
        "incomplete": N_("Something is missing"),
        "overdue": N_("Overdue"),
        "passport_expires": N_("Passport ends before the stay"),
    }
)
SHORT: Mapping[str, str] = MappingProxyType(
    {
        "not_requested": N_("Not requested"),
        "requested": N_("Requested"),
        "received": N_("To check"),
        "checking": N_("Being checked"),
        "returned": N_("Sent back"),
        "resubmitted": N_("To check again"),
        "accepted": N_("Accepted"),
        "expired": N_("Expired"),
    }
)
"""How a paper stands, in a word that fits a cell."""
PARTS: Mapping[str, str] = MappingProxyType(
    {
        "family_name": N_("Family name"),
        "given_name": N_("Given names"),
        "number": N_("Passport no."),
        "nationality": N_("Nationality"),
        "birth_date": N_("Date of birth"),
        "sex": N_("Sex"),
        "expires_on": N_("Valid until"),
        "issuing_country": N_("Issued by"),
    }
)
FAULTS: Mapping[str, str] = MappingProxyType(
    {
        "shape": N_("These are not the two lines of a passport: each has 44 letters, and the first begins with P."),
        "number": N_("The check digit of the passport number does not agree. Compare the number letter by letter."),
        "birth_date": N_("The check digit of the date of birth does not agree. Compare its six digits."),
        "expiry": N_("The check digit of the expiry date does not agree. Compare its six digits."),
        "personal_number": N_("The check digit of the personal number does not agree. Compare it letter by letter."),
        "whole": N_("The last check digit, over the whole second line, does not agree. Compare that line."),
    }
)


def requirement_name(code: str, words: Words) -> str:
    """Return the heading of a requirement."""
    return words.gettext(HEADINGS[code])


def turn_name(code: str, words: Words) -> str:
    """Return whose move it is."""
    return words.gettext(TURNS[code])


def left_out_sentence(why: str, count: int, names: Sequence[str], words: Words) -> str:
    """Return of how many nothing is accepted, of whom, and why."""
    named, others = list(names), count - len(names)
    if others:
        more = words.ngettext("{n} other applicant", "{n} other applicants", others)
        named.append(more.format(n=words.number(others)))
    return words.ngettext(*_LEFT_OUT[why], count).format(n=words.number(count), names=words.list(named))


_LEFT_OUT = {
    "unasked": NN_(
        "{n} is left out, as this was not requested from them: {names}.",
        "{n} are left out, as this was not requested from them: {names}.",
    ),
    "accepted": NN_(
        "{n} is left out, as nothing is left to accept: {names}.",
        "{n} are left out, as nothing is left to accept: {names}.",
    ),
}


def standing_name(code: str, words: Words) -> str:
    """Return how an applicant stands."""
    return words.gettext(STANDINGS[code])


def fault_sentence(code: str, words: Words) -> str:
    """Return what is wrong with the two lines, and what to do."""
    return words.gettext(FAULTS[code])


def length_sentence(first: int, second: int, words: Words) -> str:
    """Return how long the lines are that were typed."""
    return words.gettext("Line 1 has {first} letters, line 2 has {second}; each needs 44.").format(
        first=first, second=second
    )


def change_sentence(line: int, place: int, was: str, now: str, words: Words) -> str:
    """Return which letter was read as another."""
    return words.gettext("Line {line}, place {place}: {was} was read as {now}.").format(
        line=line, place=place, was=was, now=now
    )


def advice_sentence(place: int, was: str, now: str, words: Words) -> str:
    """Return which letter of the number may have been taken for another."""
    return words.gettext("With {now} instead of {was} at place {place} of line 2, everything would agree.").format(
        place=place, was=was, now=now
    )


def expired_sentence(expires_on: date, words: Words) -> str:
    """Return that the passport has ended, whenever the stay will be."""
    return words.gettext("The passport ended on {day}. Ask for a new passport.").format(day=words.date(expires_on))


def expiry_sentence(expires_on: date | None, ends_on: date | None, words: Words, *, is_placed: bool) -> str:
    """Return whether the passport lasts for the stay, as far as both days are known."""
    if expires_on is None:
        return words.gettext("It is not recorded until when the passport is valid.")
    if ends_on is None:
        return words.gettext("When the stay will end is not known yet, so the passport cannot be compared with it.")
    told = {"day": words.date(expires_on), "end": words.date(ends_on)}
    if expires_on < ends_on:
        text = (
            words.gettext("The passport ends on {day}, before the internship does ({end}). Ask for a new passport.")
            if is_placed
            else words.gettext("The passport ends on {day}, before the course does ({end}). Ask for a new passport.")
        )
    else:
        text = words.gettext("The passport lasts for the stay: until {day}; the stay ends on {end}.")
    return text.format(**told)


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    known = _SENTENCES.get(stop.code)
    return known(stop, words) if known else None


def _of_file(text: str) -> Callable[[Stop, Words], str]:
    """Return what says a message about the file that was refused."""

    def say(stop: Stop, words: Words) -> str:
        values = {"name": words.gettext("The file"), **stop.values}
        return words.gettext(text).format(**values)

    return say


def _plain(text: str) -> Callable[[Stop, Words], str]:
    return lambda _stop, words: words.gettext(text)


def _mrz_wrong(stop: Stop, words: Words) -> str:
    return fault_sentence(str(stop.values["fault"]), words)


_SENTENCES: Mapping[str, Callable[[Stop, Words], str]] = MappingProxyType(
    {
        "scan_absent": _of_file(N_("{name} is no longer there.")),
        "scan_empty": _of_file(N_("{name} is empty.")),
        "scan_foreign": _of_file(
            N_("{name} is not a PDF, JPEG, PNG or TIFF by its content, whatever its name says. It was not attached.")
        ),
        "scan_folder": _of_file(N_("{name} is a folder. Open it and drop the scans themselves.")),
        "scan_mail": _of_file(
            N_("{name} is an e-mail. Open it, save what is attached to it as files, then attach those.")
        ),
        "scan_heic": _of_file(
            N_("{name} is a photograph in the format HEIC. Save it as JPEG first, then attach the JPEG.")
        ),
        "scan_damaged": _of_file(
            N_("{name} is damaged or incomplete and cannot be opened. Ask for it again, or save it anew.")
        ),
        "scan_encrypted": _of_file(
            N_("{name} is protected with a password. Save it without protection, then attach it.")
        ),
        "scan_two_in_one": _of_file(
            N_("{name} has another file hidden inside it. It was not attached; ask the sender for a plain scan.")
        ),
        "scan_too_large": _of_file(N_("{name} is larger than {megabytes} MB. Scan it with a lower resolution.")),
        "scan_too_many_pages": _of_file(
            N_("{name} has more than {most} pages. Attach only the pages of the document.")
        ),
        "scan_too_many_pixels": _of_file(
            N_("The picture in {name} is far too large for a scan. Scan it with a lower resolution.")
        ),
        "mrz_wrong": _mrz_wrong,
        "documents_not_awaited": _plain(N_("No document of this kind is awaited from the chosen applicants.")),
        "document_kind_not_requested": _plain(N_("This was not requested from the chosen applicants.")),
        "documents_accepted": _plain(N_("These documents have been accepted already.")),
        "expires_before_issue": _plain(N_("A document cannot expire before it is issued. Check both days.")),
        "scan_gone": _plain(N_("This scan is no longer attached. Refresh the page.")),
    }
)
