"""The order in which Arabic or Hebrew is read in a line that runs to the right (Unicode Standard Annex 9)."""

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from bidi import algorithm  # type: ignore[import-untyped] # ships no types

LEFTWARD = frozenset({"R", "AL", "AN"})
STRONG = frozenset({"L", "R", "AL"})
LEFTWARD_MARK = "\u200f"
BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»"}

Item = TypeVar("Item")


def levels(letters: Sequence[str]) -> list[int]:
    """Return the level of every letter: even reads to the right, odd to the left."""
    firsts = "".join(one[0] for one in letters)
    if firsts.isascii() or not any(unicodedata.bidirectional(one) in LEFTWARD for one in firsts):
        return [0] * len(letters)
    firsts = _with_turned_brackets(firsts)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = 0, "L"
    algorithm.get_embedding_levels(firsts, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [int(character["level"]) for character in storage["chars"]]


def _with_turned_brackets(text: str) -> str:
    """Mark the brackets that read leftward with what they hold (rule N0, which the library leaves out)."""
    marked = list(text)
    for start, opening in enumerate(text):
        end = text.find(BRACKETS[opening], start) if opening in BRACKETS else -1
        if end > 0 and _strong(text[start:end]) == {"R"} and _last_strong(text[:start]) == "R":
            marked[start] = marked[end] = LEFTWARD_MARK
    return "".join(marked)


def _strong(text: str) -> set[str]:
    found = {unicodedata.bidirectional(one) for one in text} & (STRONG | {"EN"})
    return {"R" if one == "AL" else one for one in found}


def _last_strong(text: str) -> str:
    return next((side for one in reversed(text) for side in _strong(one) if side != "EN"), "L")


def in_order(items: Sequence[Item], levels: Sequence[int]) -> list[Item]:
    """Return the items of one line as they stand from left to right (rule L2)."""
    order = list(range(len(items)))
    for level in range(max(levels, default=0), 0, -1):
        order = _turned(order, [levels[index] >= level for index in order])
    return [items[index] for index in order]


def _turned(order: list[int], chosen: list[bool]) -> list[int]:
    """Turn every stretch of chosen places about."""
    result: list[int] = []
    stretch: list[int] = []
    for index, is_chosen in zip(order, chosen, strict=True):
        if is_chosen:
            stretch.append(index)
            continue
        result += [*reversed(stretch), index]
        stretch = []
    return result + stretch[::-1]
