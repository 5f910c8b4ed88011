"""A visitor's own data: files read as people have them, checked, and made a package of the visit alone."""
