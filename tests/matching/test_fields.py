import pytest

from jipdesk.matching.fields import Field, fields_of, near


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Computer science", {Field.INFORMATION}),
        ("情報工学", {Field.INFORMATION}),
        ("ＩＴ", {Field.INFORMATION}),
        ("IT企業でのインターン", {Field.INFORMATION}),
        ("Italian", set()),
        ("Art", {Field.DESIGN}),
        ("Artisanal cheese", set()),
        ("機械学習", {Field.INFORMATION}),
        ("経営工学", {Field.BUSINESS, Field.PRODUCTION}),
        ("International business", {Field.INTERNATIONAL, Field.BUSINESS}),
        ("生化学", {Field.BIOLOGY, Field.CHEMISTRY}),
        ("Tourism management", {Field.TOURISM}),
        ("Management", {Field.BUSINESS}),
        ("Japanese studies", {Field.LANGUAGES}),
        ("", set()),
    ],
)
def test_fields_are_recognised_in_both_languages(text, fields):
    assert fields_of(text) == fields


def test_nearness_goes_both_ways():
    assert all((a in near(frozenset({b}))) == (b in near(frozenset({a}))) for a in Field for b in Field)
