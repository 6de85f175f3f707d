"""Glyphs of a word by the rules of its font: joined Arabic, stacked Khmer, marks in their places, kerned Latin.

HarfBuzz does it. Where there is none (no wheel for Windows on ARM), simple scripts are drawn letter by letter and the
others refused as `no_glyph`.
"""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jipdesk.documents.typesetting.subsetting import Form

try:
    import uharfbuzz
except ImportError:  # pragma: no cover - only where there is no wheel
    uharfbuzz = None

Placed = tuple[str, int, Form]
"""The text of a letter with its marks, how far it moves on, and its form."""

NO_LIGATURES = {"liga": False, "clig": False}
"""Latin keeps its letters apart, so that every reader finds them again."""

MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")

LATIN = frozenset({"NotoSerif", "NotoSans"})
SIMPLE = LATIN | {
    "NotoSerifJP",
    "NotoSansJP",
    "NotoSerifSC",
    "NotoSansArmenian",
    "NotoSansGeorgian",
    "NotoSansEthiopic",
    "NotoSansTifinagh",
}
"""Fonts of scripts whose letters stand side by side as they are."""


class Shaper:
    """HarfBuzz on one font."""

    def __init__(self, path: Path) -> None:
        # Not by its path: HarfBuzz does not find files under a name in kanji on every Windows.
        self._font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes())))
        self._font.scale = (1000, 1000)
        self._features = NO_LIGATURES if path.stem.split("-")[0] in LATIN else {}

    def letters(self, text: str, *, leftward: bool) -> Iterator[Placed]:
        """Yield the letters of a word from left to right, marks and joined letters as one.

        Readers of a file turn leftward text about letter by letter, so it is handed to them turned.
        """
        found = self._run(text, leftward=leftward)
        ends = _ends([info.cluster for info, _ in found], len(text))
        for start, group in groupby(found, key=lambda pair: pair[0].cluster):
            own = text[start : ends[start]]
            yield own[::-1].translate(MIRRORED) if leftward else own, *_form(list(group))

    def _run(self, text: str, *, leftward: bool) -> list[tuple[Any, Any]]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if leftward else "ltr"
        # The computer's own language must not change a paper.
        buffer.language = "und"
        uharfbuzz.shape(self._font, buffer, self._features)
        return list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))


def _ends(starts: list[int], length: int) -> dict[int, int]:
    """Return where the text of each cluster ends, given where the clusters begin."""
    ordered = sorted(set(starts))
    return dict(zip(ordered, [*ordered[1:], length], strict=True))


def _form(group: list[tuple[Any, Any]]) -> tuple[int, Form]:
    """Return how far the glyphs of a letter move on together, and where each stands."""
    parts, x = [], 0
    for info, place in group:
        parts.append((info.codepoint, x + place.x_offset, place.y_offset))
        x += place.x_advance
    return x, tuple(parts)


@cache
def shaper(path: Path) -> Shaper | None:
    """Return the shaper of a font, or None on a machine without HarfBuzz."""
    return Shaper(path) if uharfbuzz else None
