"""From raw observations and published figures to the computed tables of the data package."""
