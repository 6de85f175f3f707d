import pytest

from jipdesk.safe import seen
from jipdesk.safe.seen import Mark


def test_each_generation_has_its_own_mark(tmp_path):
    seen.write(tmp_path, "gen-000001", Mark(871, "3f9a"))
    seen.write(tmp_path, "gen-000002", Mark(3, "00"))
    seen.write(tmp_path, "gen-000001", Mark(872, "3f9b"))

    assert seen.read(tmp_path) == {"gen-000001": Mark(872, "3f9b"), "gen-000002": Mark(3, "00")}


def test_a_removed_generation_has_no_mark(tmp_path):
    seen.write(tmp_path, "gen-000001", Mark(871, "3f9a"))

    seen.forget(tmp_path, "gen-000001")
    seen.forget(tmp_path, "gen-000001")

    assert seen.read(tmp_path) == {}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b'{"gen-000001": 3}', b'{"gen-000001": ["1", 2]}', b"9" * 9999, b"[" * 50_000],
)
def test_an_unreadable_file_counts_as_no_marks(tmp_path, content):
    (tmp_path / "SEEN").write_bytes(content)

    assert seen.read(tmp_path) == {}


def test_a_killed_marking_leaves_the_old_mark_or_the_new(tmp_path, every_death):
    def prepare():
        seen.write(tmp_path, "gen-000001", Mark(1, "aa"))

    for _ in every_death(prepare, lambda _: seen.write(tmp_path, "gen-000001", Mark(2, "bb"))):
        assert seen.read(tmp_path)["gen-000001"] in {Mark(1, "aa"), Mark(2, "bb")}
