"""Measurements: how long a visitor waits, and how much time and memory millions of observations take."""
