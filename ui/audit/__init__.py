"""One audit: its scope and lines, its cases and sample."""
