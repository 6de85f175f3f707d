"""Papers in words: their names, what is missing for them, what is wrong in a template."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases import templates
from jipdesk.phrases.marking import N_

_SHOWN = 3
"""No more placements, and no more gaps of each, are named in one sentence."""

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "cover": N_("Cover sheet"),
        "agreement-company": N_("Agreement with the host company"),
        "agreement-intern": N_("Agreement with the intern"),
        "itinerary": N_("Itinerary"),
    }
)

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "office.programme": N_("programme's name"),
        "office.office": N_("office's name"),
        "office.operator": N_("operator's name"),
        "office.postal_code": N_("office's postal code"),
        "office.address": N_("office's address"),
        "office.representative": N_("operator's representative"),
        "office.representative_title": N_("title of the operator's representative"),
        "office.phone": N_("office's telephone number"),
        "office.email": N_("office's e-mail address"),
        "office.ministry_unit": N_("ministry's unit in charge"),
        "office.court": N_("court of jurisdiction"),
        "office.fiscal_year": N_("fiscal year"),
        "host.name": N_("host company's name"),
        "host.address": N_("host company's address"),
        "host.representative": N_("host company's representative"),
        "host.representative_title": N_("title of the host company's representative"),
        "intern.name": N_("intern's name as in the passport"),
        "intern.name_kana": N_("intern's name in katakana"),
        "intern.name_native": N_("intern's name in native script"),
        "intern.nationality": N_("intern's nationality"),
        "intern.birth_date": N_("intern's date of birth"),
        "intern.address": N_("intern's address"),
        "internship.placement_no": N_("placement number"),
        "internship.course": N_("course's name"),
        "internship.starts_on": N_("first day of the internship"),
        "internship.ends_on": N_("last day of the internship"),
        "internship.place": N_("internship place"),
        "internship.supervisor": N_("internship supervisor"),
        "internship.supervisor_title": N_("title of the internship supervisor"),
        "internship.days": N_("number of internship days"),
        "internship.hours_per_day": N_("hours per day"),
        "internship.task": N_("content of the internship"),
        "internship.pc_from": N_("lender of the personal computer"),
        "internship.daily_amount_yen": N_("course's daily amount"),
        "internship.local_currency": N_("currency of the daily amount"),
        "flights": N_("flights"),
        "flights.arrival": N_("flight to Japan"),
        "flights.departure": N_("return flight"),
        "accommodation": N_("accommodation"),
        "accommodation.name": N_("accommodation"),
        "accommodation.address": N_("accommodation's address"),
        "accommodation.phone": N_("accommodation's telephone number"),
        "accommodation.room": N_("room number"),
        "accommodation.check_in": N_("check-in date"),
        "accommodation.check_out": N_("check-out date"),
        "insurance": N_("insurance"),
        "insurance.insurer": N_("insurer"),
        "insurance.policy_no": N_("insurance policy number"),
        "insurance.starts_on": N_("first insured day"),
        "insurance.ends_on": N_("last insured day"),
        "training": N_("training"),
        "contents": N_("contents of the pack"),
        "passport_expires_on": N_("passport's date of expiry"),
        "supervisor_phone": N_("telephone number of the internship supervisor"),
        "supervisor_email": N_("e-mail address of the internship supervisor"),
        "signed_on": N_("execution date"),
        "template_version": N_("template"),
    }
)
"""The fields of papers, by the path under which a template names them."""

_CONTRADICTIONS: Mapping[str, str] = MappingProxyType(
    {
        "period_reversed": N_("The internship ends before it starts."),
        "days_impossible": N_("The number of internship days must be at least one."),
        "days_exceed_period": N_("There are more internship days than days in the internship period."),
        "hours_impossible": N_("The hours per day must be between 0 and 24."),
        "flight_reversed": N_("A flight arrives before it departs."),
        "lands_after_start": N_("The flight to Japan lands after the internship has started."),
        "leaves_before_end": N_("The return flight leaves before the internship ends."),
        "passport_expires": N_("The passport expires before the intern leaves Japan."),
        "room_reversed": N_("The check-out is before the check-in."),
        "check_in_late": N_("The room is available only after the intern arrives."),
        "check_out_early": N_("The room must be left before the intern leaves."),
        "insured_late": N_("The insurance begins after the intern needs it."),
        "insured_short": N_("The insurance ends before the intern leaves."),
        "training_reversed": N_("A training session ends before it begins."),
    }
)


def paper_name(kind: str, words: Words) -> str:
    """Return the name of a paper by its kind, such as `agreement-intern`."""
    return words.gettext(NAMES[kind]) if kind in NAMES else kind


def field_name(field: str, words: Words) -> str:
    """Return the name of a field of a paper: "host company's name (English)"."""
    _ = words.gettext
    owner, _dot, last = field.rpartition(".")
    if last in {"ja", "en"} and owner in FIELDS:
        name = _("{field} (Japanese)") if last == "ja" else _("{field} (English)")
        return name.format(field=_(FIELDS[owner]))
    path = field
    # Of flights.2.arrives_at it is enough to say that it is about the flights.
    while path and path not in FIELDS:
        path = path.rpartition(".")[0]
    return _(FIELDS[path]) if path else field


def missing_sentence(code: str, field: str, words: Words) -> str:
    """Return what has to be mended before a paper can be printed: "The intern's address is not entered."."""
    _ = words.gettext
    if code in _CONTRADICTIONS:
        return _(_CONTRADICTIONS[code])
    return _("The {field} is not entered.").format(field=field_name(field, words))


def missing_sentences(gaps: Sequence[Any], words: Words) -> str:
    """Return everything that has to be mended for one placement, as sentences one after the other."""
    space = "" if words.language == "ja" else " "
    return space.join(missing_sentence(gap.code, gap.field, words) for gap in gaps)


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    _ = words.gettext
    if stop.code == "papers_incomplete":
        return _incomplete(_each(stop, "placements"), words)
    if stop.code == "unknown_paper":
        known = words.list([str(name) for name in _each(stop, "known")])
        return _("There is no paper of that name. The papers are: {names}.").format(names=known)
    if stop.code == "placement_cancelled":
        return _(
            "Placement {number} is cancelled, so no more papers are issued for it. Papers issued before can still be "
            "printed."
        ).format(number=stop.values.get("number"))
    if stop.code == "no_glyph":
        return _(
            "A name or text contains a character that cannot be printed ({character}). Look for it in the data of "
            "placement {number} and replace it."
        ).format(character=stop.values.get("character"), number=stop.values.get("number", "–"))
    return templates.sentence(stop, words)


def _incomplete(placements: Sequence[Any], words: Words) -> str:
    listed = words.list([_gaps(each, words) for each in placements[:_SHOWN]])
    if len(placements) > _SHOWN:
        more = words.number(len(placements) - _SHOWN)
        listed = words.gettext("{listed} and {more} more").format(listed=listed, more=more)
    said = words.ngettext(
        "Nothing was printed: {count} placement lacks data or has data that does not fit together: {listed}. Correct "
        "it and print again, or leave incomplete placements out with --skip-incomplete.",
        "Nothing was printed: {count} placements lack data or have data that does not fit together: {listed}. "
        "Correct it and print again, or leave incomplete placements out with --skip-incomplete.",
        len(placements),
    )
    return said.format(count=words.number(len(placements)), listed=listed)


def _gaps(placement: Any, words: Words) -> str:
    """Return a placement with the first fields to mend: 2024-P003 (intern's address, internship supervisor)."""
    named = list(dict.fromkeys(field_name(gap.field, words) for gap in placement.missing))
    fields = words.list(named[:_SHOWN])
    if len(named) > _SHOWN:
        more = words.number(len(named) - _SHOWN)
        fields = words.gettext("{listed} and {more} more").format(listed=fields, more=more)
    return words.gettext("{no} ({fields})").format(no=placement.placement_no, fields=fields)


def _each(stop: Stop, name: str) -> Sequence[Any]:
    found = stop.values.get(name)
    return found if isinstance(found, Sequence) else ()
