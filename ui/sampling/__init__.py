"""Drawing the sample: the list it is drawn from, the method, the draw, and what is kept of it."""
