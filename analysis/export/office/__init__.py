"""A chart for office programs."""
