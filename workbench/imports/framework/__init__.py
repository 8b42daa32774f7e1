"""Lines of enquiry from TOML, tables, documents and whatever is pasted."""
