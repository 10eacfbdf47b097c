"""What reaches the bot and what leaves it."""
