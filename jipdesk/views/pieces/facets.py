"""What a list can be limited by, and how a limit is said: "Country is not: Viet Nam", "Age: 20 to 30"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.rules.limits import DENIES, NOT_STATED, ago, ends
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.spoken import Saying, said

_MOST_NAMED = 2


class Of(Enum):
    """What a facet is of, which says how it is asked for."""

    CHOICES = "choices"
    TEXT = "text"
    NUMBERS = "numbers"
    DAYS = "days"


def _no_codes(_: OpenDesk) -> Sequence[str]:
    return ()


def _as_it_is(code: str, _: Words) -> str:
    return code


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to limit a list: by stage, by country, by age."""

    name: str
    title: Saying | str
    codes: Callable[[OpenDesk], Sequence[str]] = _no_codes
    """what can be chosen, asked when the choices are opened"""
    name_of: Callable[[str, Words], str] = _as_it_is
    """what a code is called"""
    of: Of = Of.CHOICES
    group: Saying | str = ""
    """under which heading it is offered, where there are many"""
    denies: bool = False
    """whether the list's question knows "not"; else what is not chosen is asked for"""
    is_in_order: bool = False
    """whether the codes stand in an order that means something, such as stages; else they are offered by name"""


def limit_said(facet: Facet, key: str, codes: Sequence[str], words: Words) -> str:
    """Return what a pill says."""
    title, is_not = said(facet.title), key.startswith(DENIES)
    if facet.of is Of.CHOICES:
        pattern = words.gettext("{filter} is not: {choices}") if is_not else words.gettext("{filter}: {choices}")
        return pattern.format(filter=title, choices=_named(facet, codes, words))
    if tuple(codes) == (NOT_STATED,):
        pattern = words.gettext("{filter}: stated") if is_not else words.gettext("{filter}: not stated")
        return pattern.format(filter=title)
    if facet.of is Of.TEXT:
        pattern = (
            words.gettext("{filter} does not contain: {text}") if is_not else words.gettext("{filter} contains: {text}")
        )
        return pattern.format(filter=title, text=words.list(list(codes)))
    pattern = words.gettext("{filter} is not: {choices}") if is_not else words.gettext("{filter}: {choices}")
    spans = [_span(facet.of, code, words) for code in codes]
    return pattern.format(filter=title, choices=words.list(spans))


def _named(facet: Facet, codes: Sequence[str], words: Words) -> str:
    named = [facet.name_of(code, words) for code in codes[:_MOST_NAMED]]
    more = len(codes) - len(named)
    return words.list(named) + (f" +{more}" if more > 0 else "")


def _span(of: Of, code: str, words: Words) -> str:
    if code == NOT_STATED:
        return words.gettext("not stated")
    low, high = ends(code)
    if of is Of.DAYS and (days := ago(high)) is not None and not low:
        return words.ngettext("more than {n} day ago", "more than {n} days ago", days).format(n=words.number(days))
    if of is Of.DAYS and (days := ago(low)) is not None and not high:
        return words.ngettext("in the last {n} day", "in the last {n} days", days).format(n=words.number(days))
    low, high = (_end(of, end, words) for end in (low, high))
    if low and high:
        return low if low == high else words.gettext("{low} to {high}").format(low=low, high=high)
    return words.gettext("from {low}").format(low=low) if low else words.gettext("up to {high}").format(high=high)


def _end(of: Of, end: str, words: Words) -> str:
    if of is not Of.DAYS or not end:
        return end
    try:
        return words.date(date.fromisoformat(end))
    except ValueError:
        return end


GROUP_NAMES = {
    "person": N_("The person"),
    "studies": N_("Education and languages"),
    "wishes": N_("Courses and declarations"),
    "eligibility": N_("Eligibility"),
    "documents": N_("Documents"),
    "screening": N_("Screening"),
    "sheet": N_("The sheet"),
}
"""Headings under which columns and filters of applications stand."""
