"""Placements and what is arranged for them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "placement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("placement_no", sa.Text(), nullable=False),
        sa.Column("match_id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=True),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("hours_per_day", sa.Text(), nullable=True),
        sa.Column("place_ja", sa.Text(), nullable=True),
        sa.Column("place_en", sa.Text(), nullable=True),
        sa.Column("supervisor", sa.Text(), nullable=True),
        sa.Column("supervisor_title", sa.Text(), nullable=True),
        sa.Column("supervisor_phone", sa.Text(), nullable=True),
        sa.Column("supervisor_email", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name=op.f("fk_placement_application_id")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_placement_edition_id")),
        sa.ForeignKeyConstraint(["match_id"], ["match.id"], name=op.f("fk_placement_match_id")),
        sa.ForeignKeyConstraint(["opening_id"], ["opening.id"], name=op.f("fk_placement_opening_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        sa.UniqueConstraint("edition_id", "placement_no", name=op.f("uq_placement_edition_id_placement_no")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_match_id"), ["match_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_opening_id"), ["opening_id"], unique=False)
    op.create_table(
        "internship_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("goal_ja", sa.Text(), nullable=True),
        sa.Column("goal_en", sa.Text(), nullable=True),
        sa.Column("content_ja", sa.Text(), nullable=True),
        sa.Column("content_en", sa.Text(), nullable=True),
        sa.Column("received_on", sa.Text(), nullable=True),
        sa.Column("approved_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_internship_plan_placement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internship_plan")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_internship_plan_placement_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "visa_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("status_of_residence", sa.Text(), nullable=True),
        sa.Column("mission_ja", sa.Text(), nullable=True),
        sa.Column("mission_en", sa.Text(), nullable=True),
        sa.Column("papers_sent_on", sa.Text(), nullable=True),
        sa.Column("tracking_no", sa.Text(), nullable=True),
        sa.Column("applied_on", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("valid_until", sa.Text(), nullable=True),
        sa.Column("stay_days", sa.Integer(), nullable=True),
        sa.Column("refused_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_visa_case_placement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visa_case")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_visa_case_placement_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "flight",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("flight_no", sa.Text(), nullable=False),
        sa.Column("from_airport", sa.Text(), nullable=False),
        sa.Column("to_airport", sa.Text(), nullable=False),
        sa.Column("departs_at", sa.Text(), nullable=False),
        sa.Column("departs_zone", sa.Text(), nullable=False),
        sa.Column("arrives_at", sa.Text(), nullable=False),
        sa.Column("arrives_zone", sa.Text(), nullable=False),
        sa.Column("booking_reference", sa.Text(), nullable=True),
        sa.Column("ticketed_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_flight_placement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flight")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("flight", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_flight_placement_id"), ["placement_id"], unique=False)
    op.create_table(
        "accommodation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("address_ja", sa.Text(), nullable=False),
        sa.Column("address_en", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("check_in", sa.Text(), nullable=False),
        sa.Column("check_out", sa.Text(), nullable=False),
        sa.Column("booked_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_accommodation_placement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accommodation")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_accommodation_placement_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "insurance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("insurer", sa.Text(), nullable=False),
        sa.Column("policy_no", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_insurance_placement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insurance")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_insurance_placement_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "equipment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("provided_by", sa.Text(), nullable=False),
        sa.Column("serial_no", sa.Text(), nullable=True),
        sa.Column("lent_on", sa.Text(), nullable=True),
        sa.Column("returned_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_equipment_placement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equipment")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("equipment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_equipment_placement_id"), ["placement_id"], unique=False)
    op.create_table(
        "training_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.Text(), nullable=False),
        sa.Column("place_ja", sa.Text(), nullable=True),
        sa.Column("place_en", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_training_session_course_id")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_training_session_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_session")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("attended", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_attendance_placement_id")),
        sa.ForeignKeyConstraint(["session_id"], ["training_session.id"], name=op.f("fk_attendance_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("session_id", "placement_id", name=op.f("uq_attendance_session_id_placement_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_placement_id"), ["placement_id"], unique=False)
