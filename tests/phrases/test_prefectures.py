import pytest

from jipdesk import i18n
from jipdesk.phrases.prefectures import prefecture_name


@pytest.mark.parametrize(
    ("written", "language", "name"),
    [
        ("長野県", "en", "Nagano"),
        ("長野県", "ja", "長野県"),
        ("Kyoto", "ja", "京都府"),
        ("Kyoto", "en", "Kyoto"),
        ("Bavaria", "ja", "Bavaria"),
    ],
)
def test_a_prefecture_is_named_in_the_language_of_the_screen(written, language, name):
    assert prefecture_name(written, i18n.words(language)) == name
