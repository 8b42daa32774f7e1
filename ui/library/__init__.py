"""The lines and scales audits are set up with."""
