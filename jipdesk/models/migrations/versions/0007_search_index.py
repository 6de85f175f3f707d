"""The index behind searching for people and receipt numbers."""

from alembic import op

from jipdesk.models import search_index

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index and enter everybody."""
    search_index.make(op.get_bind())
