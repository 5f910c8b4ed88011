"""A chart as an image."""
