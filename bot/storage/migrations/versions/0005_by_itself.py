"""What the bot says by itself: nudges to come, proposals that wait for a tap, whether a posting is still open."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply this step."""
    op.add_column("users", sa.Column("morning", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("users", sa.Column("model_language", sa.String(length=16), nullable=True))
    op.add_column("jobs", sa.Column("liveness", sa.String(length=16), nullable=True))
    op.add_column("jobs", sa.Column("looked_at", INSTANT, nullable=True))
    op.add_column("interviews", sa.Column("timed", sa.Boolean(), server_default="1", nullable=False))
    op.add_column("interviews", sa.Column("ends_at", INSTANT, nullable=True))
    op.add_column("interviews", sa.Column("changed_at", INSTANT, nullable=True))
    op.add_column("reminders", sa.Column("changed_at", INSTANT, nullable=True))
    op.add_column("outbox", sa.Column("looking", sa.Boolean(), server_default="0", nullable=False))
    waits = sa.text("looking AND sent_at IS NULL AND dead_at IS NULL")
    op.create_index("ix_outbox_looking", "outbox", ["id"], sqlite_where=waits, postgresql_where=waits)
    op.create_table(
        "nudges",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", ID, nullable=True),
        sa.Column("interview_id", ID, nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=96), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("fired_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_nudges_user_id_users"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_nudges_job_id_jobs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name=op.f("fk_nudges_interview_id_interviews"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudges")),
        sa.UniqueConstraint("user_id", "key", name=op.f("uq_nudges_user_id_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_nudges_job", "nudges", ["job_id"])
    op.create_index("ix_nudges_interview", "nudges", ["interview_id"])
    waits = sa.text("fired_at IS NULL")
    op.create_index("ix_nudges_due", "nudges", ["due_at"], sqlite_where=waits, postgresql_where=waits)
    op.create_table(
        "proposals",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", ID, nullable=True),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_proposals_user_id_users"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_proposals_job_id_jobs"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_proposals_of_user", "proposals", ["user_id"])
    op.create_index("ix_proposals_job", "proposals", ["job_id"])
    op.create_index("ix_proposals_made_at", "proposals", ["made_at"])


def downgrade() -> None:
    """Steps go forward only: a backup is the way back."""
    raise NotImplementedError
