"""The only SQL: one module an entity."""

from bot.storage.library import prefer_the_mended

prefer_the_mended()  # before the first module here asks for sqlite3
