import pytest

from jipdesk.samples.chance import Chance
from jipdesk.samples.names import name
from jipdesk.samples.parts import names


def all_names(language, sex):
    return {
        (n.family, n.given, n.kana, n.native)
        for seed in range(200)
        for n in [name(names()[language], sex, Chance(seed))]
    }


def test_vietnamese_names_keep_their_order_and_marks():
    assert ("Nguyen", "Anh Tuyet", "グエン・ティ・アイン・トゥエット", "Nguyễn Thị Ánh Tuyết") in {
        (n.family, n.given, n.kana, n.native)
        for seed in range(3000)
        for n in [name(names()["vietnamese"], "female", Chance(seed))]
    }


@pytest.mark.parametrize(
    ("language", "family", "native"), [("kazakh", "Omarova", "Омарова"), ("azerbaijani", "Hasanova", "Həsənova")]
)
def test_women_have_feminine_family_names(language, family, native):
    found = all_names(language, "female")

    assert any(f == family and native in n for f, _, _, n in found)
    assert all(f.endswith("a") and "ワ・" in kana for f, _, kana, _ in found)


def test_burmese_have_one_name_written_without_spaces():
    assert all(not f and " " not in n and len(g.split()) >= 2 for f, g, _, n in all_names("burmese", "male"))


def test_malays_are_called_by_their_fathers():
    assert all(not f and " bin " in g and n == g for f, g, _, n in all_names("malay", "male"))
    assert all(" binti " in g for _, g, _, _ in all_names("malay", "female"))


def test_people_of_japanese_descent_have_kanji():
    assert any("𠮷" in n for _, _, _, n in all_names("nikkei", "male"))


def test_every_katakana_name_is_katakana():
    kana = {
        part.kana for each in names().values() for part in (*each.family, *each.given["male"], *each.given["female"])
    }

    assert all(all("\u30a0" <= letter <= "\u30ff" or letter == "＝" for letter in text) for text in kana)
