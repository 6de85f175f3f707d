"""A limit that is set, as a pill: "Country is not: Viet Nam". Enter changes it, ! turns it, Del removes it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from jipdesk.phrases.marking import N_
from jipdesk.rules.limits import DENIES
from jipdesk.views.pieces.facets import Facet, limit_said
from jipdesk.views.spoken import Button, SignButton

_REMOVING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_KEYS = N_("Enter changes this filter, ! turns it into its opposite, Delete removes it.")


class Pill(QFrame):
    """It knows the facet it is about and the key under which the limit is kept."""

    wanted = Signal(str)
    """to be changed: the limit's key"""
    turned = Signal(str)
    """"is" is to become "is not", or the other way round"""
    removed = Signal(str)

    def __init__(self, facet: Facet, key: str) -> None:
        super().__init__()
        self._facet, self._key = facet, key
        self.setProperty("kind", "pill")
        self.button = Button("", "inner")
        self.button.explain(_KEYS)
        is_not = key.startswith(DENIES)
        self.turn = SignButton(N_("Turn back into “is”") if is_not else N_("Turn into “is not”"))
        self.turn.setText("=" if is_not else "≠")
        self.cross = SignButton(N_("Remove this filter"))
        self.cross.setProperty("sign", "cross")
        for sign in (self.turn, self.cross):
            sign.setProperty("kind", "cross")
        self.button.clicked.connect(self._want)
        self.turn.clicked.connect(self._turn)
        self.cross.clicked.connect(self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 6, 0)
        line.setSpacing(4)
        for part in (self.button, self.turn, self.cross):
            line.addWidget(part)

    def show_choices(self, codes: Sequence[str]) -> None:
        """Say what is chosen; of many only the first are named."""
        self.button.say(partial(limit_said, self._facet, self._key, tuple(codes)), _KEYS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn or remove it by a key, whichever of its buttons has the keys."""
        if event.text() == "!":
            self._turn()
        elif event.key() in _REMOVING:
            self._remove()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self._key)

    @Slot()
    def _turn(self) -> None:
        self.turned.emit(self._key)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._key)
