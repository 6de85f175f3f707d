import io

import pytest

from jipdesk.errors import InputRefused
from jipdesk.exchange.text_decoding import encoding_of

TEXT = "氏名,髙﨑 ～①㈱\r\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp932", "cp932"), ("ascii", "utf-8")],
)
def test_each_usual_encoding_is_found(encoding, name):
    text = "name" if encoding == "ascii" else TEXT

    assert encoding_of(io.BytesIO(text.encode(encoding))) == name


def test_utf_16_in_either_order_has_its_mark():
    assert encoding_of(io.BytesIO(b"\xfe\xff" + TEXT.encode("utf-16-be"))) == "utf-16"


def test_jis_as_in_mail_is_told_by_its_signs():
    text = "氏名,山崎 花子\r\n" * 100

    assert encoding_of(io.BytesIO(text.encode("iso2022_jp"))) == "iso2022_jp_ext"
    assert encoding_of(io.BytesIO(b"a,\x1b$Z%F%9\r\n")) == "utf-8"
    assert encoding_of(io.BytesIO("氏名,\x1b$B%F%9\x1b(B\r\n".encode())) == "utf-8"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8") + TEXT.encode("cp932"),
        TEXT.encode("utf-8-sig") + b"\xff",
        b"\xff\xfe\x00\xd8a\x00",
        TEXT.encode("cp932") + b"\x80",
        TEXT.encode("cp932") + b"\xfd",
        "氏名,田中ひろし".encode("euc_jp"),
    ],
)
def test_a_file_in_no_encoding_for_certain_is_refused(content):
    with pytest.raises(InputRefused, match="sheet_encoding"):
        encoding_of(io.BytesIO(content))


def test_katakana_of_half_width_are_cp932():
    assert encoding_of(io.BytesIO("name_kana,ﾀﾅｶ\nﾊﾟｵﾛ\n".encode("cp932"))) == "cp932"


@pytest.mark.parametrize("content", [b"a,b\0\n", "a\0".encode("utf-16")])
def test_nul_is_no_text(content):
    with pytest.raises(InputRefused, match="sheet_nul"):
        encoding_of(io.BytesIO(content))


def test_a_letter_on_the_border_of_two_pieces_is_whole(monkeypatch):
    monkeypatch.setattr("jipdesk.exchange.text_decoding._CHUNK", 3)

    assert encoding_of(io.BytesIO(TEXT.encode())) == "utf-8"
