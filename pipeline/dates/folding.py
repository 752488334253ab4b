"""A view of a text without case, accents and typographic variants, of the same length.

Offsets into the folded text are offsets into the text: every character is replaced by exactly one.
"""

from __future__ import annotations

import unicodedata

_SAME = {
    "’": "'", "ʼ": "'", "‘": "'", "′": "'", "`": "'", "´": "'", "＇": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "‒": "-", "⁃": "-",
    "œ": "o", "Œ": "o", "æ": "a", "Æ": "a", "ᵉ": "e", "ʳ": "r", "ᵈ": "d", "ⁿ": "n",
}  # fmt: skip
_LAST = 0x2000  # letters with accents stand below; above, only the characters of _SAME and spaces


def _table() -> dict[int, str]:
    table: dict[int, str] = {ord(char): plain for char, plain in _SAME.items()}
    for code in range(_LAST):
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        if base != char and base.isascii() and base.isalpha() and len(base) == 1:
            table.setdefault(code, base)
    for code in (0x09, 0x0B, 0x0C, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000):
        table[code] = " "
    table[ord("\r")] = " "
    return table


_FOLDED = _table()


def fold(text: str) -> str:
    r"""Return ``text`` lower-cased, without accents, with plain apostrophes, hyphens and spaces.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        A text of the same number of code points; ``\n`` is kept.
    """
    return text.translate(_FOLDED)
