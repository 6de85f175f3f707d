"""What text may contain before it is set: composed letters, no controls, nothing that turns the reading order about."""

import re
import unicodedata

from jipdesk.errors import InputRefused

NO_BREAK_SPACE = "\u00a0"
WIDE_SPACE = "\u3000"

_CONTROLS = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f"  # controls but tab and line ends
    "\u00ad\u034f\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff\ufff9-\ufffb"  # invisible signs
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # signs that turn the reading order about
    "\U000e0000-\U000e007f]"  # tags
)
_SPACES = re.compile("[\t \u1680\u2000-\u2006\u2008-\u200a\u205f]+")
_NO_BREAK_SPACES = re.compile("[\u00a0\u2007\u202f]+")
_LINE_ENDS = re.compile("\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]")
_FIXED_KANJI = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return text that can be set: one kind of space, line ends as newline, no controls.

    A half character, such as damaged files hold, is refused as `no_glyph`.
    """
    if found := _SURROGATE.search(text):
        raise no_glyph(found[0])
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return _composed(_NO_BREAK_SPACES.sub(NO_BREAK_SPACE, _SPACES.sub(" ", text)))


def no_glyph(character: str) -> InputRefused:
    """Return the refusal of a character that no font here can draw."""
    return InputRefused("no_glyph", character=f"U+{ord(character):04X}")


def _composed(text: str) -> str:
    """Join letters and marks, but leave the kanji of names alone that Unicode would replace by another form."""
    if unicodedata.is_normalized("NFC", text):
        return text
    pieces = _FIXED_KANJI.split(text)
    return "".join(piece if odd % 2 else unicodedata.normalize("NFC", piece) for odd, piece in enumerate(pieces))


def clusters(text: str) -> list[str]:
    """Split text into letters with the marks that belong to them."""
    found: list[str] = []
    for character in text:
        if found and joins(character) and not found[-1].isspace():
            found[-1] += character
        else:
            found.append(character)
    return found


def joins(character: str) -> bool:
    """Tell whether a character belongs to the one before it: a mark, a joiner, a variation selector."""
    return unicodedata.category(character) in {"Mn", "Mc", "Me"} or character in "\u200c\u200d"


def is_variation(character: str) -> bool:
    """Tell whether a character only chooses the form of the one before it."""
    return 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF
