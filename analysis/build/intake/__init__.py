"""Observations of any size: read, checked and computed."""
