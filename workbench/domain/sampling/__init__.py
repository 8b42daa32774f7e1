"""How the cases of an audit were chosen: population, method, seed, the ordered list, what replaced what."""
