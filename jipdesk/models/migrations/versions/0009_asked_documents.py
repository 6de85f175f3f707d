"""Which papers an edition asks of its applicants, and how long they have; so far it was one list for all editions."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OF_EVERYBODY = '"recommendation_letter","language_certificate","passport_copy","photograph"'
_USUAL = {
    "documents_of_students": f'["enrolment_certificate",{_OF_EVERYBODY}]',
    "documents_of_graduates": f'["graduation_certificate",{_OF_EVERYBODY}]',
    "documents_of_others": f'["education_certificate",{_OF_EVERYBODY}]',
    "documents_to_travel": '["passport_copy","photograph"]',
}


def upgrade() -> None:
    """Add the columns in place; editions that are there go on asking for what they asked for.

    The values stand as defaults, so that an edition whose removal is taken back has them as well: the history from
    before knows nothing of them.
    """
    for name, usual in _USUAL.items():
        op.execute(f"ALTER TABLE rule_parameters ADD COLUMN {name} TEXT NOT NULL DEFAULT '{usual}'")
    op.execute("ALTER TABLE rule_parameters ADD COLUMN documents_days INTEGER NOT NULL DEFAULT 14")
