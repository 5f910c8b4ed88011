"""The data package: its tables, the rules that they keep, the words and order of what they hold, and a selection."""
