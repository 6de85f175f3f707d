"""Small sheets of applications and companies, in files of every kind."""

import csv
import io
import struct
import zipfile

import xlsxwriter

APPLICATION = {
    "receipt_no": "24-000001",
    "submitted_at": "2024-06-30T23:59:59",
    "family_name": "NGUYEN",
    "given_name": "Thi Anh",
    "birth_date": "2001-02-03",
    "nationality": "Viet Nam",
    "courses": "online",
    "consents_privacy": "yes",
}
COMPANY = {
    "company_no": "C001",
    "name_ja": "株式会社例",
    "opening_no": "1",
    "course": "online",
    "places": "2",
}


def table(rows):
    """Return heading and rows of dictionaries as lists, with a column for every key."""
    heads = list(dict.fromkeys(key for row in rows for key in row))
    return [heads, *([row.get(head, "") for head in heads] for row in rows)]


def csv_text(rows, delimiter=","):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def write_xlsx(path, rows, *, sheet="Sheet1", top=0):
    """Write lists of cells, dates as dates and numbers as numbers, from row `top` down."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm:ss"}) as book:
        fill(book.add_worksheet(sheet), rows, top)


def fill(sheet, rows, top=0):
    for place, row in enumerate(rows, start=top):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(place, column, cell)
            else:
                sheet.write(place, column, cell)


def application(**cells):
    """Return an ordinary row, changed in these cells."""
    return APPLICATION | cells


def crafted(source, target, part, change):
    """Copy an archive, one part of it changed by hand."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return target


_ODS = "urn:oasis:names:tc:opendocument:xmlns"
_MANIFEST = f"""<m:manifest xmlns:m="{_ODS}:manifest:1.0">
<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>"""


def write_ods(path, rows):
    """Write rows of text as LibreOffice does, with empty cells repeated to the end of the sheet."""
    names = "".join(f'xmlns:{name}="{_ODS}:{name}:1.0" ' for name in ("office", "table", "text"))
    lines = [f"<table:table-row>{''.join(map(_ods_cell, row))}{_empty(1000)}</table:table-row>" for row in rows]
    lines.append(f'<table:table-row table:number-rows-repeated="1048574">{_empty(1024)}</table:table-row>')
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet><table:table table:name='S'>"
            f"{''.join(lines)}</table:table></office:spreadsheet></office:body></office:document-content>",
        )


def _ods_cell(text):
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def _empty(count):
    return f'<table:table-cell table:number-columns-repeated="{count}"/>'


def compound_file(names):
    """Return an old Office file (a compound file of version 3) that holds up to three empty streams of these names."""
    end, free, fat = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *([free] * 108))
    table = struct.pack("<128I", fat, end, *([free] * 126))
    entries = b"".join(_entry(place, name, len(names)) for place, name in enumerate(("Root Entry", *names)))
    return head + table + entries.ljust(512, b"\0")


def _entry(place, name, names):
    none = 0xFFFFFFFF
    text = f"{name}\0".encode("utf-16-le")
    kind, right, child = (5, none, 1) if place == 0 else (2, place + 1 if place < names else none, none)
    links = struct.pack("<HBBIII", len(text), kind, 1, none, right, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", 0xFFFFFFFE, 0)
