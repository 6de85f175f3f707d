"""What is being typed is kept before the window turns to something else, as if its field had been left."""

from PySide6.QtWidgets import QApplication, QWidget


class Leaves:
    """A field, or a record of several, that is kept as it is left."""

    def leave(self) -> None:
        """Hand over what was typed, if anything was."""
        raise NotImplementedError


def leave_fields() -> None:
    """Leave the field in which the keys are, in every window.

    The window may not be the active one, so each is asked for the field that has its keys.
    """
    for window in QApplication.topLevelWidgets():
        widget: QWidget | None = window.focusWidget()
        while widget is not None:
            if isinstance(widget, Leaves):
                widget.leave()
            widget = None if widget is window else _above(widget)


def _above(widget: QWidget) -> QWidget | None:
    above: QWidget | None = widget.parentWidget()
    return above
