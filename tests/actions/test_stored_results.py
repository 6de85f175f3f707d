"""What is stored of the rules' answers is the same for one and for very many."""

import json
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jipdesk.actions.stored_results import Texts, listed, text_of
from jipdesk.rules.codes import Jlpt, Rule
from jipdesk.rules.edition_file import shipped_parameters
from jipdesk.rules.eligibility import STATED, Facts, Judging, Stated, judge

PARAMETERS = {year: shipped_parameters(year) for year in (2019, 2023, 2024)}
SOME = st.builds(
    Facts,
    nationality=st.none() | st.sampled_from(["VN", "CN"]),
    jlpt=st.none() | st.sampled_from(Jlpt),
    courses=st.lists(st.sampled_from(["A", "B", "?", "online", "in-person"]), unique=True).map(tuple),
    full_time=st.none() | st.booleans(),
    submitted_at=st.none() | st.datetimes(datetime(2018, 1, 1), datetime(2025, 1, 1), timezones=st.just(UTC)),
)


def stated(facts: Facts) -> Stated:
    return [getattr(facts, name) for name in STATED]


def read(said: Stated, names: Collection[str]) -> Facts:
    return Facts(**{name: said[STATED.index(name)] for name in names})


@given(many=st.lists(SOME, min_size=2, max_size=20), year=st.sampled_from(list(PARAMETERS)))
def test_each_of_many_gets_the_text_that_one_alone_would_get(many: list[Facts], year: int) -> None:
    rules, texts = Judging(PARAMETERS[year], listed), Texts()

    found = [texts.of(rules.alike(stated(each), read), each.submitted_at) for each in many]

    assert found == [text_of(judge(each, PARAMETERS[year])) for each in many]


def test_whoever_is_in_time_is_told_their_own_moment() -> None:
    rules, texts = Judging(PARAMETERS[2024], listed), Texts()
    first = datetime(2024, 6, 1, tzinfo=UTC)
    moments = [first, first + timedelta(seconds=1), first + timedelta(days=1)]

    found = [texts.of(rules.alike(stated(Facts(submitted_at=at)), read), at) for at in moments]

    told = [json.loads(text)[list(Rule).index(Rule.DEADLINE)]["values"]["submitted"] for text in found]
    assert told == ["2024-06-01T09:00:00+09:00", "2024-06-01T09:00:01+09:00", "2024-06-02T09:00:00+09:00"]
