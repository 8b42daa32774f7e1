"""What comes in from outside: read whole, refused with a plain sentence, or handed back as values; never half taken."""
