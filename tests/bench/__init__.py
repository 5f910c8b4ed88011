"""Measurements: how long a visitor waits, beside a Streamlit page that holds one constant chart."""
