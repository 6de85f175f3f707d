import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from jipdesk.documents.typesetting.blocks import Columns, Stack, paragraph
from jipdesk.documents.typesetting.flow import Item, fill_pages
from jipdesk.documents.typesetting.paragraph import Style
from jipdesk.documents.typesetting.tables import Row, Table

STYLE = Style(size=10.0, leading=16.0)
ENGLISH = Style(size=9.0, leading=13.0)


def lines(count, style=STYLE):
    return paragraph("\n".join(f"第{nth}行" for nth in range(count)), style, 200.0)


def stack(*counts):
    return Stack(tuple(lines(count) for count in counts), (4.0,) * len(counts))


def texts(block):
    return [placed.line.text for member in block.members for placed in member.lines]


@pytest.mark.parametrize(
    ("count", "room", "parts"), [(6, 50, (3, 3)), (4, 40, (2, 2)), (5, 70, (3, 2)), (6, 90, (4, 2))]
)
def test_a_paragraph_is_parted_with_two_lines_on_either_side(count, room, parts):
    first, rest = lines(count).split(room)

    assert (len(first.lines), len(rest.lines)) == parts


@pytest.mark.parametrize(("count", "room"), [(6, 31), (3, 40), (2, 20), (1, 10)])
def test_a_paragraph_is_not_parted_where_a_line_would_stand_alone(count, room):
    assert lines(count).split(room) is None


def test_a_stack_is_parted_between_its_paragraphs():
    first, rest = stack(2, 3).split(60)

    assert (len(first.members), len(rest.members)) == (1, 1)


@settings(deadline=None, max_examples=60)
@given(some.lists(some.integers(1, 9), min_size=1, max_size=6), some.floats(20, 300))
def test_parting_a_stack_loses_no_line(counts, room):
    whole = stack(*counts)

    parts = whole.split(room)

    assert texts(whole) == (texts(whole) if parts is None else texts(parts[0]) + texts(parts[1]))
    assert parts is None or parts[0].height <= room + 0.01


def test_two_columns_of_different_sizes_stand_on_one_foot():
    ja, en = lines(2), lines(2, ENGLISH)
    columns = Columns(Stack((ja,), (0.0,)), Stack((en,), (0.0,)), 220.0)

    assert columns.height == max(ja.height, en.height + ja.foot - en.foot)


def test_both_columns_are_parted_together():
    columns = Columns(stack(10), Stack((lines(12, ENGLISH),), (0.0,)), 220.0)

    first, rest = columns.split(100)

    assert [len(texts(side)) for side in (first.left, first.right)] == [6, 7]
    assert [len(texts(side)) for side in (rest.left, rest.right)] == [4, 5]


def test_low_columns_move_to_the_next_page_whole():
    columns = Columns(stack(4), stack(4), 220.0, whole_below=70.0)

    assert columns.split(40) is None
    assert columns.head == columns.height


def test_a_heading_moves_with_what_follows_it():
    items = [Item(lines(5)), Item(lines(1), 10.0, keep=True), Item(lines(4), 4.0)]

    pages = fill_pages(items, 120.0)

    assert [len(page) for page in pages] == [1, 2]


def test_no_space_stands_above_the_first_block_of_a_page():
    pages = fill_pages([Item(lines(5)), Item(lines(5), 30.0)], 90.0)

    assert [[placed.below for placed in page] for page in pages] == [[0.0], [0.0]]


def test_a_block_may_ask_for_a_page_of_its_own():
    pages = fill_pages([Item(lines(1)), Item(lines(1), new_page=True), Item(lines(1))], 500.0)

    assert [len(page) for page in pages] == [1, 2]


@settings(deadline=None, max_examples=60)
@given(some.lists(some.tuples(some.integers(1, 30), some.booleans()), min_size=1, max_size=25))
def test_pages_hold_every_line_once_and_none_too_much(wanted):
    items = [Item(lines(count), 5.0, keep=keep and count < 3) for count, keep in wanted]

    pages = fill_pages(items, 160.0)

    found = [line for page in pages for placed in page for line in texts(Stack((placed.block,), (0.0,)))]
    assert found == [line for item in items for line in texts(Stack((item.block,), (0.0,)))]
    assert all(placed.below + placed.block.height <= 160.01 for page in pages for placed in page)
    assert all(pages)


def test_a_table_repeats_its_heading_on_the_next_page():
    rows = tuple(Row((stack(1), stack(2))) for _ in range(6))
    table = Table((80.0, 120.0), rows, Row((stack(1), stack(1))))

    first, rest = table.split(120)

    assert first.heading == rest.heading == table.heading
    assert len(first.rows) + len(rest.rows) == 6
    assert first.height <= 120


def test_a_row_higher_than_a_page_is_parted():
    table = Table((80.0, 120.0), (Row((stack(1), stack(40))),))

    pages = fill_pages([Item(table)], 300.0)

    assert len(pages) == 3
    assert all(placed.block.height <= 300.01 for page in pages for placed in page)
