"""A value as it is stored, said as a person reads it: codes by their names, days and moments by the language."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.selection import CRITERIA, DOCUMENTS, METHODS, OUTCOMES
from jipdesk.phrases.states import STATES, state_name

NOTHING = "—"
_NOUNS = {"document_item": "document", "visa_case": "visa", "allowance": "payment"}
_CODES: Mapping[str, str] = MappingProxyType(
    {
        "sex": "sex",
        "education_status": "education",
        "jlpt": "jlpt",
        "required_jlpt": "jlpt",
        "jlpt_minimum": "jlpt",
        "english_level": "english",
        "required_english": "english",
        "english_minimum": "english",
        "organisation_type": "organisation",
        "industry_class": "industry",
        "residence_rule": "residence_rule",
        "verdict": "verdict",
        "outcome": "outcome",
        "rule": "rule",
    }
)
"""Fields that hold a code, and of which kind."""
_COUNTRIES = frozenset({"nationality", "other_nationality", "residence_country", "head_office_country"})
_YES_NO = frozenset({"agrees_with_purpose", "full_time", "can_submit_documents", "consents_privacy", "attended"})
_WORDED: Mapping[str, Mapping[str, str]] = MappingProxyType({"method": METHODS, "recommendation": OUTCOMES})


def stored_value(table: str, field: str, value: object, words: Words) -> str:
    """Return a stored value as a person reads it; what is empty is a dash."""
    value = _opened(value)
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, list):
        return words.list([_listed(str(each), words) for each in value])
    if isinstance(value, dict):
        return words.list([f"{words.gettext(CRITERIA.get(name, name))} {each}" for name, each in value.items()])
    if field == "is_original":
        return words.gettext("Original") if value else words.gettext("Photocopy")
    if isinstance(value, bool) or field in _YES_NO:
        return words.gettext("Yes") if value else words.gettext("No")
    return words.number(value) if isinstance(value, int) else _text(table, field, str(value), words)


def _listed(text: str, words: Words) -> str:
    return words.gettext(DOCUMENTS[text]) if text in DOCUMENTS else text


def _opened(value: object) -> object:
    """Return what a text holds that the history took from a list or a table of values."""
    if not isinstance(value, str) or value[:1] not in {"[", "{"}:
        return value
    try:
        found: object = json.loads(value)
    except ValueError:
        return value
    return found


def _text(table: str, field: str, text: str, words: Words) -> str:
    noun = _NOUNS.get(table, table)
    if field == "state" and text in STATES.get(noun, {}):
        return state_name(noun, text, words)
    if field in _CODES:
        return code_name(_CODES[field], text, words)
    if field in _COUNTRIES:
        return words.territory(text)
    if text in _WORDED.get(field, {}):
        return words.gettext(_WORDED[field][text])
    return _when(text, words) or text


def _when(text: str, words: Words) -> str:
    """Return a day or a moment as the language writes it; empty where it is none."""
    if len(text) < len("2024-07-16") or text[4:5] != "-":
        return ""
    try:
        return words.date(date.fromisoformat(text)) if len(text) == len("2024-07-16") else _moment(text, words)
    except ValueError:
        return ""


def _moment(text: str, words: Words) -> str:
    moment = datetime.fromisoformat(text)
    return words.moment(moment) if moment.tzinfo else ""
