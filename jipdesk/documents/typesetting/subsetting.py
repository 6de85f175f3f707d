"""Makes a small font of what one document draws; a letter of several glyphs becomes one glyph made of parts.

So every letter with its marks is one code in the file, which says of it exactly the text it stands for.
Format: OpenType 1.9, glyf (composite glyphs), loca, maxp.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from struct import pack, unpack, unpack_from

from jipdesk.documents.typesetting.truetype import TrueType

Form = tuple[tuple[int, int, int], ...]
"""What is drawn for one letter: glyphs, and how far right and up each stands, in thousandths of the size."""

KEPT_AS_THEY_ARE = ("cvt ", "fpgm", "prep")
"""A renderer runs these programs before it draws a hinted glyph."""

ARGUMENTS_ARE_WORDS, SCALED, MORE, SCALED_BY_TWO, SCALED_BY_FOUR = 0x1, 0x8, 0x20, 0x40, 0x80
"""Flags of a part of a composite glyph."""

PLACED = ARGUMENTS_ARE_WORDS | 0x2
"""A part whose place is given in whole numbers of the font's units."""

LEAST_POINTS, LEAST_PARTS, LEAST_DEPTH = 2000, 32, 3
"""What a renderer has to set aside for the letters made here."""


def is_plain(form: Form) -> bool:
    """Tell whether a form is one glyph in its own place."""
    return len(form) == 1 and form[0][1:] == (0, 0)


def subset(font: TrueType, forms: Sequence[tuple[Form, int]]) -> tuple[bytes, list[int]]:
    """Return a font of these forms, each with its width, and the number of each in it. Equal forms give equal bytes."""
    kept = _with_parts(font, {number for form, _ in forms for number, _, _ in form})
    numbers = {old: new for new, old in enumerate(kept)}
    outlines = [_renumbered(font.outline(old), numbers) for old in kept]
    widths = [font.advance(old) for old in kept]
    found: list[int] = []
    for form, width in forms:
        if is_plain(form):
            found.append(numbers[form[0][0]])
            continue
        found.append(len(outlines))
        outlines.append(_composed(font, form, numbers, outlines))
        widths.append(width)
    copies = {tag: font.table(tag) for tag in KEPT_AS_THEY_ARE if font.table(tag)}
    return _file({**copies, **_rebuilt(font, outlines, widths)}), found


def _with_parts(font: TrueType, glyphs: Iterable[int]) -> list[int]:
    """Add glyph 0, which every font has, and what composite glyphs are made of."""
    waiting, kept = [0, *glyphs], set[int]()
    while waiting:
        glyph = waiting.pop()
        if glyph not in kept:
            kept.add(glyph)
            waiting += [part for _, part in _parts(font.outline(glyph))]
    return sorted(kept)


def _parts(outline: bytes) -> Iterator[tuple[int, int]]:
    """Yield where a composite glyph names a part, and the part."""
    if len(outline) < 10 or unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, MORE
    while flags & MORE:
        flags, part = unpack_from(">HH", outline, at)
        yield at + 2, part
        at += 8 if flags & ARGUMENTS_ARE_WORDS else 6
        at += 2 if flags & SCALED else 4 if flags & SCALED_BY_TWO else 8 if flags & SCALED_BY_FOUR else 0


def _renumbered(outline: bytes, numbers: Mapping[int, int]) -> bytes:
    """Return a glyph whose parts carry their new numbers, padded to four bytes."""
    changed = bytearray(outline)
    for at, part in _parts(outline):
        changed[at : at + 2] = pack(">H", numbers[part])
    return bytes(changed) + bytes(-len(changed) % 4)


def _composed(font: TrueType, form: Form, numbers: Mapping[int, int], outlines: Sequence[bytes]) -> bytes:
    """Return a glyph made of parts."""
    parts = [(numbers[number], _units(font, right), _units(font, up)) for number, right, up in form]
    glyph = pack(">5h", -1, *_box(parts, outlines))
    for index, part in enumerate(parts):
        glyph += pack(">HHhh", PLACED | (MORE if index < len(parts) - 1 else 0), *part)
    return glyph + bytes(-len(glyph) % 4)


def _box(parts: Sequence[tuple[int, int, int]], outlines: Sequence[bytes]) -> Sequence[int]:
    """Return the box around all parts: left, lower, right and upper edge."""
    boxes = []
    for number, right, up in parts:
        if outlines[number]:
            left, low, far, high = unpack_from(">hhhh", outlines[number], 2)
            boxes.append((left + right, low + up, far + right, high + up))
    sides = list(zip(*boxes, strict=True)) or [(0,)] * 4
    return [min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])]


def _units(font: TrueType, thousandths: int) -> int:
    return round(thousandths * font.units / 1000)


def _rebuilt(font: TrueType, outlines: Sequence[bytes], widths: Sequence[int]) -> dict[str, bytes]:
    """Return the tables that say how many glyphs there are, where each is and how wide."""
    head, hhea = font.table("head"), font.table("hhea")
    count = pack(">H", len(outlines))
    places = [0, *accumulate(len(outline) for outline in outlines)]
    bearings = [unpack_from(">h", outline, 2)[0] if outline else 0 for outline in outlines]
    measures = [(_units(font, max(width, 0)), bearing) for width, bearing in zip(widths, bearings, strict=True)]
    return {
        # The sum over the whole file is left at nothing: readers of an embedded font do not look at it.
        "head": head[:8] + bytes(4) + head[12:50] + pack(">h", 1) + head[52:],
        "hhea": hhea[:34] + count,
        "maxp": _limits(font.table("maxp"), count),
        "hmtx": b"".join(pack(">Hh", *measure) for measure in measures),
        "loca": pack(f">{len(places)}I", *places),
        "glyf": b"".join(outlines),
    }


def _limits(maxp: bytes, count: bytes) -> bytes:
    points, contours = (max(value, LEAST_POINTS) for value in unpack_from(">HH", maxp, 10))
    parts, depth = unpack_from(">HH", maxp, 28)
    deeper = pack(">HH", max(parts, LEAST_PARTS), max(depth + 1, LEAST_DEPTH))
    return maxp[:4] + count + maxp[6:10] + pack(">HH", points, contours) + maxp[14:28] + deeper


def _file(tables: Mapping[str, bytes]) -> bytes:
    """Put tables together to a font file."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = pack(">IHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    at, records, body = 12 + 16 * count, b"", b""
    for tag in sorted(tables):
        data = tables[tag] + bytes(-len(tables[tag]) % 4)
        check = sum(unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF
        records += pack(">4sIII", tag.encode("ascii"), check, at + len(body), len(tables[tag]))
        body += data
    return header + records + body
