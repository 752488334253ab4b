"""The one function that turns a text and its marks into HTML; everything in it is escaped.

Marks may overlap in any way. The text is cut at every edge of a mark into pieces, and each piece
that is covered becomes one ``<span>`` with the classes of all marks on it: no nesting to break.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from pipeline.markup.marks import Mark
from pipeline.markup.palette import palette


def marked_html(text: str, marks: Sequence[Mark], *, notes: bool = True) -> str:
    """Mark up a text.

    Parameters
    ----------
    text
        Any text; characters that mean something in HTML are escaped.
    marks
        Findings on it; offsets are code points.
    notes
        Put each mark's note into a ``title``, for pages without a script.

    Returns
    -------
    str
        ``<span class="g-m g-mention g-PER" data-g="m0">…</span>`` amid escaped text. ``data-g``
        lists the keys of the marks. Taken without its tags, it is the text, character for
        character.
    """
    pieces = (
        _piece(text[start:end], covering, notes) for start, end, covering in pieces_of(text, marks)
    )
    return "".join(pieces)


def pieces_of(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """The text cut at every edge of a mark: start, end, marks that cover the piece."""
    edges = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    covering: list[Mark] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1].start <= start:
            covering.append(waiting.pop())
        covering = [mark for mark in covering if mark.end > start]
        yield start, end, covering


def _piece(text: str, marks: Sequence[Mark], notes: bool) -> str:
    if not marks:
        return escape(text, quote=False)
    title = escape("\n".join(mark.note for mark in marks))
    keys = escape(" ".join(mark.key for mark in marks))
    classes = " ".join(dict.fromkeys(_classes(marks)))
    tooltip = f' title="{title}"' if notes else ""
    return (
        f'<span class="g-m {classes}" data-g="{keys}"{tooltip}>{escape(text, quote=False)}</span>'
    )


def _classes(marks: Sequence[Mark]) -> Iterator[str]:
    """Layers of all marks; the colour of the shortest entity, since it lies on top."""
    for mark in marks:
        yield f"g-{palette()[mark.label].layer}"
    entities = [mark for mark in marks if palette()[mark.label].layer == "mention"]
    for mark in sorted(entities, key=lambda mark: mark.end - mark.start)[:1]:
        yield f"g-{mark.label}"
