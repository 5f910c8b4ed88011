"""Figures of the product-management career: tables, measures, charts, exports. Nothing here knows Streamlit."""

import pandas as pd

# Text as Python's own strings: the tables are short, and Arrow's cost a call makes a chart a third slower.
pd.set_option("mode.string_storage", "python")
