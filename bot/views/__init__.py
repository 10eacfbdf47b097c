"""Model values become screens."""
