"""The collection: the words of saved jobs, what was looked for, pinned notes, and the work mode of older jobs."""

import sqlalchemy as sa
from alembic import op

from bot.storage import search

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply this step."""
    op.add_column("events", sa.Column("pinned", sa.Boolean(), server_default="0", nullable=False))
    op.create_table(
        "searches",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_searches_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
        sa.UniqueConstraint("user_id", "words", name=op.f("uq_searches_user_id_words")),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        _words_on_sqlite()
    else:
        _words_on_postgresql()


def _words_on_sqlite() -> None:
    op.execute(
        "UPDATE jobs SET work_mode = (SELECT json_extract(postings.summary, '$.headline.work_mode.value') "
        "FROM postings WHERE postings.job_id = jobs.id ORDER BY postings.id DESC LIMIT 1)"
    )
    # Words come folded and with their user before them (storage/search.py): nothing in them parts one from the next
    # but spaces. Where in a column a word stands is not asked for.
    op.execute(
        "CREATE VIRTUAL TABLE job_words USING fts5 (user_id UNINDEXED, title, company, text, notes, "
        "tokenize = \"ascii tokenchars '_+#'\", detail = column)"
    )
    search.fill(op.get_bind())


def _words_on_postgresql() -> None:
    """The same columns; what is searched is made of them. No jobs are older than this step here."""
    op.execute(
        "CREATE TABLE job_words (rowid BIGINT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE, "
        "user_id BIGINT NOT NULL, title TEXT NOT NULL, company TEXT NOT NULL, text TEXT NOT NULL, notes TEXT NOT NULL, "
        "words TSVECTOR NOT NULL GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array("
        "title || ' ' || company || ' ' || text || ' ' || notes, ' '), ''))) STORED)"
    )
    op.create_index("ix_job_words_words", "job_words", ["words"], postgresql_using="gin")
    op.create_index("ix_job_words_of_user", "job_words", ["user_id"])


def downgrade() -> None:
    """Steps go forward only: a backup is the way back."""
    raise NotImplementedError
