"""Which language a text is written in."""

from __future__ import annotations

import re
from itertools import islice

# The identification costs a microsecond a character, and hundreds are plenty.
SAMPLE = 500
FEWEST_LETTERS = 20
LETTER = re.compile(r"[^\W\d_]")


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of a text's language, by py3langid on its first 500 characters.

    Returns
    -------
    str or None
        ``None`` when the text has fewer than 20 letters: too little to tell.
    """
    sample = text[:SAMPLE]
    if sum(1 for _ in islice(LETTER.finditer(sample), FEWEST_LETTERS)) < FEWEST_LETTERS:
        return None
    # Loading takes a moment: only when the first text comes.
    from py3langid import classify

    language, _ = classify(sample)
    return str(language)
