"""How far two words are from sounding alike, as `rules.sounds` writes them.

Letters have a distance from each other, and a letter that only one of the words has weighs as much as it tells: vowels
that katakana add weigh little, an r before another consonant not much, any other consonant fully.
"""

from functools import lru_cache
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

FAR = 9.0
"""Further apart than any two words that may be one."""
_MOST_LEFT_OVER = 0.2
"""A word of which more is left over, as a part of its length, is another word."""
_VOWELS = frozenset("aeiou")
_GLIDES = _VOWELS | {"w"}
_FAINT_AT_END = frozenset("tkpdsg")
_TR_AND_CH = 0.1
"""チャン is how Tran is written."""


_NEAR = (
    (0.0, "0t bv wu 6f"),
    (0.1, "Xk Xh Xf fh 6h vf 6p"),
    (0.15, "0s zj zs sC sj vw Cj wb sX ie uo"),
    (0.2, "jh"),
    (0.3, "jf kC Cz ao ae pb kg td tC jd dz gj gh Xg fp bf 0C Cg vu"),
    (0.35, "iu au"),
    (0.5, "ji eo eu mn"),
    (0.8, "io ai"),
)
"""Letters that stand for each other in another script, or in the habits of another country."""


def _distances() -> dict[str, dict[str, float]]:
    """Return how far any letter is from any other."""
    letters = "abcdefghijklmnopqrstuvwxyzXC06"
    table = {each: {other: _unlike(each, other) for other in letters} for each in letters}
    for apart, written in _NEAR:
        for both in written.split():
            table[both[0]][both[1]] = table[both[1]][both[0]] = apart
    return table


def _unlike(letter: str, other: str) -> float:
    if letter == other:
        return 0.0
    return 1.0 if (letter in _VOWELS) == (other in _VOWELS) else 2.0


_DISTANCES = _distances()

# The consonants in a few kinds, to tell at once what cannot sound alike.
_KINDS = str.maketrans("kgXtd0szjCpbvf6mnr", "KKKTTTSSSSPPPPPNNR", "aeiouwh")


def kinds(sound: str) -> str:
    """Return the kinds of the consonants."""
    return sound.translate(_KINDS)


@lru_cache(maxsize=1 << 15)
def distance(one: str, two: str, *, is_open: bool) -> float:
    """Return the least sum by which one word becomes the other, or that they are far.

    In an open script any vowel may be left out.
    """
    these, others = kinds(one), kinds(two)
    if Levenshtein.distance(these, others) > 1 + max(len(these), len(others)) // 3:
        return FAR
    most = _MOST_LEFT_OVER * max(len(one), len(two))
    across = [_gap(two, place, is_open) for place in range(len(two))]
    before: list[float] = []
    above = list(accumulate(across, initial=0.0))
    for place, letter in enumerate(one):
        apart, down = _DISTANCES[letter], _gap(one, place, is_open)
        row = [above[0] + down]
        for column, other in enumerate(two):
            least = min(above[column] + apart[other], above[column + 1] + down, row[column] + across[column])
            if other == "C" and letter == "r" and one[place - 1 : place] == "t":
                least = min(least, before[column] + _TR_AND_CH)
            elif letter == "C" and other == "r" and two[column - 1 : column] == "t":
                least = min(least, above[column - 1] + _TR_AND_CH)
            row.append(least)
        if min(row) > most < min(above):
            return FAR
        before, above = above, row
    return above[-1] if above[-1] <= most else FAR


def _gap(word: str, place: int, is_open: bool) -> float:
    """Return how much is lost where the other word has nothing in the place of this letter."""
    letter, before, after = word[place], word[max(0, place - 1) : place], word[place + 1 : place + 2]
    if letter in _VOWELS:
        return _gap_of_vowel(letter, before, after, is_open=is_open)
    if letter == "w" or (letter == "n" and (not before or after == "m")):
        return 0.3
    if after in _VOWELS:
        return 0.4 if letter == "h" else 1.0
    return {"h": 0.12, "r": 0.3}.get(letter, 0.5 if not after and letter in _FAINT_AT_END else 1.0)


def _gap_of_vowel(letter: str, before: str, after: str, *, is_open: bool) -> float:
    if is_open:
        return 0.12
    if not before:
        return 0.3 if after in _GLIDES else 0.5
    if before in _GLIDES or after in _GLIDES:
        return 0.15
    return {"u": 0.12, "o": 0.12, "i": 0.2}.get(letter, 0.45)
