"""Going to an audit or a case by typing."""
