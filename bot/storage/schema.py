"""The tables. Every row that is a user's carries that user's id, and every query for it asks for that id."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, aware on both sides of the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What is written: UTC. A naive time is a bug."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What is read: SQLite forgets the zone, so it is said again."""
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite counts up by itself only for a key that it calls INTEGER.
Id = BigInteger().with_variant(Integer, "sqlite")
# What a user types may have ten digits; SQLite takes them as they are.
Number = Integer().with_variant(BigInteger, "postgresql")


def _of_user() -> Column[int]:
    return Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), nullable=False)


def _of_job(*, required: bool = True) -> Column[int]:
    return Column("job_id", Id, ForeignKey("jobs.id", ondelete="CASCADE"), nullable=not required)


users = Table(
    "users",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(16), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("last_number", Number, nullable=False, server_default="0"),
    Column("created_at", Instant, nullable=False),
    Column("unreachable_at", Instant),
    # Whether the user said where they live; before, the zone is a guess.
    Column("zone_said", Boolean, nullable=False, server_default="0"),
    # Hours of the user's day, 0 to 23: when pushes come, and between which none come.
    Column("push_hour", Integer, nullable=False, server_default="9"),
    Column("quiet_from", Integer, nullable=False, server_default="21"),
    Column("quiet_until", Integer, nullable=False, server_default="8"),
    # The kinds of pushes that the user switched off, and how much each matters in a comparison.
    Column("muted", JSON, nullable=False, server_default="[]"),
    Column("weights", JSON, nullable=False, server_default="{}"),
    # Whether the user wants the morning message, and the language that a model should write, where it is another.
    Column("morning", Boolean, nullable=False, server_default="0"),
    Column("model_language", String(16)),
    # Whether pictures are drawn on dark ground.
    Column("dark", Boolean, nullable=False, server_default="0"),
)

inbox = Table(
    "inbox",
    metadata,
    # A token's bot counts its updates by itself: another bot's number is another update.
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger),
    Column("payload", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("done_at", Instant),
    Column("parked_at", Instant),
    # Which process does it, and until when it may; only where several share the inbox (storage/claims.py).
    Column("claimed_by", String(32)),
    Column("claimed_until", Instant),
    # Under which the log has the cause of its being parked.
    Column("error_id", String(16)),
    PrimaryKeyConstraint("bot_id", "update_id"),
)
# What an index leaves out is said for SQLite alone here: else PostgreSQL's dialect is read at every start, to no end.
# The migrations say it for both.
Index(
    "ix_inbox_parked",
    inbox.c.parked_at,
    sqlite_where=inbox.c.parked_at.is_not(None),
)
Index(
    "ix_inbox_lanes",
    inbox.c.bot_id,
    inbox.c.chat_id,
    inbox.c.update_id,
    sqlite_where=inbox.c.done_at.is_(None) & inbox.c.parked_at.is_(None),
)
Index(
    "ix_inbox_waiting",
    inbox.c.bot_id,
    inbox.c.update_id,
    sqlite_where=inbox.c.done_at.is_(None) & inbox.c.parked_at.is_(None),
)

