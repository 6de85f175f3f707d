"""How a name sounds, whatever script it is written in: every word in a few plain letters.

Passports and katakana tell sounds apart that the other does not, such as l and r, or ph and f; these become one letter
here, or letters that `rules.reads_alike` takes for near.
"""

import re
from functools import cache, lru_cache

_BETWEEN_WORDS = re.compile(r"[\s・=·.,/()\u2010-\u2015-]+")
"""What is no letter is not told here: the vowel signs of many scripts are none."""
_SILENT = re.compile("[\u0e01-\u0e2e][\u0e34-\u0e39]?\u0e4c")
"""Letters of Thai under the mark that silences them."""
_WRITTEN_BEFORE = re.compile("([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae])")
"""Vowels that Thai and Lao write before the consonant after which they are spoken."""
_EACH_A_WORD = re.compile("([\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff])")
"""A Chinese character or a Korean syllable; they are written without spaces, and where one ends tells the sound."""
_SMALL = frozenset("ぁぃぅぇぉゃゅょゎ")
_NONE_OR_VOWEL = frozenset({"", *"aeiou"})
_HISSED = ("chi", "shi", "ji")
_KANA = {"ー": "", "っ": "", "ん": "n", "を": "o", "ゔ": "vu"}

_STEPS = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        (r"[^a-z]", ""),
        (r"(.)\1+", r"\1"),
        (r"^x", "s"),
        ("x", "ks"),
        ("sch|sh", "s"),
        # Capitals keep what is done from being done to again.
        ("tch|ch|t[sz]", "C"),
        ("zh", "j"),
        ("kh", "X"),
        ("gh(?![aeiouyw])", ""),
        ("gn(?=[aeiouyw])", "n"),
        ("th", "0"),
        ("ph", "6"),
        ("([gdbnj])h", r"\1"),
        ("dz", "z"),
        ("c(?=[eiy])", "s"),
        ("c|q(?!u)|qu(?=[ei])", "k"),
        ("qu", "ku"),
        ("k+", "k"),
        ("^ng", "g"),
        ("ng(?![aeiouyw])", "n"),
        ("aw(?![aeiouyw])", "o"),
        ("l", "r"),
        ("[yi]+", "i"),
    )
)


def sounds(folded: str) -> tuple[str, ...]:
    """Return how the words of a name sound; the name comes folded as `models.search.fold` does it.

    Beside letters that sound as in English, X stands for kh, C for ch, 0 for th and 6 for ph.
    """
    written = folded if folded.isascii() else _as_spoken(folded)
    return tuple(filter(None, map(_sound, _BETWEEN_WORDS.split(written))))


def _as_spoken(folded: str) -> str:
    spoken = _WRITTEN_BEFORE.sub(r"\2\1", _SILENT.sub("", folded))
    return _EACH_A_WORD.sub(r" \1 ", spoken)


@lru_cache(maxsize=1 << 15)
def _sound(word: str) -> str:
    sound = word if word.isascii() else _spelt(word).lower()
    for letters, instead in _STEPS:
        sound = letters.sub(instead, sound)
    return sound


def _spelt(word: str) -> str:
    """Return the word in Latin letters."""
    spelt = ""
    for letter in word:
        spelt = _with_small(spelt, letter) if letter in _SMALL else spelt + _latin(letter)
    return spelt


def _with_small(spelt: str, small: str) -> str:
    """Let a small kana take the place of the vowel before it: ティ is written as te and a small i, and spoken as ti."""
    vowel = _latin(small)
    if spelt.endswith(_HISSED):
        vowel = vowel.removeprefix("y")
    if spelt.endswith("u") and spelt[-2:-1] in _NONE_OR_VOWEL:
        return f"{spelt[:-1]}w{vowel}"
    return (spelt[:-1] if spelt[-1:] in _NONE_OR_VOWEL else spelt) + vowel


@cache
def _latin(letter: str) -> str:
    # Its tables are read script by script, when the first letter of one is met.
    from anyascii import anyascii

    kana = _KANA.get(letter)
    return anyascii(letter) if kana is None else kana
