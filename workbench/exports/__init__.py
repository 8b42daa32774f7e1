"""What goes out. An export is a function of a frozen value; a file has its name only when it is complete."""
