"""What a user can do: one intention a file."""
