"""Signs that surely tell a name or its label, whatever the model says.

A civility or an office before capitals (``Mme Aubry``), quotation marks after the noun of an
organisation (``l'association « Aurore »``), a demonym and a field (``institut cubain de
Biotechnologie``), brackets after a long form. Each finder takes the text and the names known so
far and yields further ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.entities.candidates import RawName
from pipeline.entities.countries import demonyms, places, plain
from pipeline.entities.roles import honorifics, role_at
from pipeline.entities.spelling import abbreviates, shortens
from pipeline.entities.vocabulary import word_set
from pipeline.words import Words

_LONGEST_QUOTE = 10  # words
_OF = frozenset({"de", "d'", "du", "des"})
_OPENING, _CLOSING = frozenset('«"“'), frozenset('»"”')


def relabelled(words: Words, name: RawName) -> RawName:
    """A name after a civility is a person, whatever the model says."""
    index = words.at(name.start)
    before = words.word(index - 1)
    if name.label != "PER" and before in {"m.", "mme", "mlle", "monsieur", "madame"}:
        return RawName(name.start, name.end, "PER", "model.after_civility")
    if name.label == "PER" and _is_after_organisation(words, index):
        return RawName(name.start, name.end, "ORG", "model.after_organisation")
    role = role_at(words, index) if name.label in {"ORG", "LOC", "MISC"} else None
    if role is not None and role[1].kind == "office" and not role[1].plural:
        first = index + role[0]
        if _capitals(words, first) - first >= 2 and words.starts[first] < name.end:
            return RawName(words.starts[first], name.end, "PER", "model.title_removed")
    return name


def _is_after_organisation(words: Words, index: int) -> bool:
    """``l'organisation Dupont``: the noun says what the name names."""
    noun, article = words.word(index - 1), words.word(index - 2)
    return noun in word_set("names", "bearers") and article in {"l'", "la", "le", "une", "un", "du"}


def after_civilities(words: Words, model: Sequence[RawName]) -> Iterator[RawName]:
    """``Mme Aïcha Bent Omar``: the capitals after a civility, as far as the model's own span."""
    starts = {name.start: name for name in model}
    for index, word in enumerate(words.lower):
        if word not in honorifics() or not words.is_capital(index) or word in {"me", "st", "don"}:
            continue
        end = _capitals(words, index + 1)
        if end == index + 1 or words.starts[index + 1] in starts:
            continue
        if any(
            one.start < words.ends[end - 1] and words.starts[index + 1] < one.end for one in model
        ):
            continue
        yield RawName(words.starts[index + 1], words.ends[end - 1], "PER", "name.civility")


def after_offices(words: Words, known: Sequence[RawName]) -> Iterator[RawName]:
    """``le président Alpha Barry``: capitals after a title that has an article."""
    covered = {name.start for name in known}
    index = 0
    while index < len(words):
        role = role_at(words, index)
        index += 1
        if role is None or role[1].plural or role[1].kind in {"kin", "situation"}:
            continue
        first = index - 1 + role[0]
        index = first
        end = _capitals(words, first)
        if end - first >= 2 and words.starts[first] not in covered and words.gap(first - 1) == " ":
            yield RawName(words.starts[first], words.ends[end - 1], "PER", "name.office")


def _capitals(words: Words, index: int) -> int:
    """End of a run of capitalised words, with the particles inside a name."""
    end = position = index
    while position < len(words) and position - index < 6:
        if position > index and words.gap(position - 1).strip(" \u00a0") != "":
            break
        if position > index and words.gap(position - 1) not in {" ", ""}:
            break
        word = words.word(position)
        if words.is_capital(position) and word not in word_set("names", "never"):
            end = position + 1
        elif word not in word_set("names", "particles") or position == index:
            break
        position += 1
    return end


