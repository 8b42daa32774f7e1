"""Backups: what there are, a look inside, a copy elsewhere, and the way back."""
