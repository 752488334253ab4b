"""Showing results to people: in the terminal, and as one HTML page."""
