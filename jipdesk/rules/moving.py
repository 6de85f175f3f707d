"""One step for many things at once: all of them move, or the refusal says how many cannot and where they stand."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from jipdesk.errors import InputRefused
from jipdesk.rules.flow import Flow, State, Step

Key = TypeVar("Key", bound=Hashable)


def moved(flow: Flow[State, Step], states: Mapping[Key, State], *steps: Step) -> dict[Key, State]:
    """Return where the last step leads each of them; a step before it is taken by those it is open to.

    So that one act can carry things through several states: what is behind catches up, what is ahead waits. Raises
    InputRefused("step_not_open") for one thing alone, InputRefused("steps_not_open") for some among several.
    """
    *before, last = steps
    after: dict[Key, State] = {}
    shut: dict[Key, State] = {}
    for key, start in states.items():
        state = start
        for step in before:
            state = flow.table.get((state, step), state)
        if following := flow.table.get((state, last)):
            after[key] = following
        else:
            shut[key] = start
    if shut:
        _refuse(flow, shut, last, len(states))
    return after


def _refuse(flow: Flow[State, Step], shut: Mapping[Key, State], step: Step, of: int) -> None:
    if of == 1:
        raise InputRefused(
            "step_not_open", noun=flow.noun, state=str(next(iter(shut.values()))), step=str(step), ids=list(shut)
        )
    states = sorted({str(state) for state in shut.values()})
    raise InputRefused(
        "steps_not_open", noun=flow.noun, states=states, step=str(step), count=len(shut), of=of, ids=list(shut)
    )
