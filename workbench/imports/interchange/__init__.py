"""One audit in the interchange format."""
