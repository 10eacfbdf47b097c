"""PostgreSQL keeps no samples of the words that only `job_words.words` is searched for."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step. What was sampled before goes with the next ANALYZE, or when somebody is forgotten."""
    if op.get_bind().dialect.name == "postgresql":
        for column in ("title", "company", "text", "notes"):
            op.execute(f"ALTER TABLE job_words ALTER COLUMN {column} SET STATISTICS 0")


def downgrade() -> None:
    """Steps go forward only: a backup is the way back."""
    raise NotImplementedError
