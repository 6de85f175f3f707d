"""What is done with papers, on one placement or on many: issue, save as PDF, print, issue anew, make void, record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from jipdesk.actions import papers as acts
from jipdesk.actions.papers import Incomplete, Pack, Wanted
from jipdesk.documents import press
from jipdesk.documents.papers import COPIES, PaperKind
from jipdesk.phrases.marking import N_
from jipdesk.rules.steps import PaperStep
from jipdesk.safe import files
from jipdesk.views.jobs import Ending, Progress
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.notice import Notice
from jipdesk.views.pieces.printing import Printing
from jipdesk.views.spoken import Saying, counted, message, plain, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Placements = Mapping[str, int]
"""numbers of records by placement number"""
Use = Callable[[Sequence[Pack]], None]


@dataclass(frozen=True, slots=True)
class Ready:
    """What could be issued at once, and what could not."""

    complete: Placements
    incomplete: Sequence[Incomplete]


class PapersWork(QObject):
    """Does it beside the window; what came of it is told in the page's notice."""

    done = Signal()

    def __init__(self, desk: OpenDesk, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._notice, self._window = desk, notice, window
        self.printing = Printing(desk.jobs, window)
        self.printing.printed.connect(self._was_printed)
        self.printing.failed.connect(notice.refuse)

    # --- issuing ------------------------------------------------------------------------------------------------------

    def issue(self, placements: Placements, kinds: Sequence[PaperKind]) -> None:
        """Issue what is not in force yet."""
        self._look(placements, kinds, self._tell_issued, N_("Issue the other {n}"))

    def save(self, placements: Placements, kinds: Sequence[PaperKind]) -> None:
        """Issue what is not in force, and save it: one placement as a file, several into a folder."""
        into = self._ask_file(placements) if len(placements) == 1 else self._ask_folder()
        if into is None:
            return
        self._look(placements, kinds, lambda packs: self._write(packs, into), N_("Save the other {n}"))

    def print(self, placements: Placements, kinds: Sequence[PaperKind]) -> None:
        """Issue what is not in force, and print it: of every agreement an original for each side."""
        self._look(placements, kinds, self._print, N_("Print the other {n}"))

    def _look(self, placements: Placements, kinds: Sequence[PaperKind], use: Use, verb: str) -> None:
        """Find out first what is missing: with gaps nothing is begun, and the rest is offered."""
        desk, edition = self._desk.desk, self._desk.edition
        if edition is None or not placements:
            return
        wanted = Wanted(dict(placements), tuple(kinds), self._desk.today())
        edition_id = edition.id

        def work() -> Ready:
            gaps = acts.incomplete(desk.db, edition_id, wanted)
            lacking = {each.placement_no for each in gaps}
            return Ready({no: key for no, key in placements.items() if no not in lacking}, gaps)

        def then(ready: Ready) -> None:
            if not ready.incomplete:
                self._issue(wanted, use)
                return
            rest = replace(wanted, placements=ready.complete)
            action = (_numbered(verb, len(rest.placements)), lambda: self._issue(rest, use))
            self._notice.tell(_left_out(ready.incomplete), Tone.WAITING, action if rest.placements else None)

        self._notice.clear()
        self._desk.jobs.ask(work, then, self._notice.refuse)

    def _issue(self, wanted: Wanted, use: Use) -> None:
        desk, edition = self._desk.desk, self._desk.edition
        assert edition is not None
        edition_id = edition.id

        def work(progress: Progress) -> list[Pack]:
            return acts.packs(desk.db, desk.actor, edition_id, wanted, press.draw, _until_kept(progress))

        self._desk.jobs.act(
            work, use, self._notice.refuse, name=message(N_("Writing the papers…")), ending=Ending.CANCEL
        )

    def _tell_issued(self, packs: Sequence[Pack]) -> None:
        count = sum(len(pack.papers) for pack in packs)
        self._notice.tell(counted("{n} paper was issued.", "{n} papers were issued.", count), Tone.DONE)
        self.done.emit()

    # --- what becomes of it -------------------------------------------------------------------------------------------

    def _ask_file(self, placements: Placements) -> Path | None:
        if not placements:
            return None
        proposed = str(Path.home() / f"{next(iter(placements))}.pdf")
        found, _ = QFileDialog.getSaveFileName(
            self._window, said(N_("Save the papers as")), proposed, said(N_("Papers (*.pdf)"))
        )
        return Path(found).with_suffix(".pdf") if found else None

    def _ask_folder(self) -> Path | None:
        found = QFileDialog.getExistingDirectory(self._window, said(N_("Folder for the papers")))
        return Path(found) if found else None

    def _write(self, packs: Sequence[Pack], into: Path) -> None:
        def work(progress: Progress) -> int:
            for done, pack in enumerate(packs):
                progress(done, len(packs))
                bound = press.bind([paper.pdf for paper in pack.papers])
                files.write_durably(into if into.suffix == ".pdf" else into / f"{pack.placement_no}.pdf", bound)
            return len(packs)

        def then(count: int) -> None:
            told = counted(
                "The papers were saved as {path}.", "{n} packs were saved into {path}.", count, path=into.name
            )
            self._notice.tell(told, Tone.DONE)
            self.done.emit()

        self._desk.jobs.act(work, then, self._notice.refuse, name=message(N_("Saving…")), ending=Ending.STOP)

    def _print(self, packs: Sequence[Pack]) -> None:
        self.done.emit()
        pdfs = [paper.pdf for pack in packs for paper in pack.papers for _ in range(COPIES[paper.kind])]
        self.printing.ask(pdfs, " ".join(pack.placement_no for pack in packs[:3]))

    def _was_printed(self, pages: int) -> None:
        told = counted("{n} page was sent to the printer.", "{n} pages were sent to the printer.", pages)
        self._notice.tell(told, Tone.DONE)

    # --- papers in force ----------------------------------------------------------------------------------------------

    def reissue(self, placements: Placements, kinds: Sequence[PaperKind]) -> None:
        """Issue papers in force anew, as they read today; the copies before are replaced."""
        desk, edition = self._desk.desk, self._desk.edition
        if edition is None:
            return
        wanted, edition_id = Wanted(dict(placements), tuple(kinds), self._desk.today()), edition.id

        def work(progress: Progress) -> int:
            made = acts.reissue(desk.db, desk.actor, edition_id, wanted, press.draw, _until_kept(progress))
            return len(made)

        def then(count: int) -> None:
            told = counted("{n} paper was reissued.", "{n} papers were reissued.", count)
            self._notice.tell(told, Tone.DONE)
            self.done.emit()

        name = message(N_("Writing the papers…"))
        self._desk.jobs.act(work, then, self._notice.refuse, name=name, ending=Ending.CANCEL)

    def void(self, paper_ids: Sequence[int]) -> None:
        """Make papers void."""

        def work(session: "Session") -> int:
            acts.void(session, paper_ids)
            return len(paper_ids)

        self._act("void_papers", work, lambda n: counted("{n} paper was voided.", "{n} papers were voided.", n))

    def record(self, paper_ids: Sequence[int], step: PaperStep) -> None:
        """Record that papers were sent, came back signed, were filed."""
        on = self._desk.today()

        def work(session: "Session") -> int:
            acts.advance(session, paper_ids, step, on=on)
            return len(paper_ids)

        self._act("record_papers", work, lambda n: counted("{n} paper was recorded.", "{n} papers were recorded.", n))

    def _act(self, name: str, work: "Callable[[Session], int]", told: Callable[[int], Saying]) -> None:
        def then(count: int) -> None:
            self._notice.tell(told(count), Tone.DONE)
            self.done.emit()

        self._notice.clear()
        self._desk.act(name, work, then, self._notice.refuse)


def _until_kept(progress: Progress) -> Callable[[int, int], None]:
    """Report until everything is drawn: from then on the papers are issued, and there is nothing left to cancel."""

    def report(done: int, total: int) -> None:
        if done < total:
            progress(done, total)

    return report


def _numbered(verb: str, n: int) -> Saying:
    return lambda words: words.gettext(verb).format(n=words.number(n))


def _left_out(gaps: Sequence[Incomplete]) -> Saying:
    numbers = ", ".join(each.placement_no for each in gaps[:3]) + (" …" if len(gaps) > 3 else "")
    return counted(
        N_("Nothing is issued yet: data is missing for {n} placement ({numbers})."),
        N_("Nothing is issued yet: data is missing for {n} placements ({numbers})."),
        len(gaps),
        numbers=said(plain(numbers)),
    )
