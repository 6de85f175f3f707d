"""What the rules say of a host company, as sentences."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.eligibility import Said
from jipdesk.phrases.marking import N_

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "organisation_accepted": N_("Kind of organisation: {organisation}, which may host in the {year} edition."),
        "organisation_not_accepted": N_(
            "Kind of organisation: {organisation}, which may not host in the {year} edition."
        ),
        "organisation_not_stated": N_("The kind of organisation is not stated."),
        "organisation_rule_unknown": N_("Which organisations may host in the {year} edition has not been set."),
        "office_inside": N_("Country of the main office: {country}."),
        "office_outside": N_("Country of the main office: {country}. It has to be {demanded}."),
        "office_not_stated": N_("The country of the main office is not stated."),
        "office_rule_unknown": N_("Where the main office has to be has not been set for the {year} edition."),
        "size_small": N_(
            "Small or medium-sized: capital {capital}, employees {employees}. "
            "The limits are {most_capital} or {most_employees} employees ({industry})."
        ),
        "size_mid": N_(
            "Larger than medium-sized: capital {capital}, employees {employees}; the limits are {most_capital} or "
            "{most_employees} employees ({industry}). With at most {mid_sized} employees it may count as mid-sized; "
            "confirm."
        ),
        "size_large": N_(
            "Too large: capital {capital}, employees {employees}. The limits are {most_capital} or {most_employees} "
            "employees ({industry}), and {mid_sized} employees for a mid-sized company."
        ),
        "size_not_limited": N_("The {year} edition sets no limit on the size."),
        "size_not_stated": N_(
            "Capital {capital}, employees {employees} ({industry}): both are needed to judge the size. Ask for them."
        ),
        "size_industry_not_stated": N_(
            "Capital {capital}, employees {employees}: whether that is within the limits depends on the industry, "
            "which is not stated."
        ),
        "size_rule_unknown": N_("Whether there is a limit on the size has not been set for the {year} edition."),
    }
)


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    _, values = words.gettext, stop.values
    known = {
        "company_no_taken": lambda: _("There is already a company with the number {no}. Enter another one.").format(
            no=values["no"]
        ),
        "opening_no_taken": lambda: _(
            "This company already has an opening with the number {no}. Enter another one."
        ).format(no=values["no"]),
        "opening_incomplete": lambda: _("An opening needs a course and at least one place."),
        "opening_backwards": lambda: _("The last day would be before the first day. Correct one of the dates."),
        "opening_matched": lambda: words.ngettext(
            "{count} candidate has been proposed for this course. Cancel the proposal first.",
            "{count} candidates have been proposed for this course. Cancel the proposals first.",
            _count(stop),
        ).format(count=_number(values["count"], words)),
        "places_taken": lambda: words.ngettext(
            "{count} intern is already placed here, so at least that many places are needed.",
            "{count} interns are already placed here, so at least that many places are needed.",
            _count(stop),
        ).format(count=_number(values["count"], words)),
        "opening_has_interns": lambda: words.ngettext(
            "{count} intern is placed here. Cancel the match first.",
            "{count} interns are placed here. Cancel the matches first.",
            _count(stop),
        ).format(count=_number(values["count"], words)),
    }
    return known[stop.code]() if stop.code in known else None


def _count(stop: Stop) -> int:
    return int(str(stop.values["count"]))


def sentence_of(said: Said, words: Words) -> str:
    """Return what a rule said of a company."""
    return sentence_for(said.reason, said.values, words)


def sentence_for(reason: str, values: Mapping[str, object], words: Words) -> str:
    """Return the sentence for a reason and its values, also as they come back from storage."""
    shown = {name: _shown(name, value, words) for name, value in values.items()}
    return words.gettext(SENTENCES[reason]).format(**shown)


def _shown(name: str, value: object, words: Words) -> str:
    if value is None:
        return words.gettext("any industry") if name == "industry" else words.gettext("not stated")
    return _FORMS[name](value, words) if name in _FORMS else str(value)


def _country(value: object, words: Words) -> str:
    return words.territory(str(value))


def _number(value: object, words: Words) -> str:
    return words.number(int(str(value)))


def _yen(value: object, words: Words) -> str:
    return words.gettext("{amount} yen").format(amount=_number(value, words))


def _organisation(value: object, words: Words) -> str:
    return code_name("organisation", str(value), words)


def _industry(value: object, words: Words) -> str:
    return code_name("industry", str(value), words)


_FORMS: Mapping[str, Callable[[object, Words], str]] = MappingProxyType(
    {
        "country": _country,
        "demanded": _country,
        "organisation": _organisation,
        "industry": _industry,
        "capital": _yen,
        "most_capital": _yen,
        "employees": _number,
        "most_employees": _number,
        "mid_sized": _number,
    }
)
