"""Several processes share an inbox: which of them does which update."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    op.add_column("inbox", sa.Column("claimed_by", sa.String(length=32), nullable=True))
    op.add_column("inbox", sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True))
    waits = sa.text("done_at IS NULL AND parked_at IS NULL")
    op.create_index(
        "ix_inbox_lanes",
        "inbox",
        ["bot_id", "chat_id", "update_id"],
        sqlite_where=waits,
        postgresql_where=waits,
    )


def downgrade() -> None:
    """Steps go forward only: a backup is the way back."""
    raise NotImplementedError
