"""What stands above the screening desk: how one works, which queue, its limits, and how far the reading is."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.screening import QUEUES
from jipdesk.queries.screening import Progress, Queue, Wanted
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.filters import FilterBar
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.rooms.screening_bar import ReadBar
from jipdesk.views.rooms.screening_filters import facets, wanted

READ, DECIDE = "read", "decide"


class Head(QWidget):
    """Two lines of things to choose; what is chosen is remembered."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._counts: Mapping[Queue, int] = {}
        self.ways = Segments(N_("Way to work"), ((READ, N_("Read")), (DECIDE, N_("Decisions"))))
        self.queues = Segments(N_("Queue"), [(queue, partial(self._queue_name, queue)) for queue in Queue])
        self.filters = FilterBar(desk, facets(desk), N_("Name, number or e-mail"))
        self.bar = ReadBar()
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.ways)
        top.addWidget(self.queues)
        top.addStretch(1)
        limits = QHBoxLayout()
        limits.setSpacing(12)
        limits.addWidget(self.filters, 1)
        limits.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(limits)

    @property
    def is_reading(self) -> bool:
        """Whether applications are read one after the other."""
        return self.ways.current == READ

    @property
    def queue(self) -> Queue:
        """The queue that is looked at."""
        return Queue(self.queues.current)

    @property
    def wanted(self) -> Wanted:
        """What the filters let pass."""
        return wanted(self.filters)

    def show_counts(self, counts: Mapping[Queue, int], progress: Progress) -> None:
        """Show how many stand in each queue, and how many are read."""
        self._counts = counts
        self.bar.show_progress(progress.read, progress.of)
        for button in self.queues.buttons.values():
            button.retranslate()
        self.queues.retranslate()

    def _queue_name(self, queue: Queue, words: Words) -> str:
        name = words.gettext(QUEUES[queue])
        count = self._counts.get(queue)
        if not count:
            return name
        return words.gettext("{queue} {count}").format(queue=name, count=words.number(count))

    # --- remembering --------------------------------------------------------------------------------------------------

    def kept(self) -> dict[str, Any]:
        """Return what is remembered."""
        filters = {name: list(codes) for name, codes in self.filters.filters.items()}
        return {"queue": str(self.queue), "filters": filters, "search": self.filters.text}

    def recall(self, kept: Mapping[str, Any]) -> None:
        """Show what was looked at last; what cannot be read was never chosen."""
        queue, filters = kept.get("queue"), kept.get("filters")
        self.queues.choose(queue if queue in set(Queue) else Queue.UNREAD)
        known = filters if isinstance(filters, dict) else {}
        chosen = {str(name): tuple(map(str, codes)) for name, codes in known.items() if isinstance(codes, list)}
        self.filters.set_filters(chosen, str(kept.get("search") or ""))
