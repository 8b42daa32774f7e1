"""The scores of an audit: cases by lines on every layer, how agencies and panel compare, and what stands in a cell."""
