"""Repair the spans that a model gives: borders, civilities and titles inside, countries as ORG."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.entities.candidates import RawName
from pipeline.entities.countries import Place, demonyms, places, plain
from pipeline.entities.cuts import parts, trimmed
from pipeline.entities.roles import honorifics, role_at
from pipeline.entities.vocabulary import word_set
from pipeline.words import Words, lowered

_ARTICLES = ("le ", "la ", "les ", "l'", "l’", "d'", "d’", "du ", "de ", "des ", "un ", "une ")
_SPORT_WINDOW = 120


def repair(words: Words, names: Iterable[RawName]) -> list[RawName]:
    """Clean the names of a model.

    Parameters
    ----------
    words
        The text.
    names
        Spans of the model, in text order.

    Returns
    -------
    list
        In text order; empty ones and bare demonyms or civilities are gone.
    """
    found: list[RawName] = []
    for name in (part for one in names for part in parts(words, one)):
        cleaned = _label(words, _article(words, _titles(words, trimmed(words.text, name))))
        if cleaned is None or _is_no_name(words, cleaned):
            continue
        if found and _continues(words.text, found[-1], cleaned):
            cleaned = replace(found.pop(), end=cleaned.end)
        found.append(cleaned)
    return found


def _titles(words: Words, name: RawName) -> RawName:
    """Without civilities, titles and demonyms before the name of a person."""
    if name.label != "PER":
        return name
    index = words.at(name.start)
    while index < len(words) and words.ends[index] < name.end:
        size = _title_size(words, index)
        following = index + size
        if not size or following >= len(words) or words.starts[following] >= name.end:
            break
        index = following
        name = replace(name, start=words.starts[index], rule="model.title_removed")
    return name


def _title_size(words: Words, index: int) -> int:
    """How many words of title stand at an index."""
    word = words.word(index)
    if word in honorifics() or word in _possessives():
        return 1
    if word in {"le", "la", "l'"}:  # `Le Pen` and `Le Goff` keep it, `Le président Roy` does not
        return 1 if not words.is_capital(index) or _title_size(words, index + 1) else 0
    role = role_at(words, index)
    if words.is_capital(index) and word in word_set("names", "given"):
        return 0
    if role is not None and (not words.is_capital(index) or role[1].kind == "office"):
        return role[0]
    return (
        1 if word in demonyms() and words.word(index - 1) in {"le", "la", "l'", "un", "une"} else 0
    )


def _possessives() -> frozenset[str]:
    return frozenset({"son", "sa", "ses", "leur"})


def _article(words: Words, name: RawName) -> RawName:
    """The article outside, unless it is part of the name (`la Havane`, `Le Caire`)."""
    text = name.shown(words.text)
    known = places().get(plain(text))
    if known is not None and text.startswith(("La ", "Le ", "Les ", "L'")) and not _owns(text):
        return replace(name, start=name.start + len(text) - len(plain(text)))
    for article in _ARTICLES[: 4 if name.label == "PER" else None]:
        if text.startswith(article) and text[len(article) :][:1].strip() and not _owns(text):
            return replace(name, start=name.start + len(article))
    if name.label in {"LOC", "ORG"} and not text.lower().startswith(("le ", "la ")):
        return _with_article(words.text, name, text)
    return name


def _owns(name: str) -> bool:
    place = places().get(plain(name))
    return place is not None and place.name.startswith(("La ", "Le ", "Les "))


def _with_article(text: str, name: RawName, shown: str) -> RawName:
    place = places().get(plain(shown))
    if place is None or not place.name.startswith(("La ", "Le ")):
        return name
    before = text[max(name.start - 3, 0) : name.start]
    is_article = before.lower() in {"la ", "le "} and not text[: name.start - 3][-1:].isalpha()
    return replace(name, start=name.start - 3) if is_article else name


def _label(words: Words, name: RawName) -> RawName | None:
    """A country or capital is LOC, unless the passage is about its team; never a product."""
    if name.start >= name.end:
        return None
    place = places().get(plain(name.shown(words.text)))
    if place is None or name.label == "LOC":
        return name
    if name.label == "PER" and not _after_locative(words, name, place):
        return name
    if name.label == "ORG" and _is_about_sport(words, name):
        return name
    return replace(name, label="LOC", rule="model.known_place")


def _after_locative(words: Words, name: RawName, place: Place) -> bool:
    before = words.word(words.before(name.start))
    return before in {"à", "en", "au", "aux"} or place.name not in word_set("names", "ambiguous")


def _is_about_sport(words: Words, name: RawName) -> bool:
    """Whether a word of sport or a score stands near a name."""
    first = words.at(max(name.start - _SPORT_WINDOW, 0))
    last = words.at(name.end + _SPORT_WINDOW)
    return not word_set("names", "sport").isdisjoint(words.lower[first:last])


def _is_no_name(words: Words, name: RawName) -> bool:
    """A bare demonym, civility, title or number, or a word in lower case."""
    text = name.shown(words.text)
    if not any(char.isupper() or char.isdigit() for char in text):
        return True
    lower = lowered(text)
    if lower in demonyms() and plain(text) not in places():
        return True
    if lower in word_set("names", "common") or _is_portfolio(words, name):
        return True
    if _is_bare_title(words, name):
        return True
    return name.label == "PER" and lower in honorifics()


def _is_portfolio(words: Words, name: RawName) -> bool:
    """``le ministre péruvien des Transports``: a field, no organisation."""
    if name.label in {"PER", "LOC"}:
        return False
    index = words.at(name.start) - 1
    index -= words.word(index) in {"la", "l'", "les"}
    if words.word(index) not in {"de", "du", "des", "d'"}:
        return False
    index -= 1 + (words.word(index - 1) in demonyms())
    return words.word(index) in word_set("names", "ministers")


def _is_bare_title(words: Words, name: RawName) -> bool:
    """``ex-Président sénégalais``: a title with adjectives and demonyms, and no name."""
    index = words.at(name.start)
    role = role_at(words, index)
    if role is None or role[1].kind != "office":
        return False
    index += role[0]
    adjectives = word_set("titles", "after", "kept")
    while index < len(words) and words.starts[index] < name.end:
        if words.word(index) not in adjectives and words.word(index) not in demonyms():
            return False
        index += 1
    return True


def _continues(text: str, before: RawName, after: RawName) -> bool:
    """Two pieces of one person's name with a space between: the model cut it."""
    return (
        before.label == after.label == "PER"
        and text[before.end : after.start] == " "
        and text[after.start].isupper()
    )
