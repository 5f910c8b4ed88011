"""Tests that do what a visitor does: the real server, a real Chromium."""
