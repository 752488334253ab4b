"""No name ends in the middle of a phrase: `préfecture du` goes on, `la gare de` does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.language.consistency import Ent

_LINKS = frozenset(
    "de du des d' d’ à au aux en et la le les l' l’ sur sous pour par".split()  # noqa: SIM905
)
_NO_END = _LINKS | frozenset(",;:!?…»”")


def whole(words: Sequence[str], ents: Iterable[Ent]) -> list[Ent]:
    """Return names that end where a phrase can end.

    Parameters
    ----------
    words
        The tokens of the text.
    ents
        Names as token spans without overlap.

    Returns
    -------
    list
        In order of the text. A name whose last word is a preposition or an article is joined with
        the name that follows at once and keeps its label; where none follows, the hanging words
        are cut off. Closing marks at the end are cut off; a name of such words only is dropped.
    """
    done: list[Ent] = []
    for start, end, label in sorted(ents):
        if done and done[-1][1] == start and words[start - 1] in _LINKS:
            first, _, kind = done.pop()
            done.append((first, end, kind))
        else:
            done.append((start, end, label))
    return [cut for ent in done if (cut := _cut(words, ent))[0] < cut[1]]


def _cut(words: Sequence[str], ent: Ent) -> Ent:
    start, end, label = ent
    while end > start and words[end - 1] in _NO_END:
        end -= 1
    return start, end, label
