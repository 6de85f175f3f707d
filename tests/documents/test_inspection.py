"""A finished PDF seen with the eyes of whoever receives it."""

from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from jipdesk import paths
from jipdesk.documents.inspection import Seen, inspect


def pdf(*pages, font="Inspected"):
    """Return a file with a line of text on every page; an empty one shows nothing."""
    pdfmetrics.registerFont(TTFont("Inspected", paths.resource("fonts/NotoSans-Regular.ttf")))
    kept = BytesIO()
    canvas = Canvas(kept, initialFontName=font)
    for text in pages:
        canvas.setFont(font, 40)
        canvas.drawString(100, 400, text)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def test_a_sound_file_has_its_pages_and_needs_no_font_of_the_reader():
    assert inspect(pdf("one", "two")) == Seen(2, 0, frozenset())


def test_pages_that_show_nothing_are_counted():
    assert inspect(pdf("one", "")).empty == 1


def test_a_font_that_is_not_within_is_named():
    assert inspect(pdf("one", font="Helvetica")).foreign_fonts == {"/Helvetica"}


def test_what_no_reader_can_open_is_nothing():
    assert inspect(b"%PDF-1.7 and then rubbish") is None
    assert inspect(pdf("one")[:200]) is None
