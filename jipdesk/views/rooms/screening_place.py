"""Where a reviewer is in a queue: who comes next, who was put off, and what is remembered of it until tomorrow."""

from collections.abc import Mapping, Sequence
from typing import Any

_MOST_KEPT = 1_000


class Place:
    """One application of a list that changes while it is read."""

    def __init__(self) -> None:
        self.ids: Sequence[int] = ()
        self.current: int | None = None
        self.skipped: list[int] = []
        self._read: list[int] = []
        self._successor: int | None = None
        """who stands where the present one stood that is listed no more"""

    def show(self, ids: Sequence[int], *, is_other: bool) -> None:
        """Follow the list as it is now. Who is looked at stays, listed or not, unless the list is another one."""
        known = set(ids)
        following = [number for number in self._following() if number in known]
        self._successor = next(iter(following), None)
        self.ids = ids
        self.skipped = [number for number in self.skipped if number in known]
        if self.current is None or (is_other and self.current not in known):
            put_off = set(self.skipped)
            fresh = [number for number in ids if number not in put_off]
            self.current = next(iter((*fresh, *self.skipped)), None)

    def after(self) -> int | None:
        """Return who comes next; those who were put off come last, and nobody twice in a row."""
        put_off = set(self.skipped)
        fresh = (number for number in self._following() if number not in put_off)
        later = (number for number in self.skipped if number != self.current)
        return next(fresh, None) or next(later, None)

    def go_on(self) -> None:
        """Go to the next, and remember the way back."""
        to = self.after()
        if self.current is not None:
            self._read = [*self._read[-_MOST_KEPT:], self.current]
        self.current = to

    def skip(self) -> None:
        """Put this one off to the end of the list, and go to the next."""
        if self.current is not None:
            others = [number for number in self.skipped if number != self.current]
            self.skipped = [*others, self.current][-_MOST_KEPT:]
        if self.after() is not None:
            self.go_on()

    def go_back(self) -> bool:
        """Go back to who was looked at before; False if there was nobody."""
        if not self._read:
            return False
        self.current = self._read.pop()
        return True

    def go_to(self, number: int) -> None:
        """Look at this one."""
        if self.current is not None and number != self.current:
            self._read.append(self.current)
        self.current = number

    def _following(self) -> Sequence[int]:
        """Return the list from behind the present place on, and then from its beginning up to it."""
        ids, here = list(self.ids), self.current
        if here in ids:
            at = ids.index(here)
            return [*ids[at + 1 :], *ids[:at]]
        at = ids.index(self._successor) if self._successor in ids else 0
        return [*ids[at:], *ids[:at]]

    # --- remembering --------------------------------------------------------------------------------------------------

    def kept(self) -> dict[str, Any]:
        """Return what is remembered."""
        return {"current": self.current, "skipped": list(self.skipped)}

    def recall(self, kept: Mapping[str, Any]) -> None:
        """Begin where one left."""
        current, skipped = kept.get("current"), kept.get("skipped")
        self.current = current if isinstance(current, int) else None
        self.skipped = [each for each in skipped if isinstance(each, int)] if isinstance(skipped, list) else []
