"""What every test has: an account of its own without preferences, English to speak, and no screen."""

import os

import platformdirs
import pytest

from jipdesk import i18n

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true", help="also run the sweeps in their full size")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--slow"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]


@pytest.fixture(autouse=True)
def own_account(tmp_path_factory, monkeypatch):
    """Keep a test, and the programs it starts, away from the desk and the preferences of the person who runs it."""
    home = tmp_path_factory.mktemp("account")
    for kind in ("data", "config"):
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(home / kind))
        monkeypatch.setattr(platformdirs, f"user_{kind}_dir", lambda name, kind=kind, **_: str(home / kind / name))
    monkeypatch.delenv("JIPDESK_PASSPHRASE", raising=False)
    monkeypatch.setenv("LANGUAGE", "en")
    yield home
    i18n.speak("")
