from collections import Counter
from datetime import date

import pytest

from jipdesk.exchange.duplicates import Evidence, find_duplicates, parties_of
from jipdesk.queries.persons import Identity, parties
from jipdesk.rules import likeness
from jipdesk.rules.parties import Blocks

BORN = date(2001, 2, 3)
ANH = {
    "names": ("NGUYEN", "Thi", "Anh"),
    "birth_date": BORN,
    "email": "anh@example.org",
    "passport_no": "C1234567",
    "writings": ("グエン・ティ・アイン", ""),
}


def party(number, row=0, passport_no="", **told):
    """Return the person as they are compared."""
    (one,) = parties([Identity(number, row, passports=(passport_no,), **told)])
    return one


def score(**other):
    """Return the score of Anh and of Anh with these changes, who comes later and with another receipt number."""
    found = find_duplicates([party("1", row=2, **ANH), party("2", row=3, **(ANH | other))])
    return found[0].score if found else 0


def test_the_later_row_is_named_with_the_number_of_the_earlier():
    (found,) = find_duplicates([party("1", row=2, **ANH), party("2", row=3, **ANH)])

    assert (found.row, found.of, found.score) == (3, "1", 100)
    assert found.evidence == (Evidence.SAME_PASSPORT, Evidence.SAME_EMAIL, Evidence.SAME_NAME, Evidence.SAME_BIRTH_DATE)


ALONE = {"email": "", "passport_no": "", "writings": ()}


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        ({"email": "ANH@EXAMPLE.ORG", "passport_no": ""}, 100, 100),
        (ALONE, 75, 75),
        (ALONE | {"names": ("Anh", "", "Nguyễn Thị")}, 75, 75),
        (ALONE | {"names": ("NGUYEN", "", "Anh")}, 60, 60),
        (ALONE | {"birth_date": None}, 50, 50),
        (ALONE | {"birth_date": date(2001, 3, 2)}, 50, 50),
        (ALONE | {"birth_date": date(1999, 9, 9)}, 0, 0),
        (ALONE | {"names": ("TRAN", "Van", "Binh")}, 0, 0),
        ({"names": ("TRAN", "", "Anh"), "passport_no": "", "birth_date": date(1999, 9, 9), "writings": ()}, 0, 0),
        ({"names": ("SMITH", "", "Bob"), "email": "", "writings": ()}, 95, 95),
        ({"passport_no": "", "email": "", "names": ("グエン",), "writings": ("グエン ティ アイン",)}, 60, 60),
        ({"passport_no": "", "email": "", "names": ("X",), "writings": ("アイングエン・ティ",)}, 60, 60),
        (ALONE | {"names": ("アイン", "", "グエン ティ")}, 60, 60),
        ({"names": ("SMITH", "", "Bob"), "email": "", "writings": (), "birth_date": date(1999, 9, 9)}, 50, 50),
    ],
)
def test_the_score_weighs_what_speaks_for_and_against(other, least, most):
    assert least <= score(**other) <= most


def test_a_name_in_its_own_script_is_found_wherever_and_in_whatever_order_it_was_written():
    own = party("1", row=2, names=("ISAKOV", "Azamat"), writings=("Исаков Азамат",), birth_date=BORN)
    other = party("2", row=3, names=("Азамат", "Исаков"), birth_date=BORN)

    assert [(each.of, each.evidence) for each in find_duplicates([own, other])] == [
        ("1", (Evidence.SIMILAR_NAME, Evidence.SAME_BIRTH_DATE))
    ]


KANA = ALONE | {"names": ("グエン", "", "ティ アイン"), "birth_date": BORN}


