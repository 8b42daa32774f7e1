"""A list of cases from a spreadsheet: its columns told apart, its rows checked, the good ones taken as one step."""
