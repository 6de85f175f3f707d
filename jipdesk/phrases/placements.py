"""What is said about matches, placements and allowances."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_, NN_
from jipdesk.phrases.states import arrangement_name, obstacle_sentence
from jipdesk.phrases.telling import Telling, by_count, count, number, plainly


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    known = _SENTENCES.get(stop.code)
    return known(stop, words) if known else None


def _not_candidates(stop: Stop, words: Words) -> str:
    return words.ngettext(
        "{count} of the proposed applicants has not passed the office's interview, so cannot be proposed: {numbers}.",
        "{count} of the proposed applicants have not passed the office's interview, so cannot be proposed: {numbers}.",
        count(stop),
    ).format(count=number(stop, words), numbers=_first(stop, words))


def _openings_shut(stop: Stop, words: Words) -> str:
    numbers = _first(stop, words)
    said = words.ngettext(
        "{count} of the openings is not accepting anyone at present. Choose others, or open them for matching first.",
        "{count} of the openings are not accepting anyone at present. Choose others, or open them for matching first.",
        count(stop),
    ).format(count=number(stop, words))
    return said if not numbers else words.gettext("{said} Numbers: {numbers}.").format(said=said, numbers=numbers)


def _matches_blocked(stop: Stop, words: Words) -> str:
    said = words.ngettext(
        "{count} of {of} matches cannot take this step.", "{count} of {of} matches cannot take this step.", count(stop)
    ).format(count=number(stop, words), of=number(stop, words, "of"))
    return _with_reasons(said, stop, words)


def _placements_blocked(stop: Stop, words: Words) -> str:
    said = words.ngettext(
        "{count} of {of} placements cannot take this step.",
        "{count} of {of} placements cannot take this step.",
        count(stop),
    ).format(count=number(stop, words), of=number(stop, words, "of"))
    return _with_reasons(said, stop, words)


def _with_reasons(said: str, stop: Stop, words: Words) -> str:
    reasons = [obstacle_sentence(reason, words) for reason in _listed(stop.values["reasons"])]
    return ("" if words.language == "ja" else " ").join([said, *reasons])


def _arrangements_open(stop: Stop, words: Words) -> str:
    names = [arrangement_name(each, words) for each in _listed(stop.values["arrangements"])]
    return words.ngettext(
        "{count} of {of} placements is not ready. Still to be arranged: {names}.",
        "{count} of {of} placements are not ready. Still to be arranged: {names}.",
        count(stop),
    ).format(count=number(stop, words), of=number(stop, words, "of"), names=words.list(names))


def _period_backwards(stop: Stop, words: Words) -> str:
    starts_on, ends_on = (date.fromisoformat(str(stop.values[name])) for name in ("starts_on", "ends_on"))
    return words.gettext(
        "The period would end on {end}, before it begins on {start}. Correct one of the dates."
    ).format(start=words.date(starts_on), end=words.date(ends_on))


_SENTENCES: Mapping[str, Telling] = MappingProxyType(
    {
        "not_candidates": _not_candidates,
        "openings_shut": _openings_shut,
        "not_proposed": by_count(
            NN_(
                "{count} applicant was not proposed to the company that wants to interview. Propose the match first.",
                "{count} applicants were not proposed to the companies that want to interview. Propose the "
                "matches first.",
            )
        ),
        "matches_blocked": _matches_blocked,
        "placements_blocked": _placements_blocked,
        "arrangements_open": _arrangements_open,
        "period_backwards": _period_backwards,
        "hours_off_scale": plainly(N_("The hours per day must be more than 0 and at most 24.")),
        "period_missing": by_count(
            NN_(
                "The period of {count} placement is not set. Fill it in first.",
                "The periods of {count} placements are not set. Fill them in first.",
            )
        ),
        "daily_amount_unknown": by_count(
            NN_(
                "The course of {count} placement has no daily amount. Enter it with the edition's courses.",
                "The courses of {count} placements have no daily amount. Enter it with the edition's courses.",
            )
        ),
        "allowance_approved": by_count(
            NN_(
                "The payment plan of {count} placement would change, but one of its payments is already "
                "approved. Put that payment on hold first.",
                "The payment plans of {count} placements would change, but some of their payments are already "
                "approved. Put those on hold first.",
            )
        ),
    }
)
_SHOWN = 5


def _listed(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []


def _first(stop: Stop, words: Words) -> str:
    """Return the first few numbers (of applications or openings, which are not personal)."""
    numbers = _listed(stop.values.get("numbers"))
    return words.list([*numbers[:_SHOWN], *(["…"] if len(numbers) > _SHOWN else [])])
