"""The import dialog, for the tests of what stands in it."""

import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jipdesk.views.pieces.import_dialog import ImportDialog


@pytest.fixture
def dialog(office, qapp):
    """The dialog on the edition of 2024, before a file was chosen."""
    office.choose_edition(next(each.id for each in office.editions if each.year == 2024))
    window = QWidget()
    made = ImportDialog(office, window)
    made.open()
    yield made
    if isValid(made):
        made.reject()
    window.deleteLater()


@pytest.fixture
def read(dialog, settle):
    """Choose a file in it and wait until it is read."""

    def read(file):
        dialog.open_file(file)
        settle(dialog._desk.jobs)
        return dialog

    return read
