import itertools
import random
from collections import Counter, deque

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jipdesk.errors import UsageRefused
from jipdesk.matching.pairs import Pair, rank
from jipdesk.matching.parties import Candidate, Opening
from jipdesk.matching.plan import best_pairs, best_plan
from jipdesk.rules.codes import Jlpt


def pairs_of(scores):
    return [Pair(f"O{o}", f"C{c}", s) for (o, c), s in scores.items()]


def keeps_limits(plan, k, m):
    openings, candidates = Counter(p.opening for p in plan), Counter(p.candidate for p in plan)
    return max(openings.values(), default=0) <= k and max(candidates.values(), default=0) <= m


def every_plan(pairs, k, m):
    for size in range(len(pairs) + 1):
        for plan in itertools.combinations(pairs, size):
            if keeps_limits(plan, k, m):
                yield plan


def best_by_trying_everything(pairs, k, m):
    return max(sum(p.score for p in plan) for plan in every_plan(pairs, k, m))


def first_best_by_trying_everything(pairs, k, m):
    ordered = sorted(pairs, key=rank)
    best = best_by_trying_everything(ordered, k, m)
    plans = [plan for plan in every_plan(ordered, k, m) if sum(p.score for p in plan) == best]
    return set(max(plans, key=lambda plan: [pair in plan for pair in ordered]))


class Flow:
    """Successive longest paths (Bellman-Ford) from a source through openings and candidates to a sink."""

    def __init__(self, pairs, k, m):
        self.leaving, self.arcs = {}, []
        for opening in {p.opening for p in pairs}:
            self.arc("source", opening, k, 0)
        for candidate in {p.candidate for p in pairs}:
            self.arc(candidate, "sink", m, 0)
        for pair in pairs:
            self.arc(pair.opening, pair.candidate, 1, pair.score)

    def arc(self, start, end, room, worth):
        for one, other, free, gain in ((start, end, room, worth), (end, start, 0, -worth)):
            self.leaving.setdefault(one, []).append(len(self.arcs))
            self.arcs.append([other, free, gain])

    def longest(self):
        gain, by, queue = {"source": 0}, {}, deque(["source"])
        while queue:
            here = queue.popleft()
            for number in self.leaving.get(here, ()):
                there, room, worth = self.arcs[number]
                if room and gain[here] + worth > gain.get(there, -1):
                    gain[there], by[there] = gain[here] + worth, number
                    queue.append(there)
        return gain.get("sink", 0), by

    def push(self, by):
        here = "sink"
        while here != "source":
            number = by[here]
            self.arcs[number][1] -= 1
            self.arcs[number ^ 1][1] += 1
            here = self.arcs[number ^ 1][0]


def best_by_flow(pairs, k, m):
    flow, total = Flow(pairs, k, m), 0
    while (found := flow.longest())[0] > 0:
        total += found[0]
        flow.push(found[1])
    return total


small = st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 3)), st.integers(0, 4), max_size=9)


@settings(max_examples=150, deadline=None)
@given(small, st.integers(1, 3), st.integers(1, 3))
def test_the_plan_is_the_first_of_the_best_that_trying_everything_finds(scores, k, m):
    pairs = pairs_of(scores)

    plan = best_pairs(pairs, per_opening=k, per_candidate=m)

    assert set(plan) == first_best_by_trying_everything(pairs, k, m)


@pytest.mark.parametrize("seed", range(12))
def test_the_total_is_that_of_an_independent_flow(seed):
    chance = random.Random(seed)
    k, m, top = chance.randint(1, 4), chance.randint(1, 3), chance.choice([1, 5, 100])
    pairs = [
        Pair(f"O{o}", f"C{c:03}", chance.randint(0, top)) for o in range(8) for c in range(60) if chance.random() < 0.4
    ]

    plan = best_pairs(pairs, per_opening=k, per_candidate=m)

    assert keeps_limits(plan, k, m)
    assert set(plan) <= set(pairs)
    assert sum(p.score for p in plan) == best_by_flow(pairs, k, m)


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_sheets_changes_nothing(chance):
    pairs = [Pair(f"O{o}", f"C{c}", chance.randint(0, 3)) for o in range(5) for c in range(12)]
    shuffled = chance.sample(pairs, len(pairs))

    assert best_pairs(pairs, per_candidate=2) == best_pairs(shuffled, per_candidate=2)


def test_a_greedy_choice_is_given_up_for_a_better_total():
    pairs = [Pair("A", "x", 90), Pair("A", "y", 80), Pair("B", "x", 85)]

    assert best_pairs(pairs, per_opening=1) == [Pair("A", "y", 80), Pair("B", "x", 85)]


def test_no_pairs_make_an_empty_plan():
    assert best_pairs([]) == []


def test_a_plan_lists_opening_by_opening_with_the_best_first():
    pairs = [Pair("B", "u", 10), Pair("A", "v", 10), Pair("A", "w", 30), Pair("A", "x", 20)]

    assert [pair.candidate for pair in best_pairs(pairs)] == ["w", "x", "v", "u"]


@pytest.mark.parametrize(("k", "m"), [(0, 1), (3, 0), (-1, 1)])
def test_a_limit_below_one_is_refused(k, m):
    with pytest.raises(UsageRefused, match="match_limit"):
        best_pairs([], per_opening=k, per_candidate=m)


def test_a_plan_is_made_of_whole_scores_that_its_parts_explain():
    openings = [Opening("A-1", "online", required_jlpt=Jlpt.N3, fields=("機械工学",)), Opening("B-1", "in-person")]
    people = [Candidate(f"24-{n}", ("online", "in-person"), Jlpt.N2, major="Mechanical engineering") for n in range(5)]

    plan = best_plan(openings, people, per_opening=2)

    assert [p.opening for p in plan.proposals] == ["A-1", "A-1", "B-1", "B-1"]
    assert plan.total == sum(p.score for p in plan.proposals)
    assert all(p.score == sum(part.points for part in p.parts) for p in plan.proposals)


@pytest.mark.slow
def test_the_total_is_that_of_an_independent_flow_at_the_size_of_an_edition():
    chance = random.Random(5)
    pairs = [
        Pair(f"O{o:02}", f"C{c:04}", chance.randint(0, 100))
        for o in range(60)
        for c in range(3000)
        if chance.random() < 0.2
    ]

    assert sum(p.score for p in best_pairs(pairs)) == best_by_flow(pairs, 3, 1)
