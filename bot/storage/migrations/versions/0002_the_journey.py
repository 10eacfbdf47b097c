"""The journey: profiles, tags, contacts, interviews, attachments, settings, and what a model made."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        "model_calls",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("calls", sa.Integer(), server_default="0", nullable=False),
        sa.Column("tokens", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_model_calls_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "day", name=op.f("pk_model_calls")),
    )
    op.create_table(
        "profiles",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_profiles_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_profiles")),
    )
    op.add_column("postings", sa.Column("refined", sa.Text(), nullable=True))
    op.add_column("postings", sa.Column("refined_by", sa.Text(), nullable=True))
    op.add_column("postings", sa.Column("refined_shown", sa.Boolean(), server_default="0", nullable=False))
    op.create_table(
        "refinements",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_refinements_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "key", name=op.f("pk_refinements")),
    )
    op.create_index("ix_refinements_made_at", "refinements", ["made_at"], unique=False)
    op.create_table(
        "attachments",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_attachments_job_id_jobs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_attachments_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attachments_job", "attachments", ["job_id"], unique=False)
    op.create_table(
        "contacts",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("mail", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("link", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_contacts_job_id_jobs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_contacts_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contacts_job", "contacts", ["job_id"], unique=False)
    op.create_table(
        "interviews",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("wall", sa.String(length=32), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("with_whom", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_interviews_job_id_jobs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_interviews_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interviews")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_interviews_at", "interviews", ["at"], unique=False)
    op.create_index("ix_interviews_job", "interviews", ["job_id", "at"], unique=False)
    op.create_table(
        "tags",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", ID, nullable=False),
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_tags_job_id_jobs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_tags_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job_id", "tag", name=op.f("pk_tags")),
    )
    op.create_index("ix_tags_of_user", "tags", ["user_id", "tag"], unique=False)
    op.add_column("jobs", sa.Column("starred", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("jobs", sa.Column("archived_at", INSTANT, nullable=True))
    op.add_column("jobs", sa.Column("work_mode", sa.String(length=16), nullable=True))
    op.add_column("jobs", sa.Column("source", sa.Text(), nullable=True))
    op.add_column("jobs", sa.Column("match", sa.Integer(), nullable=True))
    op.add_column("reminders", sa.Column("wall", sa.String(length=32), nullable=True))
    op.add_column("reminders", sa.Column("zone", sa.String(length=64), nullable=True))
    op.add_column("reminders", sa.Column("rule", sa.String(length=32), nullable=True))
    op.add_column("users", sa.Column("zone_said", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("users", sa.Column("push_hour", sa.Integer(), server_default="9", nullable=False))
    op.add_column("users", sa.Column("quiet_from", sa.Integer(), server_default="21", nullable=False))
    op.add_column("users", sa.Column("quiet_until", sa.Integer(), server_default="8", nullable=False))
    op.add_column("users", sa.Column("muted", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("users", sa.Column("weights", sa.JSON(), server_default="{}", nullable=False))


def downgrade() -> None:
    """Steps go forward only: a backup is the way back."""
    raise NotImplementedError
