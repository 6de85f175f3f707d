"""読みが近い: whether two writings of a name, such as in the passport and in katakana, may be read as one name.

No writing tells all of the sound: katakana add vowels and know one letter for l and r, Arabic and Thai leave vowels
out. So names are alike where little is left over once their words are laid side by side in the best way.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from jipdesk.rules.sound_distance import FAR, distance, kinds
from jipdesk.rules.sounds import sounds

_MOST_LEFT_OVER = 0.1
"""A name of which more is left over, as a part of its length, is another name."""
_MOST_WORDS, _LONGEST = 6, 80
"""No name of more words or sounds is read: there would be too many ways to lay it beside another."""
_MOST_JOINED = 4
"""So many words may stand as one where a name is written without spaces."""


def reads_alike(one: str, two: str) -> bool:
    """Say whether two folded writings may be one name, its words in any order."""
    few, many = sorted((_sounds(one), _sounds(two)), key=len)
    whole = max(sum(map(len, few)), sum(map(len, many)))
    if not few or len(many) > _MOST_WORDS or whole > _LONGEST or not _are_near(outline(one), outline(two)):
        return False
    is_open = _is_open(one) or _is_open(two)
    return _left_over(few, many, _MOST_LEFT_OVER * whole, is_open=is_open) < FAR


def _is_open(written: str) -> bool:
    """Say whether a script leaves out vowels, or tells them in signs that are read in more than one way."""
    return any("\u0590" <= letter <= "\u109f" or "\u1780" <= letter <= "\u17ff" for letter in written)


def near(outlined: str, others: Sequence[str]) -> Iterator[int]:
    """Yield the places of those outlines that are near enough to one for a closer look."""
    # The longest that may still be near is longer by a third.
    most = 1 + (len(outlined) + 1) // 3
    return (
        place for _, _, place in process.extract_iter(outlined, others, scorer=Levenshtein.distance, score_cutoff=most)
    )


def _are_near(outlined: str, other: str) -> bool:
    return Levenshtein.distance(outlined, other) <= 1 + max(len(outlined), len(other)) // 4


def outline(written: str) -> str:
    """Return the kinds of all consonants of a name, in one order."""
    return "".join(sorted(kinds("".join(_sounds(written)))))


_sounds = lru_cache(maxsize=1 << 14)(sounds)


def _left_over(few: Sequence[str], many: Sequence[str], most: float, *, is_open: bool) -> float:
    """Return how much is left over where each of few words stands for one or more of many, in the best way."""
    if not few:
        return FAR if many else 0.0
    first, *rest = few
    least = FAR
    for joined, others in _taken(many, len(many) - len(rest)):
        here = distance(first, joined, is_open=is_open)
        if here <= most:
            least = min(least, here + _left_over(rest, others, most - here, is_open=is_open))
    return least


def _taken(words: Sequence[str], most: int) -> Iterator[tuple[str, list[str]]]:
    """Yield some of the words joined in every order, and the others; words that sound the same only once."""
    seen: set[str] = set()
    for count in range(1, min(most, _MOST_JOINED) + 1):
        for places in permutations(range(len(words)), count):
            joined = "".join(words[place] for place in places)
            if joined not in seen:
                seen.add(joined)
                yield joined, [word for place, word in enumerate(words) if place not in places]
