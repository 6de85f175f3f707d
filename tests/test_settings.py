"""What this account tells the program."""

import pytest

from jipdesk import settings


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


def test_without_the_variable_there_is_no_passphrase():
    assert settings.passphrase() is None
