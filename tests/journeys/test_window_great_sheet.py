"""A made sheet with shuffled Japanese headings, bad rows and persons there twice, from the drop to the decisions.

`dev.py bench window` goes the same way with 50,000 rows and says how long nobody was heard.
"""

from great_sheet import Way, prepare
from hands import Mouse
from made_sheet import made

ROWS = 300


def test_a_made_sheet_goes_from_the_drop_to_decisions(qtbot, make_window, tmp_path):
    sheet = made(ROWS)
    prepare(tmp_path / "desk", sheet)
    way = Way(Mouse(qtbot, make_window(tmp_path / "desk")), sheet, sheet.write(tmp_path / "sheet.csv"))

    about = {name: step() for name, step in way.steps()}

    assert way.pairs_found == len(sheet.pairs)
    assert [name for name, count in about.items() if not count] == ["the edition is chosen"]
