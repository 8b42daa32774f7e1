"""The pieces that screens are made of, one file for each."""
