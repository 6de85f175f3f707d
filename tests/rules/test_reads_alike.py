"""Names in one script and in another: those that may be one name, and those that are not."""

import pytest

from jipdesk.models.search import fold
from jipdesk.rules.reads_alike import near, outline, reads_alike

ONE_NAME = [
    # katakana as a form asks for them
    ("NGUYEN THI ANH", "グエン・ティ・アイン"),
    ("Nguyễn Thị Ánh", "グェン ティ アン"),
    ("TRAN VAN MINH", "チャン・ヴァン・ミン"),
    ("TRAN VAN MINH", "トラン バン ミン"),
    ("DUONG THUY LINH", "ズオン・トゥイ・リン"),
    ("PHAM QUOC KHANH", "ファム・クオック・カイン"),
    ("HOSSAIN TANVIR", "ホサイン・タンビル"),
    ("RAHMAN RAFIQUL", "ラーマン・ロフィクル"),
    ("RAHMAN RAFIQUL", "ラフマン・ラフィクル"),
    ("BATBAYAR TEMUULEN", "バトバヤル・テムーレン"),
    ("KHASANOV JASUR", "ハサノフ・ジャスル"),
    ("BUDI SANTOSO", "ブディ・サントソ"),
    ("AUNG ZAW MIN", "アウン・ゾー・ミン"),
    ("SOMCHAI SRISUK", "ソムチャイ・シースック"),
    ("WANG XIAOMING", "ワン・シャオミン"),
    ("OTHMAN HAFIZ", "オスマン・ハフィズ"),
    ("MUHAMMAD USMAN KHAN", "ムハンマド・ウスマーン・カーン"),
    ("PHOMMACHANH SOUK", "ポンマチャン・スック"),
    ("SHRESTHA BIKASH", "シュレスタ・ビカス"),
    ("GARCIA JOSE LUIS", "ガルシア・ホセ・ルイス"),
    ("WICKRAMASINGHE SCHUBERT", "ウィクラマシンハ・シューベルト"),
    ("ALVES MACHADO TCHAIA", "アルヴェス・マチャド・チャイア"),
    # in any order, together or apart, half wide
    ("ANH NGUYEN THI", "グエン・ティ・アイン"),
    ("NGUYEN THI ANH", "グエンティアイン"),
    ("NGUYEN THI ANH", "ティアイン　グエン"),
    ("NGUYEN THI ANH", "ｸﾞｴﾝ･ﾃｨ･ｱｲﾝ"),
    ("BAT-ERDENE GANZORIG", "バトエルデネ・ガンゾリグ"),
    # the scripts of the countries
    ("WANG XIAOMING", "王小明"),
    ("XIAOMING WANG", "王 小明"),
    ("BATBAYAR GANZORIG", "Батбаяр Ганзориг"),
    ("KHASANOV JASUR", "Жасур Ҳасанов"),
    ("SOMCHAI THONGDEE", "สมชาย ทองดี"),
    ("SAELIM NATTAPONG", "ณัฐพงษ์ แซ่ลิ้ม"),
    ("HOSSAIN TANVIR", "তানভীর হোসেন"),
    ("KARIMI REZA", "رضا کریمی"),
    ("HUSSAIN AHMED", "احمد حسین"),
    ("SHRESTHA PRAKASH", "प्रकाश श्रेष्ठ"),
    ("JAYAWARDENA KASUN", "කසුන් ජයවර්ධන"),
    ("BERIDZE GIORGI", "გიორგი ბერიძე"),
    ("KIM MINSU", "김민수"),
    # none of them in Latin letters
    ("Батбаяр Ганзориг", "バトバヤル・ガンゾリグ"),
    ("王小明", "ワン・シャオミン"),
]

TWO_NAMES = [
    ("NGUYEN THI LAN", "グエン・ティ・リン"),
    ("NGUYEN THI ANH", "グエン・ヴァン・アイン"),
    ("NGUYEN THI ANH", "グエン・ティ・トゥイ・アイン"),
    ("NGUYEN THI ANH", "グエン・アイン"),
    ("NGUYEN", "グエン・ティ・アイン"),
    ("TRAN VAN BINH", "グエン・ヴァン・ビン"),
    ("TRAN MINH", "チャン・トゥアン"),
    ("RAHMAN KARIM", "ラーマン・タンビル"),
    ("BUDI SANTOSO", "ブディ・プラタマ"),
    ("BUDI WIJAYA", "デウィ・ウィジャヤ"),
    ("KARIMOV JASUR", "カリモフ・オタベク"),
    ("AUNG ZAW MIN", "アウン・チョー・ナイン"),
    ("LI WENBO", "ワン・ウェンボー"),
    ("LI WEI", "王伟"),
    ("SOMCHAI SRISUK", "ソムチャイ・トーンディー"),
    ("BATBAYAR TEMUULEN", "Батбаяр Ганзориг"),
    ("KARIMI REZA", "رضا احمدی"),
    ("BENALI", "ベン"),
    ("NGUYEN THI ANH", "・"),
    ("", ""),
]


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_one_name_in_two_writings_reads_alike_whichever_comes_first(one, other):
    assert reads_alike(fold(one), fold(other))
    assert reads_alike(fold(other), fold(one))


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_two_names_do_not_read_alike(one, other):
    assert not reads_alike(fold(one), fold(other))
    assert not reads_alike(fold(other), fold(one))


def test_what_reads_alike_has_outlines_that_are_near():
    outlines = [outline(fold(one)) for one, _ in ONE_NAME]

    near_ones = [place in near(outline(fold(other)), outlines) for place, (_, other) in enumerate(ONE_NAME)]

    assert all(near_ones)
    assert sum(1 for _ in near(outlines[2], outlines)) < len(outlines) / 4


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ma ma ma ma ma ma", "マ・マ・マ・マ・マ・マ", True),
        (" ".join(["ba", "bo", "pa", "po", "va", "vo"] * 40), "・".join("バボパポヴ" * 48), False),
        ("batbayar" * 500, "バトバヤル" * 500, False),
    ],
)
def test_names_made_to_be_laid_side_by_side_in_endless_ways_come_to_an_end(one, other, alike):
    assert reads_alike(fold(one), fold(other)) is alike
