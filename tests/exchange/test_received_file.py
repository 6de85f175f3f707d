import os

import pytest

from jipdesk.errors import InputRefused, MachineRefused
from jipdesk.exchange import received_file
from jipdesk.exchange.received_file import Kind, kind_of


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet_empty"),
        (b"%PDF-1.7\n", "sheet_foreign"),
        (b"\x89PNG\r\n", "sheet_foreign"),
        (b"<html></html>", "sheet_web_page"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html>", "sheet_web_page"),
        ("<html>".encode("utf-16"), "sheet_web_page"),
        (b"<?xml version='1.0'?><Workbook/>", "sheet_web_page"),
        (b"PK\x05\x06" + bytes(18), "sheet_foreign"),
    ],
)
def test_what_is_no_sheet_is_told_by_its_content(given_csv, content, code):
    with pytest.raises(InputRefused, match=code):
        kind_of(given_csv(content, name="applications.xlsx"))


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"a,b\n", Kind.TEXT), (b"PK\x03\x04", Kind.PACKAGE), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.COMPOUND)],
)
def test_the_name_of_a_file_says_nothing(given_csv, content, kind):
    assert kind_of(given_csv(content, name="applications.pdf")) is kind


@pytest.mark.parametrize("name", ["absent.csv", "no/folder/absent.csv", "x" * 300, "a\0b"])
def test_a_name_without_a_file_is_refused_as_input(tmp_path, name):
    with pytest.raises(InputRefused, match="sheet_absent"):
        kind_of(tmp_path / name)


def test_a_name_below_a_file_is_absent(given_csv):
    with pytest.raises(InputRefused, match="sheet_absent"):
        kind_of(given_csv("a") / "b.csv")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(InputRefused, match="sheet_is_folder"):
        kind_of(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_refused_without_being_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")

    with pytest.raises(InputRefused, match="sheet_foreign"):
        kind_of(tmp_path / "pipe.csv")


def test_a_file_beyond_the_limit_is_refused(given_csv, monkeypatch):
    monkeypatch.setattr(received_file, "MOST_BYTES", 10)

    with pytest.raises(InputRefused, match="sheet_too_large"):
        kind_of(given_csv("a,b,c,d,e,f"))


def test_a_file_the_account_may_not_read_is_the_machines_refusal(given_csv, monkeypatch):
    path = given_csv("a,b")

    def forbidden(*_args, **_options):
        raise PermissionError(13, "no")

    monkeypatch.setattr(type(path), "open", forbidden)
    with pytest.raises(MachineRefused, match="no_permission"):
        kind_of(path)
