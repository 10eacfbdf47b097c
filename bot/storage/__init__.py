"""The only SQL: one module an entity."""
