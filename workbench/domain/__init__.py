"""Values and rules of the trade. Imports nothing but the standard library."""
