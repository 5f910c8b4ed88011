"""Readers of raw sources, one file a source."""
