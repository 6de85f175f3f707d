import csv
from collections import defaultdict
from itertools import pairwise

import pytest
from babel import Locale

from jipdesk.paths import resource
from jipdesk.rules.countries import fold, read_list, read_names

NAMES = read_names(resource("countries/names.csv"))
LISTS = ["dac_2018_2019", "dac_2020_2021", "dac_2022_2023", "dac_2024_2025"]


@pytest.mark.parametrize(
    ("iso2", "texts"),
    [
        (
            "CI",
            [
                "Ivory Coast",
                "Cote d'Ivoire",
                "Côte d’Ivoire",
                "CÔTE D'IVOIRE",
                "コートジボワール",
                "コートジヴォワール",
            ],
        ),
        ("SZ", ["Swaziland", "Eswatini", "eSwatini", "スワジランド", "エスワティニ", "エスワティニ王国"]),
        (
            "MM",
            ["Burma", "Myanmar", "Republic of the Union of Myanmar", "ビルマ", "ミャンマー", "ミャンマー連邦共和国"],
        ),
        (
            "VN",
            [
                "Vietnam",
                "Viet Nam",
                "Việt Nam",
                "VNM",
                "vn",
                "ベトナム",
                "ヴェトナム",
                "ﾍﾞﾄﾅﾑ",
                "べとなむ",
                "越南",
                "Vietnamese",
            ],
        ),
        ("LA", ["Laos", "Lao PDR", "Lao People's Democratic Republic", "Lao People’s Democratic Republic", "ラオス"]),
        ("GE", ["Georgia", "グルジア", "ジョージア", "GEO"]),
        ("MK", ["Macedonia", "North Macedonia", "FYROM", "マケドニア", "北マケドニア", "北マケドニア共和国"]),
        ("TR", ["Turkey", "Türkiye", "Turkiye", "TÜRKİYE", "Republic of Türkiye", "トルコ", "トルコ共和国"]),
        (
            "FM",
            ["Micronesia", "Micronesia (Federated States of)", "Federated States of Micronesia", "ミクロネシア連邦"],
        ),
        ("CV", ["Cape Verde", "Cabo Verde", "カーボベルデ", "カーボヴェルデ"]),
        ("TL", ["East Timor", "Timor-Leste", "Timor Leste", "東ティモール", "東チモール"]),
        ("CG", ["Congo", "Republic of the Congo", "Congo, Rep.", "Congo-Brazzaville", "コンゴ共和国"]),
        ("CD", ["DR Congo", "DRC", "Democratic Republic of the Congo", "Congo (Kinshasa)", "コンゴ民主共和国", "COD"]),
        (
            "PS",
            [
                "Palestine",
                "State of Palestine",
                "West Bank and Gaza Strip",
                "Palestinian Territories",
                "パレスチナ自治区",
            ],
        ),
        ("MD", ["Moldova", "Republic of Moldova", "Moldova, Republic of", "モルドバ", "モルドバ共和国"]),
        ("SY", ["Syria", "Syrian Arab Republic", "シリア", "シリア・アラブ共和国"]),
        ("IR", ["Iran", "Iran (Islamic Republic of)", "Iran, Islamic Republic of", "イラン", "イラン・イスラム共和国"]),
        ("TZ", ["Tanzania", "United Republic of Tanzania", "Tanzania, United Republic of", "タンザニア連合共和国"]),
        ("BO", ["Bolivia", "Bolivia (Plurinational State of)", "ボリビア", "ボリヴィア", "ボリビア多民族国"]),
        ("VE", ["Venezuela", "Venezuela (Bolivarian Republic of)", "ベネズエラ", "ベネズエラ・ボリバル共和国"]),
        (
            "KR",
            [
                "South Korea",
                "Korea, South",
                "Korea (South)",
                "Republic of Korea",
                "Korea, Republic of",
                "韓国",
                "大韓民国",
            ],
        ),
        ("KP", ["North Korea", "DPRK", "Korea, North", "Democratic People's Republic of Korea", "北朝鮮"]),
        ("CN", ["China", "PRC", "P.R. China", "China (People's Republic of)", "中国", "中華人民共和国"]),
        ("TW", ["Taiwan", "Taiwan (R.O.C.)", "Chinese Taipei", "台湾", "台灣", "中華民国"]),
        ("HK", ["Hong Kong", "Hongkong", "Hong Kong SAR", "香港", "中国（香港）"]),
        ("MO", ["Macao", "Macau", "マカオ", "澳門"]),
        ("GB", ["UK", "U.K.", "United Kingdom", "Great Britain", "イギリス", "英国"]),
        ("US", ["USA", "U.S.A.", "United States of America", "America", "アメリカ", "米国", "アメリカ合衆国"]),
        ("CZ", ["Czechia", "Czech Republic", "チェコ", "チェコ共和国"]),
        ("NL", ["Holland", "The Netherlands", "Netherlands", "オランダ"]),
        (
            "ST",
            ["Sao Tome and Principe", "São Tomé & Príncipe", "サントメ・プリンシペ", "サントメ・プリンシペ民主共和国"],
        ),
        ("GM", ["Gambia", "The Gambia", "Gambia, The", "Gambia (The)", "ガンビア"]),
        ("LC", ["St. Lucia", "St Lucia", "Saint Lucia", "SAINT LUCIA", "セントルシア"]),
        (
            "VC",
            ["St. Vincent & the Grenadines", "Saint Vincent and the Grenadines", "セントビンセント・グレナディーン"],
        ),
        ("XK", ["Kosovo", "XKX", "XK", "コソボ", "コソヴォ"]),
        ("GW", ["Guinea-Bissau", "Guinea Bissau", "Guinea (Bissau)", "ギニアビサウ", "ギニア・ビサウ"]),
        ("GN", ["Guinea", "ギニア", "ギニア共和国"]),
        ("DO", ["Dominican Republic", "ドミニカ共和国"]),
        ("DM", ["Dominica", "ドミニカ国"]),
        ("NG", ["Nigeria", "ナイジェリア", "ナイジェリア連邦共和国"]),
        ("NE", ["Niger", "ニジェール"]),
        ("JP", ["Japan", "JPN", "JP", "日本", "日本国", "日本国籍"]),
        ("PH", ["Philippines", "The Philippines", "Filipino", "フィリピン人"]),
    ],
)
def test_a_country_is_found_by_its_usual_names(iso2, texts):
    assert {text: NAMES.find(text) for text in texts} == dict.fromkeys(texts, iso2)


