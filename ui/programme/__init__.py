"""The home of a workspace: every audit, by year."""
