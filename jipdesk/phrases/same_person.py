"""What two records that seem to be one person are called, what speaks for it, and why a merge is refused."""

from collections.abc import Iterable

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases import intake
from jipdesk.phrases.window import joined

VERY_LIKELY, LIKELY = 85, 70
"""From these scores on it is."""


def sentence(stop: Stop, words: Words) -> str | None:
    """Return what stands against it and what to do, or None for a refusal of another kind."""
    _ = words.gettext
    return {
        "already_merged": _("One of the two records has become part of another in the meantime."),
        "one_must_count": _("One application of each year has to count. Leave one of them."),
    }.get(stop.code)


def likelihood(score: int, words: Words) -> str:
    """Return in a word how likely it is that the two are one."""
    if score >= VERY_LIKELY:
        return words.gettext("Very likely")
    return words.gettext("Likely") if score >= LIKELY else words.gettext("Possible")


def evidence(codes: Iterable[str], words: Words) -> str:
    """Return what speaks for and against it in one line."""
    return " · ".join(intake.evidence(str(code), words) for code in codes)


def merged(otherwise: int, words: Words) -> str:
    """Return what came of a merge, and for how many applications the rules say something else now."""
    done = words.gettext("The two records are one now.")
    return _with_judged(done, otherwise, words)


def kept_apart(otherwise: int, words: Words) -> str:
    """Return that the two will not be shown again, and for how many applications the rules say something else now."""
    done = words.gettext("Noted: they are two people, and this pair is not shown again.")
    return _with_judged(done, otherwise, words)


def taken_back(otherwise: int, words: Words) -> str:
    """Return that the two are a pair again, and for how many applications the rules say something else now."""
    done = words.gettext("Taken back: the pair is among those to decide again.")
    return _with_judged(done, otherwise, words)


def _with_judged(done: str, otherwise: int, words: Words) -> str:
    if not otherwise:
        return done
    judged = words.ngettext(
        "The eligibility of {n} application was checked again and has changed.",
        "The eligibility of {n} applications was checked again and has changed.",
        otherwise,
    ).format(n=words.number(otherwise))
    return joined([done, judged], words)
