"""The rules that the tables of a package keep."""


class DataError(ValueError):
    """A table is not what the data package says; the message names file and column and says what is expected."""
