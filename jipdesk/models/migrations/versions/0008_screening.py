"""Reviews and tentative decisions, letters, named columns of sheets, persons found to be one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; columns are added in place, so that no table is written anew."""
    op.execute(
        "ALTER TABLE person ADD COLUMN merged_into_id INTEGER "
        "CONSTRAINT fk_person_merged_into_id REFERENCES person (id)"
    )
    op.execute("ALTER TABLE passport ADD COLUMN mrz TEXT")
    _screening()
    _table(
        "letter",
        _number("edition_id"),
        _number("application_id"),
        _text("kind"),
        _number("template_version_id", nullable=True),
        *(_text(name) for name in ("language", "channel", "state_then", "subject", "text", "written_at")),
        _text("withdrawn_at", nullable=True),
        _reference("letter", "edition_id", "edition"),
        _reference("letter", "application_id", "application"),
        _reference("letter", "template_version_id", "template_version"),
    )
    op.create_index("ix_letter_application_id", "letter", ["application_id"])
    op.create_index("ix_letter_edition_id", "letter", ["edition_id", "kind"])
    _table(
        "import_mapping",
        *(_text(name) for name in ("kind", "name", "columns", "used_at")),
        sa.UniqueConstraint("kind", "name", name="uq_import_mapping_kind_name"),
    )


def _screening() -> None:
    _table(
        "criterion",
        _number("edition_id"),
        *(_text(name) for name in ("code", "name_ja", "name_en")),
        *(_number(name) for name in ("weight", "position")),
        _reference("criterion", "edition_id", "edition"),
        sa.UniqueConstraint("edition_id", "code", name="uq_criterion_edition_id_code"),
    )
    _table(
        "decision_reason",
        *(_text(name) for name in ("label_ja", "label_en")),
        *(_number(name) for name in ("position", "active")),
        sa.UniqueConstraint("label_ja", name="uq_decision_reason_label_ja"),
    )
    _table(
        "review",
        *(_number(name) for name in ("application_id", "coordinator_id")),
        _text("opinion"),
        _number("reason_id", nullable=True),
        _text("scores"),
        _number("total", nullable=True),
        _text("comment", nullable=True),
        _text("given_at"),
        _reference("review", "application_id", "application"),
        _reference("review", "coordinator_id", "coordinator"),
        _reference("review", "reason_id", "decision_reason"),
        sa.UniqueConstraint("application_id", "coordinator_id", name="uq_review_application_id_coordinator_id"),
    )
    _table(
        "colleague_question",
        *(_number(name) for name in ("application_id", "from_id")),
        _number("to_id", nullable=True),
        *(_text(name) for name in ("text", "asked_at")),
        *(_text(name, nullable=True) for name in ("answer", "answered_at")),
        _number("answered_by_id", nullable=True),
        _reference("colleague_question", "application_id", "application"),
        *(_reference("colleague_question", name, "coordinator") for name in ("from_id", "to_id", "answered_by_id")),
    )
    op.create_index("ix_colleague_question_application_id", "colleague_question", ["application_id"])
    _table(
        "tentative_decision",
        _number("application_id"),
        _text("decision"),
        _text("because", nullable=True),
        _number("coordinator_id"),
        _text("decided_at"),
        _reference("tentative_decision", "application_id", "application"),
        _reference("tentative_decision", "coordinator_id", "coordinator"),
        sa.UniqueConstraint("application_id", name="uq_tentative_decision_application_id"),
    )


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    key = (_number("id"), sa.PrimaryKeyConstraint("id", name=f"pk_{name}"))
    op.create_table(name, key[0], *parts, key[1], sqlite_autoincrement=True, sqlite_strict=True)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")
