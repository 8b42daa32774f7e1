"""Settings: what the partnership settles for all its audits, and how this computer shows them."""
