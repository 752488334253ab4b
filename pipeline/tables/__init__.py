"""The tables: schema, rows, data frames, writers and readers."""
