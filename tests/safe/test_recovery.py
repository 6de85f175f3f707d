import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.errors import DeskRefused
from jipdesk.safe import recovery

secrets_of_codes = st.binary(min_size=20, max_size=20)
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(secrets_of_codes)
def test_a_printed_code_reads_back(secret):
    assert recovery.read(recovery.printed(secret)) == secret


def test_a_code_has_eight_groups_of_five():
    assert [len(group) for group in recovery.printed(bytes(20)).split("-")] == [5] * 8


def test_codes_are_never_the_same():
    assert len({recovery.printed(recovery.new_secret()) for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: f"\t{code.replace('-', ' – ')}\r\n",
        lambda code: code.replace("-", "ー"),
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: "".join(chr(ord(sign) + 0xFEE0) for sign in code),
    ],
)
@given(secret=secrets_of_codes)
def test_reading_forgives_how_a_code_is_typed(typed, secret):
    assert recovery.read(typed(recovery.printed(secret))) == secret


@given(secrets_of_codes, st.integers(0, 39), st.sampled_from(SIGNS))
def test_every_single_slip_is_named_with_its_group(secret, place, sign):
    code = recovery.printed(secret).replace("-", "")
    typed = code[:place] + sign + code[place + 1 :]

    if typed == code:
        assert recovery.read(typed) == secret
    else:
        with pytest.raises(DeskRefused) as refusal:
            recovery.read(typed)
        assert (refusal.value.code, refusal.value.values) == ("recovery_code_mistyped", {"group": place // 5 + 1})


@given(secrets_of_codes, st.integers(0, 7), st.integers(0, 4), st.integers(0, 4))
def test_two_characters_that_changed_places_in_a_group_are_noticed(secret, group, one, other):
    code = list(recovery.printed(secret).replace("-", ""))
    swapped = code.copy()
    a, b = group * 5 + one, group * 5 + other
    swapped[a], swapped[b] = swapped[b], swapped[a]

    if swapped != code:
        with pytest.raises(DeskRefused, match="recovery_code_mistyped"):
            recovery.read("".join(swapped))


@given(secrets_of_codes, st.permutations(range(8)))
def test_groups_in_another_order_are_noticed(secret, order):
    groups = recovery.printed(secret).split("-")

    if order != list(range(8)):
        with pytest.raises(DeskRefused, match="recovery_code_mistyped"):
            recovery.read("-".join(groups[place] for place in order))


@pytest.mark.parametrize("typed", ["", "ABCDE", "not a code at all", "0" * 39, "0" * 41, "U" * 40])
def test_what_is_no_code_has_no_group_to_name(typed):
    assert not recovery.looks_like_code(typed)
    with pytest.raises(DeskRefused) as refusal:
        recovery.read(typed)
    assert refusal.value.values == {"group": 0}
