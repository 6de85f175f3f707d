"""What an act changed: told to every open page after the commit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Table names and the ids of their rows that one act touched."""

    act_id: int
    ids: dict[str, frozenset[int]]

    def touches(self, *tables: str) -> bool:
        """Tell whether any of the tables was changed."""
        return any(table in self.ids for table in tables)
