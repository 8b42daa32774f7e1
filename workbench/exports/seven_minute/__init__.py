"""The seven-minute briefing in its forms: a poster, a page to read down, and a page of plain text."""