def quoted(words: Words, model: Sequence[RawName]) -> Iterator[RawName]:
    """``l'association « Aurore »``: what the quotation marks hold is an organisation's name."""
    for index, word in enumerate(words.lower):
        if word.rstrip("s") not in word_set("names", "organisations"):
            continue
        opening = next((i for i in range(index + 1, index + 4) if words.word(i) in _OPENING), 0)
        if not opening or any(words.word(i) in {".", ",", ";"} for i in range(index, opening)):
            continue
        limit = range(opening + 2, opening + 2 + _LONGEST_QUOTE)
        closing = next((i for i in limit if words.word(i) in _CLOSING), 0)
        named = words.is_capital(opening + 1) or _is_complement(words, index, opening, closing)
        if closing and named:
            yield RawName(words.starts[opening + 1], words.ends[closing - 1], "ORG", "name.quoted")


def _is_complement(words: Words, noun: int, opening: int, closing: int) -> bool:
    """``membre de l'association « un toit pour tous », …``: a name in lower case, not speech.

    Speech (``l'association « dénonce une dérive »``) follows a subject, and goes on after it.
    """
    of = words.word(noun - 1) in {"du", "d'"} or (
        words.word(noun - 1) in {"l'", "la", "une"} and words.word(noun - 2) in {*_OF, "par"}
    )
    ends = words.word(closing + 1) in {",", ".", ")", "", "en", "à", "au", "aux"}
    return of and ends and opening - noun <= 2


def described(words: Words, model: Sequence[RawName]) -> Iterator[RawName]:
    """``institut cubain de Biotechnologie``: noun, demonym, and a field that has a capital."""
    for index, word in enumerate(words.lower):
        if (
            word not in word_set("names", "organisations")
            or words.word(index + 1) not in demonyms()
        ):
            continue
        start = index + 2
        start += words.word(start) in _OF
        linked = start > index + 2
        start += words.word(start) in {"la", "l'", "les", "le"}
        if not linked or not words.is_capital(start) or "\n" in words.gap(start - 1):
            continue
        end = _field_end(words, start)
        span = words.starts[index], words.ends[end - 1]
        crossed = any(
            one.start < span[0] < one.end or one.start < span[1] < one.end for one in model
        )
        inside = {one.label for one in model if span[0] <= one.start and one.end <= span[1]}
        field = words.starts[start], span[1]
        place = any((one.start, one.end, one.label) == (*field, "LOC") for one in model)
        if not (crossed or place or "PER" in inside or _only_place(words, start, end)):
            yield RawName(*span, "ORG", "name.described")


def _field_end(words: Words, start: int) -> int:
    """End of the field of a body: its words with capitals, adjectives, ``et de produits …``."""
    endings = tuple(word_set("titles", "complement", "endings"))
    end = start + 1
    while words.gap(end - 1) == " ":
        word = words.word(end)
        if word == "et" and words.word(end + 1) in _OF and words.word(end + 2).isalpha():
            end += 3 + (words.word(end + 2) in {"la", "l'"})
        elif words.is_capital(end) or word.endswith(endings):
            end += 1
        else:
            break
    return end


def _only_place(words: Words, start: int, end: int) -> bool:
    """``l'entreprise allemande de Munich``: a place, no field."""
    return plain(words.text[words.starts[start] : words.ends[end - 1]]) in places()


def bracketed(words: Words, names: Sequence[RawName]) -> list[RawName]:
    """``Rassemblement national (RN)``: what shortens the name of a body is that body."""
    labelled = list(names)
    for place in range(1, len(labelled)):
        long, short = labelled[place - 1], labelled[place]
        opens = words.text[long.end : short.start].strip('»"” ') == "("
        if long.label == "ORG" != short.label and opens:
            names_of = (words.text[short.start : short.end], words.text[long.start : long.end])
            if abbreviates(*names_of) or shortens(*names_of):
                labelled[place] = replace(short, label="ORG", rule="model.acronym")
    return labelled


def acronyms(words: Words, known: Sequence[RawName]) -> Iterator[RawName]:
    """``Organisation mondiale de la santé (OMS)``: the acronym of an organisation, in brackets."""
    for name in known:
        if name.label != "ORG":
            continue
        index = words.at(name.end)
        index += words.word(index) in _CLOSING
        if words.word(index) == "(" and words.word(index + 2) == ")":
            inside = words.shown(index + 1)
            if 2 <= len(inside) <= 10 and sum(char.isupper() for char in inside) >= 2:
                yield RawName(words.starts[index + 1], words.ends[index + 1], "ORG", "name.acronym")
