"""The best plan of proposals: the pairs whose scores have the greatest possible sum.

Few pairs can matter. Let an opening be proposed to at most K candidates and a candidate to at most M of n openings:
the other openings use up at most (n - 1) * K / M candidates, and the opening itself has K. If a plan used a pair
below the first K + (n - 1) * K / M of an opening, one of those first would be free to take its place and be no worse.
So the rest is left out, and the time does not grow with the number of applications once they are compared.

What remains is a linear programme whose best plan is always one of whole pairs. The solver's answer is not taken on
trust: its prices prove in whole numbers that no plan is better (see `proof`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

import highspy
import numpy as np

from jipdesk.errors import UsageRefused
from jipdesk.matching import proof, ties
from jipdesk.matching.pairs import Pair, allowed_pairs, rank
from jipdesk.matching.parties import Candidate, Opening
from jipdesk.matching.proof import Limits, Prices
from jipdesk.matching.score import Part, parts_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate to be proposed for an opening, by their ids, and why."""

    opening: str
    candidate: str
    score: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The proposals, opening by opening with the best first; `total` is the sum of their scores."""

    total: int
    proposals: tuple[Proposal, ...]


def best_plan(
    openings: Collection[Opening], candidates: Collection[Candidate], *, per_opening: int = 3, per_candidate: int = 1
) -> Plan:
    """Return the plan with the greatest total; of several the first in the order of score, opening and candidate.

    Raises UsageRefused("match_limit") where a limit is below 1.
    """
    chosen = best_pairs(allowed_pairs(openings, candidates), per_opening=per_opening, per_candidate=per_candidate)
    opening_of, candidate_of = {o.id: o for o in openings}, {c.id: c for c in candidates}
    proposals = tuple(
        Proposal(*pair, parts_of(opening_of[pair.opening], candidate_of[pair.candidate])) for pair in chosen
    )
    return Plan(sum(pair.score for pair in chosen), proposals)


def best_pairs(pairs: Iterable[Pair], *, per_opening: int = 3, per_candidate: int = 1) -> list[Pair]:
    """Return the pairs of the best plan, opening by opening with the best first. No score may be negative."""
    limits = _checked(per_opening, per_candidate)
    matter = _that_matter(pairs, limits)
    if not matter:
        return []
    chosen, prices = _solve(matter, limits)
    if proof.bound(matter, prices, limits) != sum(pair.score for pair in chosen):
        raise AssertionError("the solver's plan is not proven to be the best")
    plan = ties.first_best(matter, chosen, prices, limits)
    return sorted(plan, key=lambda pair: (pair.opening, *rank(pair)))


def _checked(per_opening: int, per_candidate: int) -> Limits:
    for option, value in (("--per-opening", per_opening), ("--per-candidate", per_candidate)):
        if value < 1:
            raise UsageRefused("match_limit", option=option, value=value)
    return Limits(per_opening, per_candidate)


def _that_matter(pairs: Iterable[Pair], limits: Limits) -> list[Pair]:
    """Return the pairs that a best plan may need, in the office's order."""
    of_opening: dict[str, list[Pair]] = {}
    for pair in pairs:
        of_opening.setdefault(pair.opening, []).append(pair)
    enough = limits.per_opening + (len(of_opening) - 1) * limits.per_opening // limits.per_candidate
    return sorted((pair for group in of_opening.values() for pair in nsmallest(enough, group, key=rank)), key=rank)


def _solve(pairs: Sequence[Pair], limits: Limits) -> tuple[set[Pair], Prices]:
    """Return a best plan of these pairs and the prices that prove it."""
    openings = {name: row for row, name in enumerate(sorted({pair.opening for pair in pairs}))}
    # Who is in no more pairs than allowed anyway needs no row.
    wooed = sorted(name for name, times in Counter(p.candidate for p in pairs).items() if times > limits.per_candidate)
    candidates = {name: row for row, name in enumerate(wooed, len(openings))}
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("solver", "simplex")  # ends in a corner, where pairs and prices are whole numbers
    solver.setOptionValue("presolve", "off")  # costs more than it saves at these sizes
    solver.setOptionValue("threads", 1)
    solver.passModel(_programme(pairs, openings, candidates, limits))
    solver.run()
    answer = solver.getSolution()
    chosen = {pair for pair, share in zip(pairs, answer.col_value, strict=True) if share > 0.5}
    price = [max(0, -round(dual)) for dual in answer.row_dual]
    return chosen, Prices(
        {n: price[row] for n, row in openings.items()}, {n: price[row] for n, row in candidates.items()}
    )


def _programme(
    pairs: Sequence[Pair], openings: dict[str, int], candidates: dict[str, int], limits: Limits
) -> highspy.HighsLp:
    """Return the linear programme: a column for each pair, a row for each opening and each candidate in demand."""
    rows: list[int] = []
    starts = [0]
    for pair in pairs:
        rows.append(openings[pair.opening])
        if pair.candidate in candidates:
            rows.append(candidates[pair.candidate])
        starts.append(len(rows))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(pairs), len(openings) + len(candidates)
    lp.col_cost_ = np.array([-pair.score for pair in pairs], dtype=np.double)
    lp.col_lower_, lp.col_upper_ = np.zeros(len(pairs)), np.ones(len(pairs))
    lp.row_lower_ = np.full(lp.num_row_, -np.inf)
    lp.row_upper_ = np.repeat(
        [float(limits.per_opening), float(limits.per_candidate)], [len(openings), len(candidates)]
    )
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = np.array(starts, dtype=np.int32), np.array(rows, dtype=np.int32)
    lp.a_matrix_.value_ = np.ones(len(rows))
    return lp
