"""A list of cases, pasted or opened: its columns, what is wrong row by row, and the good rows as one step."""
