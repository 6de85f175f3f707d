"""Which file inside an XLSX archive holds which sheet."""

import posixpath
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def sheet_parts(path: Path) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name; nothing for a file that is no XLSX.

    For archives that `package_check` has looked through: the parser expands entities.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            workbook, relations = (_root(archive, name) for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    except (zipfile.BadZipFile, KeyError):
        return {}
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    return {
        sheet.get("name", ""): _part(targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or "", ""))
        for sheet in workbook.iter()
        if sheet.tag.endswith("}sheet")
    }


def _root(archive: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(archive.read(name))  # noqa: S314 - looked through before


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
