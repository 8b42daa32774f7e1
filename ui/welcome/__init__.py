"""Before a workspace is open: recent ones, a new one, the example."""
