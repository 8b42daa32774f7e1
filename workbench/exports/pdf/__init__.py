"""Paper everyone can read: tagged pages, embedded fonts, and text drawn as text, never as markup."""
