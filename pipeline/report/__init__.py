"""Showing results to people: the terminal, and later the HTML page."""
