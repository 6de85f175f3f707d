"""The words around taking a sheet in: what it would do, row by row."""

from datetime import UTC, datetime

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.fields import FIELDS, field_name
from jipdesk.phrases.marking import N_
from jipdesk.phrases.stored import stored_value

ENCODINGS = {
    "utf-8": N_("UTF-8"),
    "utf-8-sig": N_("UTF-8 with mark"),
    "utf-16": N_("UTF-16"),
    "cp932": N_("Japanese (Shift_JIS)"),
    "euc_jp": N_("Japanese (EUC-JP)"),
    "iso2022_jp_ext": N_("Japanese (JIS)"),
    "cp1252": N_("Western (Windows-1252)"),
}
DELIMITERS = {",": N_("Comma"), ";": N_("Semicolon"), "\t": N_("Tab")}
DOUBTS = {
    "similar": N_("Only similar"),
    "by_values": N_("By its values"),
    "unreadable": N_("Values do not fit"),
    "repeated": N_("Heading twice"),
    "unnamed": N_("No heading"),
    "new": N_("New in this form"),
    "clash": N_("Chosen twice"),
}
DOUBTS_EXPLAINED = {
    "similar": N_("The heading is not one that the desk knows, only similar to it."),
    "by_values": N_("The heading is not known. The values below it look like this field."),
    "unreadable": N_("The heading is known, but most values below it cannot be read as this field."),
    "repeated": N_("Another column has the same heading."),
    "unnamed": N_("There are values in this column, but no heading over it."),
    "new": N_("The form had no such column when its columns were kept."),
    "clash": N_("Another column is taken for the same field. Choose one of them."),
}
_TABLES = {"applications": ("application", "person", "special_care"), "companies": ("company", "opening")}
_OTHERS = {"course": N_("Course"), "opening_no": N_("Opening no.")}
_PASSPORT = {"passport_no": "number", "passport_expiry": "expires_on"}
DOTS = "••••••"
_MASKED = frozenset({"diet", "health_notes", "emergency_contact", "passport_no"})
KINDS = {"applications": N_("Applications"), "companies": N_("Companies and openings")}


def sheet_field(kind: str, code: str, ja: str, words: Words) -> str:
    """Return what a column of a sheet is called: in Japanese as in the documented sheet, else as the window says it."""
    if words.language == "ja":
        return ja
    if code in _OTHERS:
        return words.gettext(_OTHERS[code])
    if code in _PASSPORT:
        return field_name("passport", _PASSPORT[code], words)
    return field_name(next((each for each in _TABLES[kind] if code in FIELDS[each]), ""), code, words)


def sheet_value(field: str, value: object, words: Words) -> str:
    """Return a value of a sheet or of the desk as a person reads it; what is masked elsewhere is masked here."""
    if field in _MASKED and value:
        return DOTS
    if isinstance(value, float) and field == "submitted_at":
        return words.moment(datetime.fromtimestamp(value, UTC))
    return stored_value("", field, value, words)


def taken_in(kind: str, count: int, words: Words) -> str:
    """Return what was done: "300 applications were taken in."."""
    if kind == "companies":
        text = words.ngettext("{n} row of companies was imported.", "{n} rows of companies were imported.", count)
    else:
        text = words.ngettext("{n} application was imported.", "{n} applications were imported.", count)
    return text.format(n=words.number(count))


def hidden_rows(count: int, words: Words) -> str:
    """Return that the spreadsheet does not show some rows, and that they are read all the same."""
    text = words.ngettext(
        "{n} row is hidden or filtered out in the sheet. It is read like the others.",
        "{n} rows are hidden or filtered out in the sheet. They are read like the others.",
        count,
    )
    return text.format(n=words.number(count))


def reasons_title(mark: str, words: Words) -> str:
    """Return the heading over the reasons in a sheet of refused rows; the mark keeps it from being taken in."""
    return words.gettext("{mark} why it was not imported").format(mark=mark)


def sentence(stop: Stop, words: Words) -> str | None:
    """Return the sentence for a refusal of this area, or None where another area knows it."""
    if stop.code == "mapping_unknown":
        return _mapping_unknown(stop, words)
    _ = words.gettext
    known = {
        "mapping_needs_name": _("Enter a name under which the columns are kept."),
        "mapping_name_too_long": _("The name is too long. Use at most {most} characters on one line."),
        "mapping_exists": _("Columns are already kept under the name {name}. Choose another name."),
        "mapping_gone": _("These columns are no longer kept. Open the file again."),
        "sheet_changed": _("The file has changed since it was read. Choose it again."),
        "printer_silent": _("The printer does not respond. Choose another, or save the papers as PDF."),
        "company_needs_name": _("A company needs a name, in Japanese or in English."),
        "person_needs_name": _("A person needs a family name or a given name."),
        "coordinator_needs_name": _("Enter the name of the coordinator first."),
        "coordinator_exists": _("There is already a coordinator of that name. Enter another name."),
        "last_coordinator": _("The desk needs at least one coordinator. Add another one first."),
    }
    text = known.get(stop.code)
    return text.format(**stop.values) if text and stop.code.startswith("mapping_") else text


def _mapping_unknown(stop: Stop, words: Words) -> str:
    """Say which names there are; they are the office's own words, and none is personal."""
    known = stop.values.get("known")
    if not isinstance(known, tuple) or not known:
        return words.gettext("No columns are kept for such sheets yet. Import one in the window first.")
    return words.gettext("No columns are kept under that name. Kept are: {known}.").format(
        known=words.list(list(map(str, known)))
    )
