"""Figures of the product-management career: tables, measures, charts, exports. Nothing here knows Streamlit."""
