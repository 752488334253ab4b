"""What follows the noun of a title: adjectives, demonyms, complements with a name or without."""

from __future__ import annotations

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.name_map import NameMap
from pipeline.entities.roles import honorifics, role_at
from pipeline.entities.title_phrase import TitlePhrase
from pipeline.entities.vocabulary import phrase_list, word_set
from pipeline.words import Words, longest

_MOST_MODIFIERS = 3


def take_adjectives(names: NameMap, title: TitlePhrase) -> None:
    """Take in the adjectives, phrases and demonyms right of a title."""
    words = names.words
    while words.gap(title.right - 1) in {" ", "\u00a0", ""}:
        size = longest(words, title.right, phrase_list("titles", "after", "phrases"))
        demonyms = names.demonyms(title.right)
        if demonyms:
            title.bodies.extend(demonyms)
            size = 1
        elif size or words.word(title.right) in word_set("titles", "after", "kept"):
            size = size or 1
            if not title.bodies or demonyms:
                title.role_words.extend(range(title.right, title.right + size))
        else:
            return
        title.right += size


def take_complement(names: NameMap, title: TitlePhrase) -> bool:
    """Take in one complement (`de l'association « Aurore »`, `de la Santé`), if there is one."""
    words = names.words
    outside = longest(
        words, title.right, phrase_list("titles", "bridges", "profession")
    ) or "\n" in words.gap(title.right - 1)
    link = longest(words, title.right, phrase_list("titles", "after", "links"))
    if outside or not link or names.name(title.right) is not None:
        return False
    start = title.right + link
    start += words.word(start) in {"la", "le", "les", "l'"} and names.name_starting(start) is None
    possessive = words.word(title.right) in word_set("titles", "complement", "possessive")
    name, after = _named(names, start)
    if name is not None:
        return _take_body(title, name, after, possessive=possessive)
    inner = role_at(words, start + _modifiers_at(words, start))
    if inner is not None and not inner[1].plural:
        title.reach = start + 1  # `l'avocat du préfet Luc Brun`: the name is the prefect's
        return False
    end = _noun_phrase(names, start)
    if end == start or not (possessive or words.word(title.right) == "en"):
        return False
    if all(body.kind == "demonym" for body in title.bodies):
        title.role_words.extend(range(title.right, end))
    title.right = end
    return True


def _take_body(title: TitlePhrase, name: NameCandidate, after: int, *, possessive: bool) -> bool:
    """Take in a named complement; ``à Lisbonne`` only says where, and is passed over."""
    if name.label == "PER" and not possessive:
        return False
    title.right = after
    if possessive:
        title.bodies.append(name)
    return possessive


def _modifiers_at(words: Words, start: int) -> int:
    """How many adjectives stand before a noun: ``l'ancien maire``."""
    before = word_set("titles", "before", "kept") | word_set("titles", "before", "passed")
    size = 0
    while size < _MOST_MODIFIERS and words.word(start + size) in before:
        size += 1
    return size


def _named(names: NameMap, start: int) -> tuple[NameCandidate | None, int]:
    """The name at a word, also after a noun that explains it and quotation marks."""
    words = names.words
    start += words.word(start) in honorifics()
    for index in range(start, start + 5):
        name = names.name_starting(index)
        if name is not None:
            if index > start and name.label == "PER" and name.kind == "name":
                return None, start
            after = names.after(name)
            return name, after + (words.word(after) in {"»", '"', "”"})
        word = words.word(index)
        explains = (
            word in word_set("names", "organisations") | word_set("names", "localities")
            or word in {"«", '"', "“"}
            or names.demonyms(index)
        )
        linked = (
            index > start
            and word in {"de", "d'", "du"}
            and words.word(index - 1) in word_set("names", "localities")
        )
        if not (explains or linked):
            return None, start
    return None, start


def _noun_phrase(names: NameMap, start: int) -> int:
    """End of a short common noun phrase: a noun, its adjectives, ``et`` with a further field."""
    words, index = names.words, start
    word = words.word(index)
    if (
        not word[:1].isalpha()
        or word in honorifics()
        or _is_infinitive(words.word(index - 1), word)
        or word in word_set("titles", "complement", "stops")
        or names.name(index) is not None
    ):
        return start
    index += 1
    while words.gap(index - 1) in {" ", "\u00a0"} and names.name(index) is None:
        word = words.word(index)
        if (
            word.endswith(tuple(word_set("titles", "complement", "endings")))
            and word not in word_set("titles", "complement", "stops")
            and not names.demonyms(index)
        ):
            index += 1
        elif word == "et" and (further := _coordinated(names, index)):
            index = further
        else:
            break
    return index


def _coordinated(names: NameMap, index: int) -> int:
    """``et des Sports``: the end of a further field of a ministry, 0 if it is none."""
    words = names.words
    link = longest(words, index + 1, phrase_list("titles", "after", "links"))
    start = index + 1 + link
    start += words.word(start) in {"la", "le", "les", "l'"}
    is_field = words.is_capital(start) and names.name(start) is None
    return start + 1 if link and is_field else 0


def _is_infinitive(before: str, word: str) -> bool:
    """``a promis au président de ramener``: a verb, no field."""
    nouns = word_set("titles", "complement", "no_infinitives")
    ending = word.endswith(("er", "ir", "endre", "ondre", "ettre", "uire"))
    return (
        before in {"de", "d'"}
        and ending
        and not word.endswith(("ier", "yer"))
        and word not in nouns
    )
