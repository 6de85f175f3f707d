"""What is said before an edition goes to its next stage, or its rules change."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.telling import Telling, plainly

Form = Callable[[Words, int], str]


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    known = _SENTENCES.get(stop.code)
    return known(stop, words) if known else None


def matter_sentence(matter: str, count: int, words: Words) -> str:
    """Return what is still open: "2 internships are not over yet."."""
    return _MATTERS[matter](words, count).format(count=words.number(count))


def turn_sentence(before: str, after: str, count: int, words: Words, *, of_companies: bool = False) -> str:
    """Return how many would be judged otherwise: "3 applications: Eligible → Not eligible"."""
    if of_companies:
        text = words.ngettext("{count} company: {before} → {after}", "{count} companies: {before} → {after}", count)
    else:
        text = words.ngettext(
            "{count} application: {before} → {after}", "{count} applications: {before} → {after}", count
        )
    names = {"before": code_name("verdict", before, words), "after": code_name("verdict", after, words)}
    return text.format(count=words.number(count), **names)


def kept_sentence(kept: int, words: Words) -> str:
    """Return how many of them stay where they are; empty for none."""
    text = words.ngettext(
        "{count} of them has gone on to selection or has ended, and stays at its stage.",
        "{count} of them have gone on to selection or have ended, and stay at their stage.",
        kept,
    )
    return text.format(count=words.number(kept)) if kept else ""


def turned_who(first: Sequence[str], count: int, kept: int, words: Words) -> str:
    """Return who the first of them are, and how many of all stay where they are."""
    more = count - len(first)
    named = [*first, words.gettext("{count} more").format(count=words.number(more))] if more and first else first
    said = [words.list(list(named)), kept_sentence(kept, words)]
    return "\n".join(each for each in said if each)


def _unknown(words: Words, count: int) -> str:
    return words.ngettext(
        "{count} thing about this edition is not known; see the list below.",
        "{count} things about this edition are not known; see the list below.",
        count,
    )


def _no_deadline(words: Words, count: int) -> str:
    return words.ngettext("{count} course has no deadline yet.", "{count} courses have no deadline yet.", count)


def _example_letterhead(words: Words, _: int) -> str:
    return words.gettext("The letterhead is still the made-up example.")


def _deadline_to_come(words: Words, count: int) -> str:
    return words.ngettext("{count} course still takes applications.", "{count} courses still take applications.", count)


def _unchecked(words: Words, count: int) -> str:
    return words.ngettext(
        "{count} application has not been checked against the rules.",
        "{count} applications have not been checked against the rules.",
        count,
    )


def _in_selection(words: Words, count: int) -> str:
    return words.ngettext(
        "{count} applicant is still in selection.", "{count} applicants are still in selection.", count
    )


def _undecided_matches(words: Words, count: int) -> str:
    return words.ngettext("{count} proposal is not decided yet.", "{count} proposals are not decided yet.", count)


def _open_openings(words: Words, count: int) -> str:
    return words.ngettext("{count} opening has free places.", "{count} openings have free places.", count)


def _under_way(words: Words, count: int) -> str:
    return words.ngettext("{count} internship is not over yet.", "{count} internships are not over yet.", count)


def _followed_up(words: Words, count: int) -> str:
    return words.ngettext("{count} intern is still in follow-up.", "{count} interns are still in follow-up.", count)


def _unpaid(words: Words, count: int) -> str:
    return words.ngettext("{count} payment has not been made.", "{count} payments have not been made.", count)


def _papers_out(words: Words, count: int) -> str:
    return words.ngettext("{count} paper is out for signature.", "{count} papers are out for signature.", count)


_SENTENCES: Mapping[str, Telling] = MappingProxyType(
    {
        "ages_crossed": plainly(N_("The lower age limit would be above the upper one. Correct one of them.")),
        "document_days_off_scale": plainly(N_("Applicants have from {lowest} to {highest} days for their documents.")),
    }
)
_MATTERS: Mapping[str, Form] = MappingProxyType(
    {
        "unknown": _unknown,
        "no_deadline": _no_deadline,
        "example_letterhead": _example_letterhead,
        "deadline_to_come": _deadline_to_come,
        "unchecked": _unchecked,
        "in_selection": _in_selection,
        "undecided_matches": _undecided_matches,
        "open_openings": _open_openings,
        "under_way": _under_way,
        "followed_up": _followed_up,
        "unpaid": _unpaid,
        "papers_out": _papers_out,
    }
)
