import pytest

from jipdesk.rules.places import in_english, in_japanese


@pytest.mark.parametrize(
    ("prefecture", "address", "place"),
    [
        ("大阪府", "大阪市北区1-2", "大阪府大阪市北区1-2"),
        ("大阪府", "大阪府大阪市北区1-2", "大阪府大阪市北区1-2"),
        ("Osaka", "大阪市北区1-2", "大阪市北区1-2"),
        (None, "大阪市北区1-2", "大阪市北区1-2"),
        ("大阪府", "1-2 Kita-ku, Osaka", None),
        ("大阪府", "", None),
        ("大阪府", None, None),
    ],
)
def test_a_japanese_address_has_its_prefecture_in_front_once(prefecture, address, place):
    assert in_japanese(prefecture, address) == place


@pytest.mark.parametrize("heading", ["住所（英語）", "住所(英語)", "address_en", "Address (English)", "英文住所"])
def test_a_column_of_the_sheet_may_hold_the_english_address(heading):
    assert in_english("大阪市北区1-2", {"memo": "x", heading: "1-2 Kita-ku"}) == "1-2 Kita-ku"


def test_an_address_in_latin_letters_is_the_english_one():
    assert in_english("1-2 Kita-ku, Osaka", {"address_en": "elsewhere"}) == "1-2 Kita-ku, Osaka"


def test_no_english_address_is_made_up():
    assert in_english("大阪市北区1-2", {"address_en": ""}) is None
