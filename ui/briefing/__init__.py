"""The briefing composer: seven boxes, the page they make, and what must be settled before anyone reads it."""
