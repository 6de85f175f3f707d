import json
import shutil
from pathlib import Path

import pytest
from given import applications, sheet_file

from jipdesk.cli import run


class Answer:
    """What a command gave back: its exit status, and what it said where."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def jipdesk(capsys):
    """Run a command as `jipdesk …` would."""

    def call(*arguments):
        try:
            status = run([str(each) for each in arguments])
        except SystemExit as ended:
            status = ended.code
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def made_desk(tmp_path_factory):
    """A new desk with the edition 2024, made once."""
    folder = tmp_path_factory.mktemp("made") / "desk"
    assert run(["--desk", str(folder), "new", "--edition", "2024"]) == 0
    return folder


@pytest.fixture
def desk(made_desk, tmp_path):
    """A copy of that desk for one test."""
    return Path(shutil.copytree(made_desk, tmp_path / "desk"))


@pytest.fixture
def sheet(tmp_path):
    """A sheet of twenty good rows."""
    return sheet_file(tmp_path / "sheet.csv", applications(20))
