"""One person's preferences on this computer; facts of the office belong on the desk."""

import json
import locale
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from jipdesk import paths

LANGUAGES = ("en", "ja")
THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between runs for this account."""

    language: str = ""
    theme: str = "system"
    window: Mapping[str, Any] = field(default_factory=dict)
    """how the window was left: size, section, columns and filters of lists, by the name of the part that remembers"""


def load() -> Settings:
    """Return the stored preferences; an unreadable file counts as none, since nothing of value is in it."""
    try:
        stored = json.loads(paths.settings_file().read_text(encoding="utf-8"))
        window = stored.get("window")
        return Settings(
            language=stored.get("language") if stored.get("language") in LANGUAGES else "",
            theme=stored.get("theme") if stored.get("theme") in THEMES else "system",
            window=window if isinstance(window, dict) else {},
        )
    except (OSError, ValueError, AttributeError, RecursionError):
        return Settings()


def save(settings: Settings) -> None:
    """Keep the preferences for the next run."""
    file = paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(asdict(settings), ensure_ascii=False), encoding="utf-8")


def passphrase() -> str | None:
    """Return the passphrase that the environment hands in, or None."""
    handed_in = os.environ.get("JIPDESK_PASSPHRASE")
    return None if handed_in is None else one_line(handed_in)


def one_line(text: str) -> str:
    """Return a line without its end, of which it has one at most: editors and `echo` add it to a passphrase."""
    return text.removesuffix("\n").removesuffix("\r")


def language() -> str:
    """Return the language to speak: the one chosen, else Japanese where the computer speaks it, else English."""
    spoken = (
        os.environ.get("LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    )
    return load().language or ("ja" if spoken.lower().startswith(("ja", "japanese")) else "en")
