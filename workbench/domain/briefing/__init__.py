"""The seven-minute briefing: what it says, how it is typed, versioned and checked, and the counts it quotes."""
