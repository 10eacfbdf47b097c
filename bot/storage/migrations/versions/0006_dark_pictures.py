"""Whether a user's pictures are drawn on dark ground."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step."""
    op.add_column("users", sa.Column("dark", sa.Boolean(), server_default="0", nullable=False))


def downgrade() -> None:
    """Steps go forward only: a backup is the way back."""
    raise NotImplementedError
