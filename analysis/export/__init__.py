"""A chart to take along: image, vector drawing, stand-alone page."""
