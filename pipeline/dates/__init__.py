"""Temporal expressions: what a text says of time, and where it lies on the calendar.

The way of a text: ``folding`` (a view without case and accents, of the same length) → ``scanning``
(one token, one class; the words are in ``lexicon/dates_words.toml``, months and units from CLDR) →
``grammar`` (regular expressions over classes, ``lexicon/dates_patterns.toml``, each with examples)
→ ``read_*`` (what a match means, or that it means nothing: ages, addresses, numbers) → ``joining``
(edges, day with time, ends of a range) → ``resolution`` (against the document's date and the text
before). ``component`` is the spaCy part.
"""

from __future__ import annotations

from pipeline.dates.finding import find_dates

__all__ = ["find_dates"]
