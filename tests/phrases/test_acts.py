"""The names of acts."""

import pytest

from jipdesk import i18n
from jipdesk.phrases.acts import act_name

TOLD = {"act": "reject_applications", "of": {"count": 3}}


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (TOLD, "Undo: Do not select 3 applications"),
        ({"act": "undo", "of": TOLD}, "Redo: Do not select 3 applications"),
    ],
)
def test_an_undoing_that_is_undone_is_called_doing_it_again(values, name):
    assert act_name("undo", values, i18n.words("en")) == name
