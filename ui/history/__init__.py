"""What happened to a record, from the journal."""
