"""Hear the time that words say. What reads it, in ten languages, is itself read when the first words come."""

from datetime import datetime

from bot.model.schedule import SpokenTime


def understood(
    words: str, language: str, now: datetime, zone: str, *, hour: int = 9, back: bool = False
) -> SpokenTime | None:
    """The time that the words say, as `bot.readers.spoken_time.understood` takes them; None where they say none."""
    from bot.readers.spoken_time import understood as of_words

    return of_words(words, language, now, zone, hour=hour, back=back)
