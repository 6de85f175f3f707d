"""Where the program's own files are: in the source tree, installed, or frozen."""

import sys
from pathlib import Path

import platformdirs


def root() -> Path:
    """Return the folder that holds `resources/` and `translations/`."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def program() -> list[str]:
    """Return the command with which the program starts itself for work that needs a process of its own.

    Frozen, that is always the program of the terminal: the one that Windows starts without a terminal cannot be asked
    or answered.
    """
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "jipdesk"]
    this = Path(sys.executable)
    return [str(this.with_name(f"jipdesk{this.suffix}"))]


def resource(name: str) -> Path:
    """Return the path of a shipped file, such as `editions/2024.toml`."""
    return root() / "resources" / name


def translations() -> Path:
    """Return the folder of the message catalogues."""
    return root() / "translations"


def default_desk() -> Path:
    """Return the office's desk in this account's data folder (not a roaming or synced one)."""
    return Path(platformdirs.user_data_dir("jipdesk", appauthor=False)) / "desk"


def demo_desk() -> Path:
    """Return the sample desk's folder, which is never the office's."""
    return Path(platformdirs.user_data_dir("jipdesk", appauthor=False)) / "demo"


def settings_file() -> Path:
    """Return where this account's preferences are kept; they are no part of a desk."""
    return Path(platformdirs.user_config_dir("jipdesk", appauthor=False)) / "settings.json"


def fault_log() -> Path:
    """Return where notes of the program's own faults are kept."""
    return Path(platformdirs.user_log_dir("jipdesk", appauthor=False)) / "errors.log"