@pytest.mark.parametrize(
    ("other", "evidence", "scored"),
    [
        ({}, (Evidence.READS_ALIKE, Evidence.SAME_BIRTH_DATE), 55),
        (
            {"names": ("阮氏映",), "writings": ("グェン ティ アン",)},
            (Evidence.READS_ALIKE, Evidence.SAME_BIRTH_DATE),
            55,
        ),
        ({"names": (), "writings": ("グェン ティ アン",)}, (Evidence.READS_ALIKE, Evidence.SAME_BIRTH_DATE), 55),
        ({"birth_date": None, "email": "anh@example.org"}, (Evidence.SAME_EMAIL, Evidence.READS_ALIKE), 90),
        (
            {"birth_date": date(1999, 9, 9), "passport_no": "C1234567"},
            (Evidence.SAME_PASSPORT, Evidence.READS_ALIKE, Evidence.OTHER_BIRTH_DATE),
            85,
        ),
    ],
)
@pytest.mark.parametrize("first", [0, 1])
def test_who_is_written_in_another_script_is_found_by_how_the_name_reads(other, evidence, scored, first):
    alone = ANH | {"writings": ()}
    both = [party("1", row=2, **alone), party("2", row=3, **(KANA | other))]

    (found,) = find_duplicates([both[first], both[1 - first]])

    assert (found.evidence, found.score) == (evidence, scored)


@pytest.mark.parametrize(
    "other",
    [
        {"birth_date": None},
        {"birth_date": date(2001, 3, 2)},
        {"birth_date": date(2002, 2, 3)},
        {"names": ("グエン", "", "ティ リン")},
        {"names": ("LE", "", "Hoa"), "writings": ("グエン・ティ・アイン",)},
    ],
)
def test_a_name_that_reads_alike_is_not_enough_alone_and_not_asked_about_between_names_in_latin_letters(other):
    assert find_duplicates([party("1", row=2, **(ANH | ALONE)), party("2", row=3, **(KANA | other))]) == ()


def test_only_who_has_no_name_in_latin_letters_is_compared_with_a_whole_day(monkeypatch):
    compared = []
    weigh = likeness.compare
    monkeypatch.setattr(
        likeness, "compare", lambda one, two: compared.append((one.number, two.number)) or weigh(one, two)
    )
    names = {
        "GARCIA Luis": "ガルシア・ルイス",
        "RAHMAN Tanvir": "ラーマン・タンビル",
        "NGUYEN Hoa": "グエン・ホア",
        "TRAN Anh": "チャン・アイン",
    }
    crowd = [party(latin, row=2, names=(latin,), writings=(kana,), birth_date=BORN) for latin, kana in names.items()]

    find_duplicates([*crowd, party("kana", row=9, names=("グェン", "ホア"), birth_date=BORN)])

    assert compared == [("kana", "NGUYEN Hoa")]


def test_of_a_birth_date_that_thousands_share_only_so_many_are_read():
    crowd = [party(str(n), names=("グエン", "アイン"), birth_date=date(2000, 1, 1)) for n in range(1000)]
    blocks = Blocks([date(2000, 1, 1)])
    for person in crowd:
        blocks.enter(person)

    met = blocks.met_by(party("new", names=("NGUYEN", "Anh"), birth_date=date(2000, 1, 1)))

    assert 100 <= len(met) <= 300


def test_persons_of_the_desk_are_found_too_and_one_number_is_one_application():
    known = [party("23-000009", **ANH), party("24-000001", **ANH)]

    found = find_duplicates([party("24-000001", row=2, **ANH)], known)

    assert [(each.row, each.of) for each in found] == [(2, "23-000009")]


def test_a_value_that_thousands_share_does_not_drown_the_rest():
    crowd = [
        party(str(n), row=n, names=("LEE", str(n)), birth_date=BORN, email="agent@example.org") for n in range(2, 3000)
    ]

    found = find_duplicates(crowd)

    assert max(Counter(each.row for each in found).values()) == 5


def test_a_row_is_compared_by_all_its_names(applications):
    rows = applications(
        {"name_native": "Nguyễn Thị Ánh", "email": "a@example.org"},
        {"receipt_no": "2", "family_name": "nguyen thi", "given_name": "anh", "birth_date": "2001-02-03"},
        {"receipt_no": "3", "family_name": "TRAN", "given_name": "Binh", "birth_date": "2001-02-03"},
        {"receipt_no": "4", "family_name": "チャン", "given_name": "ビン", "birth_date": "2001-02-03"},
    ).rows

    found = find_duplicates(list(parties_of(rows)))

    assert [(each.row, each.of, each.score) for each in found] == [(3, "24-000001", 75), (5, "3", 55)]