# Which changes were made for which update: written in the same transaction as the change.
applied = Table(
    "applied",
    metadata,
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("step", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("bot_id", "update_id", "step"),
)
Index("ix_applied_at", applied.c.at)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    Column("number", Number),
    Column("stage", String(16)),
    Column("outcome", String(16)),
    Column("title", Text),
    Column("company", Text),
    Column("place", Text),
    Column("deadline", Date),
    Column("url", Text),
    Column("canonical_url", Text),
    Column("fingerprint", String(64), nullable=False),
    # A small picture of the text, by which an agency's copy is known (model/likeness.py).
    Column("sketch", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("saved_at", Instant),
    Column("moved_at", Instant),
    Column("dismissed_at", Instant),
    Column("starred", Boolean, nullable=False, server_default="0"),
    Column("archived_at", Instant),
    Column("work_mode", String(16)),
    # How it came to the user: a site's host, a channel, or nothing known.
    Column("source", Text),
    # How well the user's profile fits, 0 to 100; nothing without a profile.
    Column("match", Integer),
    # What the last look at its page told, and when that was.
    Column("liveness", String(16)),
    Column("looked_at", Instant),
    UniqueConstraint("user_id", "number"),
    UniqueConstraint("user_id", "canonical_url"),
    UniqueConstraint("user_id", "fingerprint"),
    # A number is a user's for good: it must not come back with another job's id.
    sqlite_autoincrement=True,
)
Index("ix_jobs_drafts", jobs.c.created_at, sqlite_where=jobs.c.stage.is_(None))
Index(
    "ix_jobs_active",
    jobs.c.user_id,
    jobs.c.moved_at,
    sqlite_where=jobs.c.stage.is_not(None) & jobs.c.outcome.is_(None),
)

# What was read, apart from the job, so that lists stay quick; a later reading is a later row.
postings = Table(
    "postings",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    _of_job(),
    Column("read_at", Instant, nullable=False),
    Column("posting", Text, nullable=False),
    Column("summary", Text, nullable=False),
    # What a model made of it, by its name; shown where the user had not acted on the card, or wanted to see it.
    Column("refined", Text),
    Column("refined_by", Text),
    Column("refined_shown", Boolean, nullable=False, server_default="0"),
    Index("ix_postings_job", "job_id", "id"),
    Index("ix_postings_of_user", "user_id"),
)

events = Table(
    "events",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    _of_job(),
    Column("kind", String(16), nullable=False),
    Column("at", Instant, nullable=False),
    Column("text", Text),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("changes", JSON(none_as_null=True)),
    Column("undone", Boolean, nullable=False, server_default="0"),
    # A note that stands first.
    Column("pinned", Boolean, nullable=False, server_default="0"),
    Index("ix_events_job", "job_id", "id"),
    Index("ix_events_of_user", "user_id"),
    sqlite_autoincrement=True,
)

# The messages that a text came in, and the message that answers them.
pieces = Table(
    "pieces",
    metadata,
    _of_user(),
    Column("message_id", BigInteger, nullable=False),
    Column("first_id", BigInteger, nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("text", Text, nullable=False),
    # The channel that it was forwarded from.
    Column("via", Text),
    Column("answer_id", BigInteger),
    _of_job(required=False),
    PrimaryKeyConstraint("user_id", "message_id"),
    Index("ix_pieces_sent_at", "sent_at"),
    Index("ix_pieces_job", "job_id"),
)

# What the bot asked a user and waits to be told; a row, so that it outlives a restart.
questions = Table(
    "questions",
    metadata,
    _of_user(),
    Column("asks", String(32), nullable=False),
    _of_job(required=False),
    Column("asked_at", Instant, nullable=False),
    # The update that answered; its replay still finds the question.
    Column("answered_by", BigInteger),
    PrimaryKeyConstraint("user_id"),
    Index("ix_questions_job", "job_id"),
)

reminders = Table(
    "reminders",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    _of_job(),
    Column("due_at", Instant, nullable=False),
    # As the user meant it: the wall clock's time, the zone it hangs in, and how it comes again (model/schedule.py).
    Column("wall", String(32)),
    Column("zone", String(64)),
    Column("rule", String(32)),
    Column("text", Text),
    Column("created_at", Instant, nullable=False),
    Column("fired_at", Instant),
    Column("done_at", Instant),
    Column("changed_at", Instant),
    Index("ix_reminders_job", "job_id"),
    Index("ix_reminders_of_user", "user_id"),
    sqlite_autoincrement=True,
)
Index(
    "ix_reminders_due",
    reminders.c.due_at,
    sqlite_where=reminders.c.fired_at.is_(None) & reminders.c.done_at.is_(None),
)

# Pushes decided and not yet delivered. `key` names the nudge, so that it is never decided twice.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    _of_job(required=False),
    Column("key", String(96), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("decided_at", Instant, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("unsure", Integer, nullable=False, server_default="0"),
    Column("sent_at", Instant),
    Column("dead_at", Instant),
    Column("trouble", Text),
    # Whether a page is to be looked at before it is sent; until then `not_before` gives the looking its time.
    Column("looking", Boolean, nullable=False, server_default="0"),
    UniqueConstraint("user_id", "key"),
    Index("ix_outbox_job", "job_id"),
    sqlite_autoincrement=True,
)
Index(
    "ix_outbox_looking",
    outbox.c.id,
    sqlite_where=outbox.c.looking & outbox.c.sent_at.is_(None) & outbox.c.dead_at.is_(None),
)
Index(
    "ix_outbox_dead",
    outbox.c.dead_at,
    sqlite_where=outbox.c.dead_at.is_not(None),
)
Index(
    "ix_outbox_waiting",
    outbox.c.not_before,
    sqlite_where=outbox.c.sent_at.is_(None) & outbox.c.dead_at.is_(None),
)

tags = Table(
    "tags",
    metadata,
    _of_user(),
    _of_job(),
    Column("tag", String(32), nullable=False),
    PrimaryKeyConstraint("job_id", "tag"),
    Index("ix_tags_of_user", "user_id", "tag"),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    _of_job(),
    Column("name", Text, nullable=False),
    Column("role", Text),
    Column("mail", Text),
    Column("phone", Text),
    Column("link", Text),
    Index("ix_contacts_job", "job_id"),
    Index("ix_contacts_of_user", "user_id"),
    sqlite_autoincrement=True,
)

interviews = Table(
    "interviews",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    _of_job(),
    Column("kind", String(32)),
    Column("at", Instant, nullable=False),
    Column("wall", String(32), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("with_whom", Text),
    Column("place", Text),
    Column("created_at", Instant, nullable=False),
    # Whether the hour was said; without it the day is all that is known.
    Column("timed", Boolean, nullable=False, server_default="1"),
    Column("ends_at", Instant),
    Column("changed_at", Instant),
    Index("ix_interviews_job", "job_id", "at"),
    Index("ix_interviews_at", "at"),
    Index("ix_interviews_of_user", "user_id"),
    sqlite_autoincrement=True,
)

# What the bot will say by itself, planned anew whenever a job, an interview or the user's hours change
# (actions/plan.py). `key` names the nudge for good: one that was made is never made again.
nudges = Table(
    "nudges",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    _of_job(required=False),
    Column("interview_id", Id, ForeignKey("interviews.id", ondelete="CASCADE")),
    Column("kind", String(16), nullable=False),
    Column("key", String(96), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("fired_at", Instant),
    UniqueConstraint("user_id", "key"),
    Index("ix_nudges_job", "job_id"),
    Index("ix_nudges_interview", "interview_id"),
    sqlite_autoincrement=True,
)
Index(
    "ix_nudges_due",
    nudges.c.due_at,
    sqlite_where=nudges.c.fired_at.is_(None),
)

# What a text may have meant (model/proposal.py), shown and waiting for the tap that confirms it.
proposals = Table(
    "proposals",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    _of_job(required=False),
    Column("proposal", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("settled_at", Instant),
    Index("ix_proposals_of_user", "user_id"),
    Index("ix_proposals_job", "job_id"),
    Index("ix_proposals_made_at", "made_at"),
    # A button names its proposal, and must never mean a later one.
    sqlite_autoincrement=True,
)

# What was sent along with a note: Telegram keeps the file, this is the reference to it.
attachments = Table(
    "attachments",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    _of_job(),
    Column("kind", String(16), nullable=False),
    Column("file_id", Text, nullable=False),
    Column("name", Text),
    Column("at", Instant, nullable=False),
    Index("ix_attachments_job", "job_id"),
    Index("ix_attachments_of_user", "user_id"),
    sqlite_autoincrement=True,
)

profiles = Table(
    "profiles",
    metadata,
    _of_user(),
    Column("profile", Text, nullable=False),
    # What a CV proposes and the user has not answered yet.
    Column("proposed", Text, nullable=False),
    Column("changed_at", Instant, nullable=False),
    PrimaryKeyConstraint("user_id"),
)

# What users looked for, so that a button of the results can name it. The words themselves are in job_words, a table of
# FTS5's that storage/search.py keeps.
searches = Table(
    "searches",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    Column("words", Text, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("user_id", "words"),
    # A button names its search, and must never mean a later one.
    sqlite_autoincrement=True,
)

# What a model made of a posting, by content, model and prompt, so that it is asked once.
refinements = Table(
    "refinements",
    metadata,
    _of_user(),
    Column("key", String(64), nullable=False),
    Column("summary", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    PrimaryKeyConstraint("user_id", "key"),
    Index("ix_refinements_made_at", "made_at"),
)

# How often a user's things went to a model, and how many pages were read for them, a day of theirs at a time.
model_calls = Table(
    "model_calls",
    metadata,
    _of_user(),
    Column("day", Date, nullable=False),
    Column("calls", Integer, nullable=False, server_default="0"),
    Column("tokens", Integer, nullable=False, server_default="0"),
    Column("links", Integer, nullable=False, server_default="0"),
    PrimaryKeyConstraint("user_id", "day"),
)

# What holds for the whole database, such as whose rules of the world's clocks its instants were computed by.
markers = Table(
    "markers",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", String(64), nullable=False),
)

# What /import would take in: shown, and kept until the user says so. One at a time.
imports = Table(
    "imports",
    metadata,
    Column("id", Id, primary_key=True),
    _of_user(),
    Column("made_at", Instant, nullable=False),
    Column("head", Text, nullable=False),
    # The jobs, packed (model/takeout.py); nothing once they are taken in.
    Column("jobs", LargeBinary),
    # How many of them were gone through, and how many of those were new.
    Column("place", Integer, nullable=False, server_default="0"),
    Column("kept", Integer, nullable=False, server_default="0"),
    UniqueConstraint("user_id"),
    Index("ix_imports_made_at", "made_at"),
    # A button names its preview, and must never mean a later one.
    sqlite_autoincrement=True,
)

# One row, written where somebody asks whether the bot is ready and nothing shows that the disk still takes writes.
pulse = Table(
    "pulse",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
)
