"""Every pair that no hard condition forbids, with its score."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from jipdesk.matching.parties import Candidate, Opening
from jipdesk.matching.score import Profile, Yardstick, profile


class Pair(NamedTuple):
    """A candidate who may be proposed for an opening, by their ids; the score is a whole number."""

    opening: str
    candidate: str
    score: int


def rank(pair: Pair) -> tuple[int, str, str]:
    """Return the place of a pair in the office's order: best score first, then by opening and candidate number."""
    return -pair.score, pair.opening, pair.candidate


def allowed_pairs(openings: Iterable[Opening], candidates: Iterable[Candidate]) -> Iterator[Pair]:
    """Yield all allowed pairs, opening by opening, each in order of the candidates' ids."""
    people = [profile(candidate) for candidate in sorted(candidates, key=attrgetter("id"))]
    for opening in sorted(openings, key=attrgetter("id")):
        yield from _pairs_of(opening, people)


def _pairs_of(opening: Opening, people: Sequence[Profile]) -> Iterator[Pair]:
    points = Yardstick(opening).points
    for person in people:
        score = points(person)
        if score is not None:
            yield Pair(opening.id, person.candidate.id, score)
