"""The window of Plumbline."""
