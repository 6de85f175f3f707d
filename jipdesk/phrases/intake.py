"""Why a sheet, a row or a cell cannot be taken in, and why two applications seem to be one person's."""

from collections.abc import Mapping

from jipdesk.errors import Stop
from jipdesk.i18n import Words


def sentence(stop: Stop, words: Words) -> str | None:
    """Return what is wrong with the file and what to do, or None for a refusal of another kind."""
    if stop.code == "rows_refused":
        return _rows_refused(stop.values, words)
    text = _of_files(words).get(stop.code) or _of_sheets(words).get(stop.code) or _of_ledgers(words).get(stop.code)
    return text.format(**_fitting(stop.values, words)) if text else None


def refused_cell(row: int, heading: str, reason: str, values: Mapping[str, object], words: Words) -> str:
    """Return where and why a cell is refused: "Row 2, birth_date: this date does not exist."."""
    _ = words.gettext
    text = _("Row {row}, {heading}: {reason}.") if heading else _("Row {row}: {reason}.")
    return text.format(row=row, heading=heading, reason=why(reason, values, words))


def why(reason: str, values: Mapping[str, object], words: Words) -> str:
    """Return the reason alone, without a full stop, to stand beside the cell."""
    text = {**_of_rows(words), **_of_characters(words), **_of_dates(words), **_of_values(words)}[reason]
    return text.format(**_fitting(values, words))


def evidence(code: str, words: Words) -> str:
    """Return what two applications share, or in what they differ."""
    return _of_duplicates(words)[code]


def _fitting(values: Mapping[str, object], words: Words) -> dict[str, object]:
    """Return the values as a sentence takes them: of those in both languages its own, lists joined, counts written."""
    return {name: _fitted(name, value, words) for name, value in values.items()}


def _fitted(name: str, value: object, words: Words) -> object:
    if isinstance(value, Mapping):
        value = value[words.language]
    if isinstance(value, tuple):
        return words.list(list(map(str, value)))
    # The number of a row and a year are names, not counts.
    return words.number(value) if name in _COUNTS and isinstance(value, int) else value


_COUNTS = frozenset({"most", "rows", "columns"})


def _rows_refused(values: Mapping[str, object], words: Words) -> str:
    row, rows, heading, details = (values[name] for name in ("row", "rows", "heading", "values"))
    assert isinstance(row, int)
    assert isinstance(rows, int)
    assert isinstance(heading, Mapping)
    assert isinstance(details, Mapping)
    first = refused_cell(row, heading[words.language], str(values["reason"]), details, words)
    if rows == 1:
        text = words.gettext("{first} Correct it and import the file again; nothing was imported.")
    else:
        text = words.gettext("{first} In all, {count} rows must be corrected before the file can be imported.")
    return text.format(first=first, count=words.number(rows))


def _of_files(words: Words) -> dict[str, str]:
    _ = words.gettext
    return {
        "sheet_absent": _("There is no such file. Check its name and folder."),
        "sheet_is_folder": _("This is a folder. Choose the file with the sheet."),
        "sheet_empty": _("The file is empty. Export the sheet again and import that file."),
        "sheet_too_large": _("The file is larger than {megabytes} MB. Import it in parts."),
        "sheet_foreign": _("This file is not a sheet. CSV, XLSX, XLS and ODS files can be imported."),
        "sheet_web_page": _(
            "This file is really a web page. Open it in a spreadsheet program, save it as XLSX and import that."
        ),
        "sheet_damaged": _(
            "The file is damaged. Open it in a spreadsheet program, save it as a new XLSX file and import that."
        ),
        "sheet_encrypted": _("The workbook is protected with a password. Save it without one and import that file."),
        "sheet_macros": _("The workbook contains macros. Save it as XLSX, without macros, and import that file."),
        "sheet_entities": _(
            "The workbook contains things that a sheet does not need, so it was not opened. Ask the sender for a new "
            "file."
        ),
        "sheet_unpacks_too_large": _(
            "The workbook would become too large when opened. Copy the table into a new workbook and import that."
        ),
        "sheet_cells_far_out": _(
            "The worksheet goes beyond {rows} rows or {columns} columns. If the table is that large, import it in "
            "parts; if not, copy the table alone into a new workbook and import that."
        ),
        "sheet_encoding": _(
            "The character encoding of this file is unclear. Save it as CSV UTF-8 or as XLSX and import that."
        ),
        "sheet_encoding_wrong": _("The file is not written in this character encoding. Choose another."),
        "sheet_nul": _("The file contains data that is not text. Save it as CSV UTF-8 or as XLSX and import that."),
    }


