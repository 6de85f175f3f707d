"""Reads a TrueType font: which glyph a character has, how wide it is, its outline.

Format: OpenType 1.9, tables cmap (4, 12, 14), glyf, head, hhea, hmtx, loca, maxp.
"""

import mmap
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from struct import iter_unpack, unpack_from
from typing import NamedTuple


class Metrics(NamedTuple):
    """What a PDF reader wants to know of a font, in thousandths of the size."""

    ascent: int
    descent: int
    box: tuple[int, int, int, int]


class TrueType:
    """One font file. Nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        (count,) = unpack_from(">H", self._bytes, 4)
        records = iter_unpack(">4sIII", self._bytes[12 : 12 + 16 * count])
        self._tables = {tag.decode("ascii"): (at, size) for tag, _, at, size in records}
        self.units = self._number("head", 18)
        self.glyph_count = self._number("maxp", 4)

    def glyph(self, code: int) -> int:
        """Return the glyph of a code point, 0 where the font has none."""
        return self._wide_glyph(code) if self._groups else self._narrow_glyph(code)

    def variant(self, code: int, selector: int) -> int:
        """Return the glyph of a character with a variation selector, 0 where the font knows no such variant."""
        plain, special = self._variants.get(selector, ((), {}))
        if code in special:
            return special[code]
        return self.glyph(code) if any(first <= code <= last for first, last in plain) else 0

    def advance(self, glyph: int) -> int:
        """Return how wide a glyph is, in thousandths of the size."""
        last = self._number("hhea", 34) - 1
        at = self._tables["hmtx"][0] + 4 * min(glyph, last)
        return round(int(unpack_from(">H", self._bytes, at)[0]) * 1000 / self.units)

    @cached_property
    def metrics(self) -> Metrics:
        """The font's box and the height of its lines."""
        ascent, descent = unpack_from(">hh", self._bytes, self._tables["hhea"][0] + 4)
        box = unpack_from(">hhhh", self._bytes, self._tables["head"][0] + 36)
        scaled = [round(value * 1000 / self.units) for value in (ascent, descent, *box)]
        return Metrics(scaled[0], scaled[1], (scaled[2], scaled[3], scaled[4], scaled[5]))

    def outline(self, glyph: int) -> bytes:
        """Return the strokes of a glyph as the font stores them, nothing for a space."""
        is_long = self._number("head", 50)
        width, form, factor = (4, ">II", 1) if is_long else (2, ">HH", 2)
        first, after = unpack_from(form, self._bytes, self._tables["loca"][0] + width * glyph)
        start = self._tables["glyf"][0]
        return self._bytes[start + factor * first : start + factor * after]

    def table(self, tag: str) -> bytes:
        """Return a table as it is, nothing where the font has none of that name."""
        at, size = self._tables.get(tag, (0, 0))
        return self._bytes[at : at + size]

    def _number(self, table: str, at: int) -> int:
        return int(unpack_from(">H", self._bytes, self._tables[table][0] + at)[0])

    @cached_property
    def _maps(self) -> Mapping[int, int]:
        """Where the character map of each format begins."""
        start = self._tables["cmap"][0]
        (count,) = unpack_from(">H", self._bytes, start + 2)
        offsets = [unpack_from(">I", self._bytes, start + 8 + 8 * index)[0] for index in range(count)]
        return {unpack_from(">H", self._bytes, start + offset)[0]: start + offset for offset in offsets}

    @cached_property
    def _groups(self) -> Sequence[tuple[int, int, int]]:
        """The runs (first, last, first glyph) of a format 12 map."""
        at = self._maps.get(12)
        if at is None:
            return ()
        (count,) = unpack_from(">I", self._bytes, at + 12)
        return tuple(iter_unpack(">III", self._bytes[at + 16 : at + 16 + 12 * count]))

    def _wide_glyph(self, code: int) -> int:
        found = bisect_right(self._groups, (code, 0xFFFFFFFF, 0xFFFFFFFF)) - 1
        if found < 0:
            return 0
        first, last, glyph = self._groups[found]
        return glyph + code - first if code <= last else 0

    @cached_property
    def _segments(self) -> tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[int], int]:
        """Ends, starts, deltas and offsets of a format 4 map, and where the offsets begin."""
        at = self._maps[4]
        size = unpack_from(">H", self._bytes, at + 6)[0]
        starts = (at + 14, at + 16 + size, at + 16 + 2 * size, at + 16 + 3 * size)
        ends, begins, deltas, offsets = (unpack_from(f">{size // 2}H", self._bytes, start) for start in starts)
        return ends, begins, deltas, offsets, starts[3]

    def _narrow_glyph(self, code: int) -> int:
        ends, begins, deltas, offsets, start = self._segments
        found = bisect_left(ends, code)
        if found == len(ends) or begins[found] > code:
            return 0
        if not offsets[found]:
            return (code + deltas[found]) & 0xFFFF
        at = start + 2 * found + offsets[found] + 2 * (code - begins[found])
        glyph = int(unpack_from(">H", self._bytes, at)[0])
        return (glyph + deltas[found]) & 0xFFFF if glyph else 0

    @cached_property
    def _variants(self) -> Mapping[int, tuple[Sequence[tuple[int, int]], Mapping[int, int]]]:
        """By selector: the ranges drawn as ever, and the characters drawn by a glyph of their own."""
        at = self._maps.get(14)
        if at is None:
            return {}
        (count,) = unpack_from(">I", self._bytes, at + 6)
        return dict(self._variant(at, at + 10 + 11 * index) for index in range(count))

    def _variant(self, start: int, at: int) -> tuple[int, tuple[Sequence[tuple[int, int]], Mapping[int, int]]]:
        high, selector, plain, special = unpack_from(">BHII", self._bytes, at)
        ranges = [
            (code, code + more)
            for code_high, code_low, more in self._records(start, plain, ">BHB")
            for code in [code_high << 16 | code_low]
        ]
        glyphs = {top << 16 | low: glyph for top, low, glyph in self._records(start, special, ">BHH")}
        return high << 16 | selector, (ranges, glyphs)

    def _records(self, start: int, offset: int, form: str) -> Iterator[tuple[int, ...]]:
        if not offset:
            return iter(())
        at = start + offset
        (count,) = unpack_from(">I", self._bytes, at)
        size = 4 if form == ">BHB" else 5
        return iter_unpack(form, self._bytes[at + 4 : at + 4 + size * count])
