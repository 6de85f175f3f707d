"""The desk of made-up people on which `demo` and `smoke` work; never taken for the office's own, nor the other way."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions.desk import Desk, created, opened
from jipdesk.actions.editions import add_edition
from jipdesk.errors import DeskRefused
from jipdesk.models.act import Act
from jipdesk.models.database import say
from jipdesk.rules.edition_file import shipped, shipped_years
from jipdesk.safe.folder import is_desk

COORDINATOR = "田中"


def require_demo(folder: Path) -> None:
    """Refuse a desk that is no sample: it may be the office's own."""
    if not is_desk(folder):
        return
    with opened(folder) as desk, desk.db.read() as session:
        first = session.scalars(select(Act).order_by(Act.id).limit(1)).first()
        if first is None or not first.values.get("demo"):
            raise DeskRefused("desk_not_demo", path=str(folder))


@contextmanager
def made(folder: Path) -> Iterator[Desk]:
    """Give a new sample desk; one that is there is replaced, and only when the new one is whole."""
    with created(folder, _fill, COORDINATOR, replace=True) as desk:
        for old in desk.folder.previous():
            desk.folder.discard(old)
        yield desk


def _fill(session: Session) -> None:
    for year in shipped_years():
        add_edition(session, shipped(year))
    say(session, demo=True, edition=None)
