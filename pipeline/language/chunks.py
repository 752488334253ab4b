"""Cut a long text into pieces that a model can take, at the best border near the limit."""

from __future__ import annotations

from collections.abc import Iterator

# Best first: a blank line, a line end, a sentence's end, a space.
BORDERS = ("\n\n", "\n", ". ", " ")


def chunks(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Offsets of consecutive pieces of at most ``limit`` characters that together are the text.

    Parameters
    ----------
    text
        Any text.
    limit
        Largest length of a piece, in code points.

    Yields
    ------
    tuple of int
        Start and end of a piece. The end stands after the best border in the second half of the
        window, or at ``limit`` in a text without any border.
    """
    start = 0
    while len(text) - start > limit:
        end = _border(text, start + limit // 2, start + limit)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _border(text: str, low: int, high: int) -> int:
    for border in BORDERS:
        found = text.rfind(border, low, high)
        if found != -1:
            return found + len(border)
    return high
