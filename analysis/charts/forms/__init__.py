"""Shapes of charts, whatever they show."""
