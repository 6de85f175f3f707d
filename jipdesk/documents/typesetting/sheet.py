"""A PDF document in the making: lines of type, rules, boxes and circles on pages; equal calls give equal bytes."""

from datetime import date
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from jipdesk.documents.typesetting.embedding import EmbeddedFace
from jipdesk.documents.typesetting.faces import Face
from jipdesk.documents.typesetting.lines import Line, Run

A4 = (595.28, 841.89)
"""Width and height in points (ISO 216: 210 by 297 mm)."""

# Text-safe coding of the streams would make every file a quarter larger.
rl_config.useA85 = 0


class _Canvas(Canvas):  # type: ignore[misc]
    """ReportLab's canvas without the Helvetica that it names on every page."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Sheet:
    """Draws on A4 pages. Places are points from the lower left corner."""

    def __init__(self, title: str, *, number: str = "", author: str = "", on: date | None = None) -> None:
        self._buffer = BytesIO()
        self._canvas = _Canvas(self._buffer, pagesize=A4, pageCompression=1, invariant=1, pdfVersion=(1, 7))
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject("")
        self._canvas.setKeywords(number)
        self._canvas.setCreator("jipdesk")
        self._canvas.setProducer("jipdesk")
        day = on or date(2000, 1, 1)
        self._canvas.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}000000+09'00'")
        self._document = self._canvas._doc  # noqa: SLF001 - fonts join a document by its list of late objects
        self._faces: dict[str, EmbeddedFace] = {}
        self._late: list[tuple[Line, float, float, float]] = []

    def line(self, line: Line, x: float, y: float, size: float) -> None:
        """Draw a line of type whose foot stands at y.

        Lines that are read leftward come last on their page: readers of a file would else turn about what they take for
        the same line, such as the label beside a name.
        """
        if line.is_leftward:
            self._late.append((line, x, y, size))
        else:
            self._draw(line, x, y, size)

    def _draw(self, line: Line, x: float, y: float, size: float) -> None:
        parts = [f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm"]
        for run in line.runs:
            face = self._embedded(run.face)
            parts.append(f"/{face.name} {size:g} Tf {_strokes(run, face)}")
        parts.append("ET")
        self._canvas.addLiteral("\n".join(parts))

    def rule(self, start: tuple[float, float], end: tuple[float, float], thickness: float = 0.5) -> None:
        """Draw a straight rule."""
        (x1, y1), (x2, y2) = start, end
        self._canvas.addLiteral(f"{thickness:g} w {x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S")

    def box(self, corner: tuple[float, float], width: float, height: float, thickness: float = 0.5) -> None:
        """Draw a box from its lower left corner."""
        self._canvas.addLiteral(f"{thickness:g} w {corner[0]:.3f} {corner[1]:.3f} {width:.3f} {height:.3f} re S")

    def ring(self, centre: tuple[float, float], radius: float, thickness: float = 0.5) -> None:
        """Draw a circle."""
        self._canvas.setLineWidth(thickness)
        self._canvas.circle(*centre, radius)

    def next_page(self) -> None:
        """Close the page."""
        for late in self._late:
            self._draw(*late)
        self._late = []
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Write the document and return its bytes; a page not yet closed is closed."""
        if self._late:
            self.next_page()
        self._canvas.save()
        return self._buffer.getvalue()

    def _embedded(self, face: Face) -> EmbeddedFace:
        found = self._faces.get(face.name)
        if found is None:
            found = self._faces[face.name] = EmbeddedFace(face, f"F{len(self._faces) + 1}")
            self._document.delayedFonts.append(found)
        return found


def _strokes(run: Run, face: EmbeddedFace) -> str:
    """Return the operator that draws a run."""
    shown = "".join([f">{ink.step}<{face.code(ink.glyph)}" if ink.step else face.code(ink.glyph) for ink in run.inks])
    return f"[<{shown}>] TJ".replace("<>", "")
