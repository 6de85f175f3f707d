"""Which font draws which character: the text's own fonts first, then the font of the script."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from jipdesk.documents.typesetting.characters import no_glyph
from jipdesk.documents.typesetting.faces import Face, face


class Family(Enum):
    """The two styles of a Japanese paper, each with the Latin letters that go with it."""

    MINCHO = ("NotoSerif", "NotoSerifJP")
    GOTHIC = ("NotoSans", "NotoSansJP")


RANGES = (
    (0x0530, 0x058F, "NotoSansArmenian"),
    (0x0590, 0x05FF, "NotoSansHebrew"),
    (0x0600, 0x077F, "NotoSansArabic"),
    (0x0780, 0x07BF, "NotoSansThaana"),
    (0x07C0, 0x07FF, "NotoSansNKo"),
    (0x0860, 0x08FF, "NotoSansArabic"),
    (0x0900, 0x097F, "NotoSansDevanagari"),
    (0x0980, 0x09FF, "NotoSansBengali"),
    (0x0A00, 0x0A7F, "NotoSansGurmukhi"),
    (0x0A80, 0x0AFF, "NotoSansGujarati"),
    (0x0B00, 0x0B7F, "NotoSansOriya"),
    (0x0B80, 0x0BFF, "NotoSansTamil"),
    (0x0C00, 0x0C7F, "NotoSansTelugu"),
    (0x0C80, 0x0CFF, "NotoSansKannada"),
    (0x0D00, 0x0D7F, "NotoSansMalayalam"),
    (0x0D80, 0x0DFF, "NotoSansSinhala"),
    (0x0E00, 0x0E7F, "NotoSansThai"),
    (0x0E80, 0x0EFF, "NotoSansLao"),
    (0x0F00, 0x0FFF, "NotoSerifTibetan"),
    (0x1000, 0x109F, "NotoSansMyanmar"),
    (0x10A0, 0x10FF, "NotoSansGeorgian"),
    (0x1200, 0x139F, "NotoSansEthiopic"),
    (0x1780, 0x17FF, "NotoSansKhmer"),
    (0x1800, 0x18AF, "NotoSansMongolian"),
    (0x19E0, 0x19FF, "NotoSansKhmer"),
    (0x1C90, 0x1CBF, "NotoSansGeorgian"),
    (0x2D00, 0x2D2F, "NotoSansGeorgian"),
    (0x2D30, 0x2D7F, "NotoSansTifinagh"),
    (0x2D80, 0x2DDF, "NotoSansEthiopic"),
    (0xA8E0, 0xA8FF, "NotoSansDevanagari"),
    (0xA9E0, 0xA9FF, "NotoSansMyanmar"),
    (0xAA60, 0xAA7F, "NotoSansMyanmar"),
    (0xAB00, 0xAB2F, "NotoSansEthiopic"),
    (0xFB1D, 0xFB4F, "NotoSansHebrew"),
    (0xFB50, 0xFDFF, "NotoSansArabic"),
    (0xFE70, 0xFEFF, "NotoSansArabic"),
)
"""First and last code point of a block, and the font of its script."""

WIDE = frozenset("※○●◎△▲▽▼□■◇◆☆★→←↑↓⇒⇔〒℃№ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ∴∵∞≒≠≦≧")
"""Signs that Japanese sets as wide as a kanji."""

EITHER = frozenset("…‥―—–×÷±°′″§¶")
"""Signs that follow the text they stand in."""

_STARTS = [first for first, _, _ in RANGES]


def is_wide(character: str) -> bool:
    """Tell whether a character is one of Japanese, which may be followed by a line end without a space."""
    code = ord(character)
    if code < 0x1100:
        return False
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFFEF
        or 0x2460 <= code <= 0x24FF
        or code >= 0x1B000
        or character in WIDE
        or unicodedata.east_asian_width(character) in "WF"
    )


def script_face(character: str) -> str | None:
    """Return the font of the character's script, or None for Latin, Greek, Cyrillic, Japanese and signs."""
    found = bisect_right(_STARTS, ord(character)) - 1
    return RANGES[found][2] if found >= 0 and ord(character) <= RANGES[found][1] else None


@lru_cache(maxsize=20_000)
def pick(cluster: str, family: Family, *, bold: bool, wide: bool) -> Face:
    """Return the font that can draw a letter with all its marks; the refusal `no_glyph` where none can."""
    for name in _candidates(cluster[0], family, bold=bold, wide=wide):
        found = face(name)
        if found.covers(cluster):
            return found
    lacking = next((one for one in cluster if not _is_drawable(one)), cluster[0])
    raise no_glyph(lacking)


def _candidates(character: str, family: Family, *, bold: bool, wide: bool) -> Iterator[str]:
    """Yield the fonts to try. Those of the other scripts exist in one weight only."""
    if script := script_face(character):
        yield f"{script}-Regular"
    latin, japanese = (f"{name}-{'Bold' if bold else 'Regular'}" for name in family.value)
    yield from (japanese, latin) if wide else (latin, japanese)
    yield "NotoSans-Bold" if bold else "NotoSans-Regular"
    if is_wide(character):
        yield "NotoSerifSC-Rest"
    else:
        # A sign such as a dotted circle or a mark that only the font of some script has.
        yield from dict.fromkeys(f"{name}-Regular" for _, _, name in RANGES)


def _is_drawable(character: str) -> bool:
    names = dict.fromkeys(f"{name}-Regular" for name in (*Family.MINCHO.value, "NotoSans", *(row[2] for row in RANGES)))
    return any(face(name).covers(character) for name in names)
