# Was eine Anzeige neben den wichtigsten Angaben noch zur Stelle sagt.

remote-from = remote, und zwar aus: { $where }
