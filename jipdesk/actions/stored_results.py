"""How the rules' answers are stored: those to one application or company all in one text."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from jipdesk.models.base import Canonical, canonical
from jipdesk.rules.deadline import SUBMITTED, in_japan
from jipdesk.rules.eligibility import Answers
from jipdesk.rules.results import Result, Value

_OPEN = "?"
"""stands where each applicant's own moment goes, and in no answer else"""


def text_of(results: Iterable[Result]) -> Canonical:
    """Return all answers that one got as the text that is stored."""
    return Canonical(f"[{listed(results)}]")


def listed(results: Iterable[Result]) -> str:
    """Return some answers as they stand in that text."""
    return ",".join([_text(each.rule, each.outcome, each.reason, *each.values.items()) for each in results])


@lru_cache(maxsize=4096)
def _text(rule: str, outcome: str, reason: str, *values: tuple[str, Value]) -> str:
    """Return what is stored of one rule's answer; its source belongs to the edition."""
    said = {name: list(value) if isinstance(value, tuple) else value for name, value in values}
    return canonical({"rule": str(rule), "outcome": str(outcome), "reason": str(reason), "values": said})


class Texts:
    """Writes the answers to applicants, which are `listed` already, but for the moment that the last of them names."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[Answers, str, str]] = {}

    def of(self, answers: list[Answers], submitted_at: datetime | None) -> str:
        """Return what is stored of the answers to an applicant, the last of which is that of the deadline."""
        *others, last = answers
        _, before, after = self._open.get(id(last)) or self._write_open(last)
        own = in_japan(submitted_at) if submitted_at is not None and after else ""
        return f"[{','.join([each.written for each in others])},{before}{own}{after}]"

    def _write_open(self, answers: Answers) -> tuple[Answers, str, str]:
        """Write an answer up to the applicant's own moment, and from there on; all of it if it names none."""
        (result,) = answers.results
        if SUBMITTED not in result.values:
            found = answers, answers.written, ""
        else:
            values = {**result.values, SUBMITTED: _OPEN}
            text = listed([Result(result.rule, result.outcome, result.reason, values, result.source)])
            before, _, after = text.partition(_OPEN)
            found = answers, before, after
        self._open[id(answers)] = found  # with the answers, lest others get their number
        return found
