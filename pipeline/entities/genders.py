"""The gender of a person, as far as the words beside the name tell it surely.

A civility does, a word of kin, and the feminine form of a title. The masculine form does not: `le
professeur Awa Diop` is as usual as `le professeur Paul Roy`.
"""

from __future__ import annotations

from pipeline.entities.candidates import Gender, RawName
from pipeline.entities.roles import Role, honorifics, role_at, role_before
from pipeline.words import Words


def told_gender(words: Words, name: RawName) -> Gender | None:
    """What the words beside a person's name tell, ``None`` where they are silent.

    Parameters
    ----------
    words
        The text.
    name
        Of a person.
    """
    index, end = words.before(name.start + 1), words.at(name.end)
    civility = honorifics().get(words.word(index - 1))
    return civility or _of(_role_before(words, index)) or _of(_role_after(words, end))


def _role_before(words: Words, index: int) -> Role | None:
    """``la présidente X``, ``son mari, X``."""
    return role_before(words, index - (words.word(index - 1) == ","))


def _role_after(words: Words, end: int) -> Role | None:
    """``X, présidente de …``, ``X, son épouse, …``: where no other person can be meant."""
    if words.word(end) != ",":
        return None
    start = end + 1 + (words.word(end + 1) in {"son", "sa", "leur"})
    found = role_at(words, start)
    if found is None or words.is_capital(start):
        return None
    after = words.word(start + found[0])
    closed = start == end + 1 or after in {",", ".", ")", ";", ""}
    return found[1] if closed else None


def _of(role: Role | None) -> Gender | None:
    if role is None or role.plural:
        return None
    return role.gender if role.kind == "kin" or role.gender == "f" else None
