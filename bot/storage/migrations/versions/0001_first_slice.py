"""The first slice: users, inbox, jobs with their postings and events, reminders, outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        "applied",
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(length=64), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id", "step", name=op.f("pk_applied")),
    )
    op.create_index("ix_applied_at", "applied", ["at"], unique=False)
    op.create_table(
        "inbox",
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("parked_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name=op.f("pk_inbox")),
    )
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["bot_id", "update_id"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL AND parked_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL AND parked_at IS NULL"),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("last_number", NUMBER, server_default="0", nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("unreachable_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
    )
    op.create_table(
        "jobs",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("number", NUMBER, nullable=True),
        sa.Column("stage", sa.String(length=16), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("company", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("canonical_url", sa.Text(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("sketch", sa.JSON(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("saved_at", INSTANT, nullable=True),
        sa.Column("moved_at", INSTANT, nullable=True),
        sa.Column("dismissed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_jobs_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("user_id", "canonical_url", name=op.f("uq_jobs_user_id_canonical_url")),
        sa.UniqueConstraint("user_id", "fingerprint", name=op.f("uq_jobs_user_id_fingerprint")),
        sa.UniqueConstraint("user_id", "number", name=op.f("uq_jobs_user_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_jobs_active",
        "jobs",
        ["user_id", "moved_at"],
        unique=False,
        sqlite_where=sa.text("stage IS NOT NULL AND outcome IS NULL"),
        postgresql_where=sa.text("stage IS NOT NULL AND outcome IS NULL"),
    )
    op.create_index(
        "ix_jobs_drafts",
        "jobs",
        ["created_at"],
        unique=False,
        sqlite_where=sa.text("stage IS NULL"),
        postgresql_where=sa.text("stage IS NULL"),
    )
    op.create_table(
        "events",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("changes", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("undone", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_events_job_id_jobs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_events_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_job", "events", ["job_id", "id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", ID, nullable=True),
        sa.Column("key", sa.String(length=96), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("decided_at", INSTANT, nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("unsure", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("dead_at", INSTANT, nullable=True),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_outbox_job_id_jobs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_outbox_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("user_id", "key", name=op.f("uq_outbox_user_id_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_job", "outbox", ["job_id"], unique=False)
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["not_before"],
        unique=False,
        sqlite_where=sa.text("sent_at IS NULL AND dead_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL AND dead_at IS NULL"),
    )
    op.create_table(
        "pieces",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("first_id", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("answer_id", sa.BigInteger(), nullable=True),
        sa.Column("job_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_pieces_job_id_jobs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_pieces_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "message_id", name=op.f("pk_pieces")),
    )
    op.create_index("ix_pieces_job", "pieces", ["job_id"], unique=False)
    op.create_index("ix_pieces_sent_at", "pieces", ["sent_at"], unique=False)
    op.create_table(
        "postings",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", ID, nullable=False),
        sa.Column("read_at", INSTANT, nullable=False),
        sa.Column("posting", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_postings_job_id_jobs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_postings_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postings")),
    )
    op.create_index("ix_postings_job", "postings", ["job_id", "id"], unique=False)
    op.create_table(
        "questions",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("asks", sa.String(length=32), nullable=False),
        sa.Column("job_id", ID, nullable=True),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_questions_job_id_jobs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_questions_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_questions")),
    )
    op.create_index("ix_questions_job", "questions", ["job_id"], unique=False)
    op.create_table(
        "reminders",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", ID, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("fired_at", INSTANT, nullable=True),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_reminders_job_id_jobs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_reminders_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_reminders_due",
        "reminders",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("fired_at IS NULL AND done_at IS NULL"),
        postgresql_where=sa.text("fired_at IS NULL AND done_at IS NULL"),
    )
    op.create_index("ix_reminders_job", "reminders", ["job_id"], unique=False)


def downgrade() -> None:
    """Steps go forward only: a backup is the way back."""
    raise NotImplementedError
