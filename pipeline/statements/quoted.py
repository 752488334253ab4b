"""Stretches of text between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = re.compile(
    r"«[\s ]*(?P<a>[^«»]+?)[\s ]*»"
    r"|“[\s ]*(?P<b>[^“”]+?)[\s ]*”"
    r"|(?<!\w)\"(?P<c>[^\"\n]+?)\"(?!\w)"
    r"|(?:^|(?<=\n))[—–]\s+(?P<d>[^\n]+)"
)
_WORD = re.compile(r"\w+")
_ENDS = ".!?…"


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between quotation marks.

    Attributes
    ----------
    start, end
        Code points of the content, without marks and the white space beside them.
    left, right
        Code points of the whole with its marks.
    dash
        A line of dialogue: only its beginning is marked.
    """

    start: int
    end: int
    left: int
    right: int
    text: str
    dash: bool = False

    @property
    def words(self) -> int:
        """Number of words."""
        return len(_WORD.findall(self.text))

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as a sentence of its own: capital, and some length or an end."""
        return self.text[:1].isupper() and (self.words > 3 or self.text[-1:] in _ENDS)


def find_quoted(text: str) -> Iterator[Quoted]:
    """All quoted stretches of a text, in order.

    Examples
    --------
    >>> [one.text for one in find_quoted("« Non », a dit Awa, « pas demain. »")]
    ['Non', 'pas demain.']
    """
    for match in _MARKS.finditer(text):
        name = match.lastgroup or "a"
        if match[name]:
            start, end = match.span(name)
            yield Quoted(start, end, *match.span(), match[name], dash=name == "d")


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """From the last paragraph break before a span to the next one after it."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    return left, len(text) if right < 0 else right