def _of_sheets(words: Words) -> dict[str, str]:
    _ = words.gettext
    return {
        "sheet_quotes": _(
            "Row {row}: a quotation mark is missing or misplaced, or a cell is too long. Correct it and import again."
        ),
        "sheet_line_breaks": _(
            "Row {row} ends with an unusual line break. Save the file as CSV UTF-8 or as XLSX and import that."
        ),
        "sheet_line_too_long": _(
            "A line of the file is far too long for a table. Save it as CSV UTF-8 or as XLSX and import that."
        ),
        "sheet_delimiter_unclear": _(
            "It is not clear what separates the columns. Save the file as XLSX and import that."
        ),
        "sheet_no_headings": _("No headings were found. The sheet needs a row of headings with at least: {heading}."),
        "sheet_headings_missing": _("Headings are missing: {heading}. Add them and import the file again."),
        "sheet_heading_twice": _(
            "Two columns have the heading {heading}. Rename or remove one and import the file again."
        ),
        "sheet_too_many_columns": _(
            "The sheet has more than {most} columns. Remove those that are not needed and import the file again."
        ),
        "sheet_too_many_rows": _("The sheet has more than {most} rows. Import it in parts."),
    }


def _of_ledgers(words: Words) -> dict[str, str]:
    _ = words.gettext
    return {
        "ledger_name": _("The name of the file must end in .xlsx or .csv."),
        "ledger_too_long": _("A workbook holds at most {most} rows. Choose a name that ends in .csv."),
    }


def _of_rows(words: Words) -> dict[str, str]:
    _ = words.gettext
    return {
        "missing": _("this is missing"),
        "name_missing": _("there is no name"),
        "no_consent": _(
            "there is no clear consent (yes, はい or ○) to the handling of personal information, so the row cannot be "
            "kept"
        ),
        "twice_in_file": _("row {other} has the same number"),
        "no_heading": _("there is something in a column without a heading"),
        "differs_from_row": _("this differs from row {other} of the same company"),
    }


def _of_characters(words: Words) -> dict[str, str]:
    _ = words.gettext
    return {
        "too_long": _("this has more than {most} characters"),
        "control_character": _("this contains an invisible control character"),
        "bidi_control": _("this contains an invisible character that changes the direction of writing"),
        "damaged_character": _("this contains a garbled character"),
        "private_character": _("this contains a character that only shows on the computer it was typed on"),
        "sheet_error": _("the spreadsheet shows an error here, or a formula that was never calculated"),
        "turned_into_date": _(
            "the spreadsheet has turned this into a date; format the column as text and type it again"
        ),
        "rounded": _(
            "the spreadsheet has shortened this number and lost digits; format the column as text and type it again"
        ),
    }


def _of_dates(words: Words) -> dict[str, str]:
    _ = words.gettext
    return {
        "not_a_date": _("this is not a date; write it like 2001-02-03"),
        "number_of_date": _(
            "this is the number by which a spreadsheet counts days; format the column as a date, or write it like "
            "2001-02-03"
        ),
        "no_such_date": _("this date does not exist"),
        "ambiguous_date": _("day and month cannot be told apart; write the year first, like 2001-02-03"),
        "date_out_of_range": _("the year must be between {earliest} and {latest}"),
        "not_a_moment": _("this is not a date and time; write it like 2024-06-30 23:59"),
        "no_such_time": _("this time does not exist"),
        "unknown_zone": _("this time zone is not known; write it like +09:00"),
        "not_a_year": _("this is not a year; write it with four digits"),
        "ends_before_start": _("this is before the first day"),
    }


def _of_values(words: Words) -> dict[str, str]:
    _ = words.gettext
    return {
        "not_a_number": _("this is not a number"),
        "not_whole": _("this must be a whole number"),
        "number_out_of_range": _("this must be between {least} and {most}"),
        "not_known": _("this is not one of the known values: {known}"),
        "unknown_country": _("this country is not known"),
        "unknown_course": _("this edition has no such course; it has {known}"),
        "only_one": _("only one course can be entered here"),
        "not_an_address": _("this is not an e-mail address"),
        "not_a_corporate_number": _("this is not a corporate number of 13 digits, or a digit is wrong"),
    }


def _of_duplicates(words: Words) -> dict[str, str]:
    _ = words.gettext
    return {
        "same_passport": _("Same passport number"),
        "same_email": _("Same e-mail address"),
        "same_name": _("Same name"),
        "similar_name": _("Similar name"),
        "reads_alike": _("Name reads alike"),
        "distant_name": _("Somewhat similar name"),
        "other_name": _("Different name"),
        "same_birth_date": _("Same date of birth"),
        "swapped_birth_date": _("Day and month of birth swapped"),
        "other_birth_date": _("Different date of birth"),
    }
