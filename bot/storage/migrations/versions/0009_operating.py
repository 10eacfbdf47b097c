"""What the operator looks at: the pulse, why an update was parked, and how many pages were read for whom."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        "pulse",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulse")),
    )
    op.add_column("inbox", sa.Column("error_id", sa.String(length=16), nullable=True))
    op.add_column("model_calls", sa.Column("links", sa.Integer(), server_default="0", nullable=False))
    parked, dead = sa.text("parked_at IS NOT NULL"), sa.text("dead_at IS NOT NULL")
    op.create_index("ix_inbox_parked", "inbox", ["parked_at"], sqlite_where=parked, postgresql_where=parked)
    op.create_index("ix_outbox_dead", "outbox", ["dead_at"], sqlite_where=dead, postgresql_where=dead)


def downgrade() -> None:
    """Steps go forward only: a backup is the way back."""
    raise NotImplementedError
