"""In and out: what an import would bring, and a user's rows found by their user."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        "imports",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("jobs", sa.LargeBinary(), nullable=True),
        sa.Column("place", sa.Integer(), server_default="0", nullable=False),
        sa.Column("kept", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_imports_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
        sa.UniqueConstraint("user_id", name=op.f("uq_imports_user_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_imports_made_at", "imports", ["made_at"], unique=False)
    # Without these, deleting a user looks through every row of everybody.
    for table in ("postings", "events", "reminders", "contacts", "interviews", "attachments"):
        op.create_index(f"ix_{table}_of_user", table, ["user_id"], unique=False)


def downgrade() -> None:
    """Steps go forward only: a backup is the way back."""
    raise NotImplementedError
