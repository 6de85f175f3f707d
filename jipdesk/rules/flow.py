"""A table of moves: from a state and a step to the next state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, TypeVar

from jipdesk.errors import InputRefused

State = TypeVar("State", bound=StrEnum)
Step = TypeVar("Step", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Flow(Generic[State, Step]):
    """The moves of one noun."""

    noun: str
    table: Mapping[tuple[State, Step], State]

    def steps_from(self, state: State) -> frozenset[Step]:
        """Return the steps open now: the buttons show these, the acts refuse the rest."""
        return frozenset(step for start, step in self.table if start is state)

    def ends_from(self, state: State) -> frozenset[State]:
        """Return the states that one step leads to."""
        return frozenset(end for (start, _), end in self.table.items() if start is state)

    def move(self, state: State, step: Step) -> State:
        """Return where the step leads, or raise `InputRefused("step_not_open")`."""
        following = self.table.get((state, step))
        if following is None:
            raise InputRefused("step_not_open", noun=self.noun, state=str(state), step=str(step))
        return following


def moves(*lines: tuple[State | Iterable[State], Step, State]) -> Mapping[tuple[State, Step], State]:
    """Write a table line by line; a line may start from several states, and never from where it leads."""
    table: dict[tuple[State, Step], State] = {}
    for starts, step, end in lines:
        for start in (starts,) if isinstance(starts, StrEnum) else starts:
            assert (start, step) not in table, (start, step)
            if start is not end:
                table[start, step] = end
    return MappingProxyType(table)
