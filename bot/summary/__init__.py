"""A Posting becomes a Summary, by rules."""
