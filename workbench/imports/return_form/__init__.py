"""Return forms coming back: checked and read in a process of their own, and made into plain cells."""
