"""glaneur: French text in, tables out."""
