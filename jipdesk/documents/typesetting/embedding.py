"""Puts the glyphs a document uses into it: one small font for each font in use, and what each glyph stands for.

Format: ISO 32000-1, 9.7 (composite fonts), 9.10.3 (ToUnicode).
"""

from struct import pack
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from jipdesk.documents.typesetting.faces import Face, Glyph
from jipdesk.documents.typesetting.subsetting import Form, subset

HIGHEST, LOWEST = 1200, -500
"""Fonts of tall scripts claim more room; in a file that would part a name from the line it stands in."""


class EmbeddedFace:
    """One font inside one document. Glyphs are numbered in the order in which they are first drawn."""

    def __init__(self, face: Face, name: str) -> None:
        self.face, self.name = face, name
        self._forms: dict[tuple[Form, str], str] = {}
        self._widths: list[int] = []
        self._codes: dict[Glyph, str] = {}

    def code(self, glyph: Glyph) -> str:
        """Return how the page calls a glyph: four hexadecimal digits."""
        return self._codes.get(glyph) or self._new_code(glyph)

    def _new_code(self, glyph: Glyph) -> str:
        """Give a code to a form with its text; it is the same form whether kerned or not."""
        key = (glyph.form, glyph.text)
        if key not in self._forms:
            self._forms[key] = f"{len(self._forms) + 1:04X}"
            self._widths.append(self.face.width(glyph))
        self._codes[glyph] = self._forms[key]
        return self._codes[glyph]

    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab calls it when it writes the document
        """Write the font into the document."""
        forms = [(form, width) for (form, _), width in zip(self._forms, self._widths, strict=True)]
        data, numbers = subset(self.face.file, forms)
        tag = f"{_tag(len(self._forms), data)}+{self.face.name}"
        descendant = self._descendant(document, tag, data)
        mapping = pack(f">{len(numbers) + 1}H", 0, *numbers)
        descendant["CIDToGIDMap"] = _stream(document, mapping, f"{self.name}-map")
        font = PDFDictionary({"Type": PDFName("Font"), "Subtype": PDFName("Type0"), "BaseFont": PDFName(tag)})
        font["Encoding"] = PDFName("Identity-H")
        font["DescendantFonts"] = PDFArray([document.Reference(descendant, f"{self.name}-cid")])
        font["ToUnicode"] = _stream(document, self._to_unicode(), f"{self.name}-unicode")
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, f"{self.name}-font")

    def _descendant(self, document: Any, tag: str, data: bytes) -> Any:
        identity = PDFDictionary({"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0})
        font = PDFDictionary({"Type": PDFName("Font"), "Subtype": PDFName("CIDFontType2"), "BaseFont": PDFName(tag)})
        font["CIDSystemInfo"] = identity
        font["FontDescriptor"] = document.Reference(self._descriptor(document, tag, data), f"{self.name}-descriptor")
        font["DW"] = 1000
        font["W"] = PDFArray([1, PDFArray(self._widths)])
        return font

    def _descriptor(self, document: Any, tag: str, data: bytes) -> Any:
        metrics = self.face.file.metrics
        ascent, descent = min(metrics.ascent, HIGHEST), max(metrics.descent, LOWEST)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(tag),
                "Flags": 4,
                "FontBBox": PDFArray(metrics.box),
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": 700,
                "StemV": 140 if self.face.name.endswith("Bold") else 80,
                "FontFile2": _stream(document, data, f"{self.name}-file"),
            }
        )

    def _to_unicode(self) -> bytes:
        rows = [f"<{code}> <{text.encode('utf-16-be').hex().upper()}>" for (_, text), code in self._forms.items()]
        blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return CMAP.format(name=self.face.name, body=body).encode("ascii")


CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _stream(document: Any, content: bytes, name: str) -> Any:
    stream = PDFStream(content=content, filters=[PDFZCompress])
    if name.endswith("-file"):
        stream.dictionary["Length1"] = len(content)
    return document.Reference(stream, name)


def _tag(count: int, data: bytes) -> str:
    """Return the six letters that mark a part of a font, the same for the same part."""
    number = int.from_bytes(data[-8:], "big") + count * 65_537 + len(data)
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))
