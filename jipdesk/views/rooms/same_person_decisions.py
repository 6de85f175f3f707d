"""What is decided about a pair: one person, two, or two no more; done beside the window, one after the other."""

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases import same_person as phrases
from jipdesk.queries.same_person import Pair
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.page import Page

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Told = Callable[[int, Words], str]


class Decisions(QObject):
    """Does what was decided and tells on the page what came of it."""

    begun = Signal(object)
    """the pair, which need not be shown any more"""
    refused = Signal(object)
    """the pair, which is to be shown again"""

    def __init__(self, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self.of: frozenset[int] = frozenset()
        """the two who are being decided about"""

    def forget(self) -> None:
        """Know that it is done."""
        self.of = frozenset()

    def merge(self, pair: Pair, taken: Collection[str], aside: Collection[int]) -> None:
        """Make the two records one, with what was chosen."""

        def work(session: "Session") -> int:
            from jipdesk.actions.same_person import merge

            return merge(session, pair.person_id, pair.other_id, taken=taken, set_aside=aside).judged_otherwise

        self._begin("merge_persons", work, pair, phrases.merged)

    def keep_apart(self, pair: Pair, because: str) -> None:
        """Note that they are two."""

        def work(session: "Session") -> int:
            from jipdesk.actions.same_person import not_the_same

            return not_the_same(session, pair.person_id, pair.other_id, because=because)

        self._begin("not_the_same", work, pair, phrases.kept_apart)

    def take_back(self, pair: Pair) -> None:
        """Take back that they are two."""

        def work(session: "Session") -> int:
            from jipdesk.actions.same_person import take_back

            return take_back(session, pair.person_id, pair.other_id)

        self._begin("same_after_all", work, pair, phrases.taken_back)

    def _begin(self, name: str, work: "Callable[[Session], int]", pair: Pair, told: Told) -> None:
        self.of = pair.both
        self._page.notice.clear()
        self._page.desk.act(name, work, partial(self._done, told), partial(self._refused, pair))
        self.begun.emit(pair)

    def _done(self, told: Told, otherwise: int) -> None:
        self.forget()
        self._page.notice.tell(partial(told, otherwise), Tone.DONE)

    def _refused(self, pair: Pair, stop: Stop) -> None:
        self.forget()
        self._page.refuse(stop)
        self.refused.emit(pair)
