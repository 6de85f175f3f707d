"""Buttons for acts: off where the act would be refused, and then they say why."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from jipdesk.errors import InputRefused, Stop
from jipdesk.rules.flow import Flow
from jipdesk.rules.moving import moved
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.spoken import Button, Saying


class ActButton(Button):
    """A verb that may be off for a reason."""

    def __init__(
        self, saying: Saying | str, do: Callable[[], object], kind: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(saying, kind, parent)
        self.does(do)

    def allow(self, hint: Saying | str = "") -> None:
        """Let it be done."""
        self.setEnabled(True)
        self.explain(hint)

    def forbid(self, why: Saying | str) -> None:
        """Keep it from being done and say why."""
        self.setEnabled(False)
        self.explain(why)

    def judge(self, stop: Stop | None, hint: Saying | str = "") -> None:
        """Allow it, or forbid it with the sentence of a refusal."""
        if stop is None:
            self.allow(hint)
        else:
            self.forbid(of_stop(stop))


def against(flow: Flow[Any, Any], states: Mapping[int, StrEnum], *steps: StrEnum) -> Stop | None:
    """Return the refusal that the last step would meet with these things, the steps before taken where they are open.

    It is the same table that the act asks, so the button and the act never differ.
    """
    try:
        moved(flow, states, *steps)
    except InputRefused as stop:
        return stop
    return None
