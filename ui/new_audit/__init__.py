"""Setting up an audit in four steps."""
