"""What this account tells the program."""

import pytest

from jipdesk import paths, settings


@pytest.mark.parametrize(
    ("handed_in", "passphrase"),
    [
        ("five words of no meaning", "five words of no meaning"),
        ("ends with a line\n", "ends with a line"),
        ("ends as on Windows\r\n", "ends as on Windows"),
        ("only one end goes\n\n", "only one end goes\n"),
        ("\n begins so, ends with a space ", "\n begins so, ends with a space "),
        ("", ""),
    ],
)
def test_a_passphrase_is_the_line_without_its_end(monkeypatch, handed_in, passphrase):
    monkeypatch.setenv("JIPDESK_PASSPHRASE", handed_in)

    assert settings.passphrase() == passphrase


@pytest.mark.parametrize("content", ["", "[]", "[1, 2", '{"language": ["ja"], "theme": 3}', "[" * 100_000])
def test_unreadable_preferences_count_as_none(content):
    file = paths.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text(content)

    assert settings.load() == settings.Settings()


def test_without_the_variable_there_is_no_passphrase():
    assert settings.passphrase() is None
