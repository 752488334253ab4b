"""Role nouns (``président``, ``journaliste``) with their forms, and civilities (``Mme``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from pipeline.entities.candidates import Gender
from pipeline.lexicon import load_csv, load_toml
from pipeline.words import Words, phrase

RoleKind = Literal["office", "occupation", "situation", "kin"]
_PREFIXES = ("ex-", "vice-", "sous-", "co-", "non-", "anti-")
_INVARIABLE = frozenset(
    {"de", "d'", "du", "des", "la", "l'", "en", "à", "but", "scène", "bâtiment"}
)


@dataclass(frozen=True, slots=True)
class Role:
    """One form of a role noun.

    Attributes
    ----------
    lemma
        The masculine singular, the same for all forms: ``directeur`` for ``directrices``.
    singular
        The singular in the gender of the form.
    gender
        ``None`` for forms of both genders.
    """

    lemma: str
    singular: str
    kind: RoleKind
    gender: Gender | None
    plural: bool


@cache
def honorifics() -> dict[str, Gender | None]:
    """Civilities in lower case → the gender that they tell."""
    table = load_toml("titles.toml")["honorifics"]
    genders: dict[str, Gender | None] = {"m": "m", "f": "f", "any": None, "p": None}
    return {word: genders[key] for key, words in table.items() for word in words}


def role_at(words: Words, index: int) -> tuple[int, Role] | None:
    """The longest role noun that begins at a word: its length in words, and its form.

    A prefix (``ex-``, ``vice-``) on the first word does not hide it.
    """
    word = words.word(index)
    entries = _table().get(word)
    if entries is None and "-" in word:
        bare = next((word[len(p) :] for p in _PREFIXES if word.startswith(p)), None)
        entries = _table().get(bare) if bare else _compound(word)
    for rest, role in entries or ():
        if words.lower[index + 1 : index + 1 + len(rest)] == rest:
            return 1 + len(rest), role
    return None


def role_before(words: Words, index: int, longest: int = 3) -> Role | None:
    """The role noun, of so many words at most, that ends right before a word."""
    for first in range(index - 1, max(index - 1 - longest, -1), -1):
        found = role_at(words, first)
        if found is not None and first + found[0] == index:
            return found[1]
    return None


def _compound(word: str) -> tuple[tuple[tuple[str, ...], Role], ...] | None:
    """``médecin-chef``, ``auteur-compositeur``: two roles in one word; the first one counts."""
    parts = word.split("-")
    if not all(part in _table() for part in parts):
        return None
    return tuple(entry for entry in _table()[parts[0]] if not entry[0])


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], Role], ...]]:
    """First word of a role noun → its other words and its form, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for words, role in _all_forms():
        entries = table.setdefault(words[0], [])
        if words[1:] not in [rest for rest, _ in entries]:
            entries.append((words[1:], role))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in table.items()
    }


def _all_forms() -> Iterator[tuple[tuple[str, ...], Role]]:
    for row in (*load_csv("roles.csv"), *({**row, "kind": "kin"} for row in load_csv("kin.csv"))):
        kind = cast(RoleKind, row["kind"])
        masculine, feminine = row["masculine"], row["feminine"]
        both = masculine == feminine
        for singular, gender in ((masculine, "m"), (feminine, "f")):
            known = None if both else cast(Gender, gender)
            yield phrase(singular), Role(masculine, singular, kind, known, plural=False)
            many = _plural(singular)
            if many != phrase(singular):
                yield many, Role(masculine, singular, kind, known, plural=True)


def _plural(singular: str) -> tuple[str, ...]:
    """Plural of a role noun: up to its first preposition (``chefs d'État``)."""
    words = phrase(singular)
    end = next((place for place, word in enumerate(words) if word in _INVARIABLE), len(words))
    return tuple(_plural_word(word) if place < end else word for place, word in enumerate(words))


def _plural_word(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")
