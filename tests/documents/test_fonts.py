import hashlib
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
import uharfbuzz

from jipdesk import paths
from jipdesk.documents.typesetting.faces import Face
from jipdesk.documents.typesetting.scripts import RANGES, Family
from jipdesk.documents.typesetting.subsetting import subset
from jipdesk.documents.typesetting.truetype import TrueType

FOLDER = paths.resource("fonts")
FILES = sorted(FOLDER.glob("*.ttf"))


def harfbuzz(path: Path) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request):
    return request.param


def test_a_font_is_the_one_its_source_names(path):
    row = next(line for line in (FOLDER / "SOURCES.md").read_text("utf-8").splitlines() if f"`{path.name}`" in line)

    assert hashlib.sha256(path.read_bytes()).hexdigest() in row


def test_a_font_stands_under_the_licence_that_lies_beside_it(path):
    licence = (FOLDER / "OFL.txt").read_text("utf-8")

    assert path.name in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_a_font_has_outlines_that_can_be_embedded(path):
    tables = harfbuzz(path).face.table_tags

    assert "glyf" in tables
    assert "fvar" not in tables


def test_every_script_has_a_font():
    names = {f"{name}-Regular" for _, _, name in RANGES}
    names |= {f"{name}-{weight}" for family in Family for name in family.value for weight in ("Regular", "Bold")}

    assert names | {"NotoSerifSC-Rest"} == {path.stem for path in FILES}


def test_characters_have_the_glyphs_and_widths_that_harfbuzz_finds(path):
    other, mine = harfbuzz(path), TrueType(path)
    codes = sorted(other.face.unicodes)
    sample = [0, 0x10FFFF, codes[-1] + 1, *random.Random(7).sample(codes, min(len(codes), 400))]

    found = [(mine.glyph(code), mine.advance(mine.glyph(code))) for code in sample]

    glyphs = [other.get_nominal_glyph(code) or 0 for code in sample]
    assert found == [(glyph, other.get_glyph_h_advance(glyph)) for glyph in glyphs]


def test_a_smaller_font_draws_its_glyphs_as_before(path):
    other, mine = harfbuzz(path), TrueType(path)
    codes = random.Random(7).sample(sorted(other.face.unicodes), 60)
    glyphs = [mine.glyph(code) for code in codes]

    data, numbers = subset(mine, [plain(glyph) for glyph in glyphs])

    small = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
    assert [outline(small, number) for number in numbers] == [outline(other, glyph) for glyph in glyphs]
    assert len(data) < path.stat().st_size


def test_a_letter_of_several_glyphs_becomes_one():
    mine, other = TrueType(FOLDER / "NotoSerif-Regular.ttf"), harfbuzz(FOLDER / "NotoSerif-Regular.ttf")
    letter, mark = mine.glyph(ord("o")), mine.glyph(0x301)

    data, numbers = subset(mine, [(((letter, 0, 0), (mark, 480, 30)), 577)])

    small = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
    strokes, width = outline(small, numbers[0])
    moved = [shifted(point, 480, 30) for point in outline(other, mark)[0]]
    assert strokes == outline(other, letter)[0] + moved
    assert width == 577


def plain(glyph):
    return ((glyph, 0, 0),), 0


def shifted(point, right, up):
    if point == "end":
        return point
    return tuple(value + (right, up)[place % 2] for place, value in enumerate(point))


def outline(font, glyph):
    pen = uharfbuzz.DrawFuncs()
    strokes = []
    pen.set_move_to_func(lambda x, y, _: strokes.append((x, y)))
    pen.set_line_to_func(lambda x, y, _: strokes.append((x, y)))
    pen.set_quadratic_to_func(lambda *points: strokes.append(points[:-1]))
    pen.set_close_path_func(lambda _: strokes.append("end"))
    font.draw_glyph(glyph, pen)
    return strokes, font.get_glyph_h_advance(glyph)


def test_the_same_glyphs_give_the_same_font():
    font = TrueType(FOLDER / "NotoSerif-Regular.ttf")

    assert subset(font, [plain(40), plain(800)])[0] == subset(font, [plain(800), plain(40)])[0]


def test_a_variation_selector_chooses_the_form_of_a_name():
    serif = Face("NotoSerifJP-Regular")

    usual, variant = serif.plain("葛"), serif.plain("葛\U000e0100")

    assert usual.form != variant.form
    assert variant.text == "葛\U000e0100"


def test_without_harfbuzz_simple_scripts_are_drawn_and_the_others_are_not():
    serif, khmer = Face("NotoSerif-Regular"), Face("NotoSansKhmer-Regular")
    for one in (serif, khmer):
        one.__dict__["_shaper"] = None

    assert [glyph.text for glyph in serif.shape("Nam")] == ["N", "a", "m"]
    assert serif.covers("ễ")
    assert not khmer.covers("ក")


def test_only_the_fonts_in_use_are_opened():
    script = (
        "from jipdesk.documents.typesetting.faces import face\n"
        "from jipdesk.documents.typesetting.paragraph import Style, set_text\n"
        "set_text('Nothing but Latin here.', Style(), 300.0)\n"
        "print(face.cache_info().currsize)"
    )

    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)

    assert found.stdout.split() == ["1"]


def test_the_sources_name_no_machine():
    sources = (FOLDER / "SOURCES.md").read_text("utf-8")

    assert not re.search(r"https?://|/tmp/|/home/|/work/", sources)