@pytest.mark.parametrize(
    "text", ["Viet Nam / ベトナム", "ベトナム（Viet Nam）", "VN: Viet Nam", "Vietnam - VNM", "Viet Nam (VN)"]
)
def test_two_names_of_one_country_side_by_side_are_understood(text):
    assert NAMES.find(text) == "VN"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "Atlantis",
        "ドミニカ",
        "Viet Nam / Thailand",
        "VNX",
        "Yugoslavia",
        "人",
        "国籍",
        "Congolese",
        "n/a",
    ],
)
def test_what_names_no_country_or_two_finds_none(text):
    assert NAMES.find(text) is None


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_country_is_found_by_code_and_by_the_locale_database(language):
    territories = Locale(language).territories

    missed = [iso2 for iso2 in NAMES.countries if NAMES.find(territories[iso2]) != iso2]

    assert missed == []
    assert all(
        NAMES.find(iso2) == NAMES.find(country.iso3.lower()) == iso2 for iso2, country in NAMES.countries.items()
    )


def test_all_250_are_there_and_no_two_share_a_name():
    owners = defaultdict(set)
    with resource("countries/names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for name in (
            row["iso2"],
            row["iso3"],
            row["name_en"],
            row["name_ja"],
            *filter(None, row["aliases"].split(";")),
        ):
            owners[fold(name)].add(row["iso2"])

    assert len(rows) == 250
    assert {name: shared for name, shared in owners.items() if len(shared) > 1 or not name} == {}


@pytest.mark.parametrize(("code", "rows"), list(zip(LISTS, (143, 142, 141, 141), strict=True)))
def test_each_list_has_its_members_under_known_codes_and_names(code, rows):
    listed = read_list(resource(f"countries/{code}.csv"))

    assert len(listed.countries) == len(listed.iso2) == rows
    assert listed.source
    assert {country.group for country in listed.countries} == {"LDC", "LIC", "LMIC", "UMIC"}
    for country in listed.countries:
        assert NAMES.countries[country.iso2].iso3 == country.iso3
        assert NAMES.find(country.name_en) == NAMES.find(country.name_ja) == country.iso2


def test_the_lists_differ_by_those_who_left():
    lists = [read_list(resource(f"countries/{code}.csv")).iso2 for code in LISTS]

    assert [before - after for before, after in pairwise(lists)] == [{"CK"}, {"AG"}, set()]
    assert lists[3] < lists[0]


def test_territories_whose_people_hold_another_passport_are_marked():
    assert read_list(resource("countries/dac_2024_2025.csv")).without_passport == {"MS", "SH", "NU", "TK", "WF"}
    assert read_list(resource("countries/dac_2018_2019.csv")).without_passport == {"MS", "SH", "NU", "TK", "WF", "CK"}
