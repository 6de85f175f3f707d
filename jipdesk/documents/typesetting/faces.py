"""The fonts in use: each file is opened when a text first needs it, and once only."""

from functools import cache, cached_property
from typing import NamedTuple

from jipdesk import paths
from jipdesk.documents.typesetting.characters import is_variation, joins
from jipdesk.documents.typesetting.shaping import SIMPLE, Shaper, shaper
from jipdesk.documents.typesetting.subsetting import Form, is_plain
from jipdesk.documents.typesetting.truetype import TrueType


class Glyph(NamedTuple):
    """One letter with its marks as it is drawn: text, how far it moves on (thousandths of the size), and form."""

    text: str
    advance: int
    form: Form


class Face:
    """One font: what it covers, and the glyphs of a word."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.file = TrueType(paths.resource(f"fonts/{name}.ttf"))

    def covers(self, cluster: str) -> bool:
        """Tell whether a letter and all its marks can be drawn."""
        if self._shaper is None and self.name.split("-")[0] not in SIMPLE:
            return False
        return all(self.file.glyph(ord(one)) or _is_invisible(one) for one in cluster)

    @cached_property
    def space(self) -> Glyph:
        """The space between words."""
        return self.plain(" ")

    def plain(self, cluster: str) -> Glyph:
        """Return the glyph of one letter as it stands in the font's own table, with its variant if it asks for one."""
        code, number = ord(cluster[0]), 0
        if len(cluster) > 1 and is_variation(cluster[1]):
            number = self.file.variant(code, ord(cluster[1]))
        number = number or self.file.glyph(code)
        return Glyph(cluster, self.file.advance(number), ((number, 0, 0),))

    def shape(self, text: str, *, leftward: bool = False) -> tuple[Glyph, ...]:
        """Return the glyphs of a word from left to right, with the places that the font's rules give them."""
        if self._shaper is None:
            return tuple(self.plain(one) for one in (reversed(text) if leftward else text))
        return tuple(Glyph(*placed) for placed in self._shaper.letters(text, leftward=leftward))

    def width(self, glyph: Glyph) -> int:
        """Return how far a glyph moves the pen by itself, not kerned with its neighbour."""
        return self.file.advance(glyph.form[0][0]) if is_plain(glyph.form) else glyph.advance

    @cached_property
    def _shaper(self) -> Shaper | None:
        return shaper(paths.resource(f"fonts/{self.name}.ttf"))


@cache
def face(name: str) -> Face:
    """Return a font by the name of its file, opening it the first time."""
    return Face(name)


def _is_invisible(character: str) -> bool:
    return is_variation(character) or (joins(character) and character in "\u200c\u200d")
