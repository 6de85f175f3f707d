"""How a person left the window: read once, written when something changes, lost without harm."""

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jipdesk import settings
from jipdesk.settings import Settings


class Memory:
    """What each part of the window remembers, under its own name."""

    def __init__(self, *, is_lasting: bool = True) -> None:
        self._is_lasting = is_lasting
        self._kept = settings.load() if is_lasting else Settings()

    @property
    def theme(self) -> str:
        """The theme that was chosen."""
        return self._kept.theme

    def get(self, name: str) -> Mapping[str, Any]:
        """Return what the part of that name remembers; nothing at first, or where the file was tampered with."""
        found = self._kept.window.get(name)
        return found if isinstance(found, dict) else {}

    def put(self, name: str, values: Mapping[str, Any]) -> None:
        """Remember for the part of that name."""
        if self.get(name) != values:
            self._keep(window={**self._kept.window, name: dict(values)})

    def choose_theme(self, theme: str) -> None:
        """Remember the theme."""
        self._keep(theme=theme)

    def choose_language(self, language: str) -> None:
        """Remember the language."""
        self._keep(language=language)

    def _keep(self, **changes: Any) -> None:
        self._kept = replace(self._kept, **changes)
        if not self._is_lasting:
            return
        # Preferences are a comfort: a full disk is no reason to interrupt anybody.
        with contextlib.suppress(OSError):
            settings.save(self._kept)
