"""The offer check."""
