"""Backups: made, checked, listed, looked into, and put back."""
