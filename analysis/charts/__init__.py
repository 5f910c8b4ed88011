"""Charts: one pure function each, from tables and a choice to a figure with its words."""
