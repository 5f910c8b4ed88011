"""A visitor's own people beside the market and beside one another."""
