"""Spellings of names: folding, sound, initials, acronyms."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipeline.lexicon import load_toml

# French ways of writing foreign sounds → one letter; the order matters.
_SOUNDS = (
    ("schtch", "c"), ("chtch", "c"), ("tch", "c"), ("sch", "c"), ("sh", "c"), ("ch", "c"),
    ("dj", "j"), ("zh", "j"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ou", "u"),
    ("w", "v"),
    ("ck", "k"), ("qu", "k"), ("q", "k"), ("c", "k"), ("y", "i"), ("j", "i"), ("z", "s"),
    ("ae", "e"), ("oe", "e"), ("h", ""),
)  # fmt: skip
_LEGAL = frozenset({"sa", "sas", "sarl", "inc", "ltd", "corp", "plc", "ag", "gmbh", "spa", "nv"})


@lru_cache(maxsize=10_000)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name without accents, case, hyphens and marks."""
    bare = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe").replace("’", "'"))
    return tuple(
        re.findall(r"[^\W_]+\.?", "".join(c for c in bare if not unicodedata.combining(c)))
    )


@lru_cache(maxsize=10_000)
def sound(word: str) -> str:
    """A folded word by its sound: ``youri`` and ``yuri``, ``borissov`` and ``borisoff`` agree.

    Examples
    --------
    >>> sound("borissoff") == sound("borisov")
    True
    """
    for written, letter in _SOUNDS:
        word = word.replace(written, letter)
    word = re.sub(r"(.)\1+", r"\1", word)
    return re.sub(r"(ii|i)$", "i", re.sub(r"(f|v)$", "v", word))


def sounds(words: tuple[str, ...]) -> tuple[str, ...]:
    """The sound of each word."""
    return tuple(map(sound, words))


def is_initial(word: str) -> bool:
    """``k`` or ``k.`` of `K. Roy`."""
    return len(word.rstrip(".")) == 1


def organisation_key(name: str) -> tuple[str, ...]:
    """A folded name of an organisation without its explaining noun and legal form."""
    words = tuple(word.rstrip(".") for word in fold(name))
    while len(words) > 1 and words[0] in _explaining():
        words = words[1:]
        while len(words) > 1 and words[0] in {"de", "du", "des", "d", "la", "le", "l"}:
            words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    return words


def is_acronym(name: str) -> bool:
    """Two to eight letters, most of them capitals: ``OMS``, ``O.N.U.``, ``UNESCO``."""
    letters = [char for char in name if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return (
        " " not in name and 2 <= len(letters) <= 8 and capitals >= 2 and capitals * 2 > len(letters)
    )


def abbreviates(acronym: str, name: str) -> bool:
    """Whether an acronym is made of a name's initials, small words left out or not."""
    letters = "".join(fold(acronym)).replace(".", "")
    words = [word.rstrip(".") for word in fold(name)]
    if len(words) < 2:
        return False
    full = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in _small_words())
    return letters in {full, content}


def shortens(acronym: str, name: str) -> bool:
    """Whether a word is made of the first letters of a name's words, one or more of each.

    Examples
    --------
    >>> shortens("Insee", "Institut national de la statistique et des études économiques")
    True
    """
    letters = "".join(fold(acronym)).replace(".", "")
    words = tuple(word.rstrip(".") for word in fold(name))
    return 3 <= len(letters) <= 10 and len(words) > 2 and _is_made_of(letters, words, opens=True)


def _is_made_of(letters: str, words: tuple[str, ...], *, opens: bool = False) -> bool:
    """Whether letters are beginnings of words, in order; the first word must give one."""
    if not letters or not words:
        return not letters
    if not opens and _is_made_of(letters, words[1:]):
        return True
    sizes = range(1, min(len(letters), len(words[0])) + 1)
    return any(
        _is_made_of(letters[size:], words[1:])
        for size in sizes
        if words[0].startswith(letters[:size])
    )


@cache
def _small_words() -> frozenset[str]:
    return frozenset(load_toml("names.toml")["small"])


@cache
def _explaining() -> frozenset[str]:
    table = load_toml("names.toml")
    return frozenset(fold(word)[0] for word in (*table["organisations"], *table["localities"]))
