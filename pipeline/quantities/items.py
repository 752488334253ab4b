"""What is counted or measured: the noun phrase after a quantity, or before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import CARDINAL_WORDS

_WORDS = load_toml("quantity_words.toml")
_STOP = frozenset(_WORDS["stop"]["words"])
_DETERMINERS = frozenset(_WORDS["determiners"]["words"])
_BEFORE_NOUN = frozenset(_WORDS["before_noun"]["words"])
_DROPPED = frozenset(_WORDS["before_noun"]["dropped"])
_ADJECTIVES = frozenset(_WORDS["adjectives"]["words"])
_ENDINGS = tuple(_WORDS["adjectives"]["endings"])
_PARTICIPLES = tuple(_WORDS["adjectives"]["participles"])
_NO_ADJECTIVE = frozenset(_WORDS["adjectives"]["nouns"]) | _STOP
_NUMBERS = frozenset(CARDINAL_WORDS) - {"un", "une"}
_PLURAL = ("s", "x", "z")
# Common nouns that are written with a capital.
_COMMON = ("état", "etat", "église")
_UNMEASURED = frozenset(_WORDS["unmeasured"]["words"])

#: Part-of-speech tags by the offset where their word starts; empty in a blank pipeline.
Tags = Mapping[int, str]

_TOKEN = re.compile(r"[ \u00a0\u202f]{1,2}(?P<word>[^\W\d_]+(?:[-‑'’][^\W\d_]+)*)")
_LINK = re.compile(
    r"[ \u00a0\u202f]{1,2}(?P<link>d['’][ ]?|de la |de l['’]|du |des |de |parmi les |d'entre (?:eux|elles)\b)",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"(?P<article>[ld]['’])(?=[^\W\d_])", re.IGNORECASE)
_INNER_LINK = re.compile(r"[ \u00a0](?P<link>de |d['’])(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?!['’])")
_NUMERAL = re.compile(r"[ \u00a0]?\d[\d \u00a0\u202f.]*(?=[ \u00a0][^\W\d_])")
_AND = re.compile(
    r"[ \u00a0](?:et|ou)[ \u00a0](?P<link>de |d['’])?(?P<word>[^\W\d_]+(?:[-‑][^\W\d_]+)*)"
)
_FIXED = re.compile(r"[ ](?:à (?:feu|laver|vapeur|réaction|bord)|en commun|hors[- ]bord|en bois)\b")
_LONGEST = 6


def item_after(
    text: str, end: int, *, linked: bool, plural: bool, tags: Tags
) -> tuple[int, int] | None:
    """Find the noun phrase that follows a quantity.

    Parameters
    ----------
    end
        Where the quantity ends.
    linked
        The noun needs ``de`` before it: after a unit, ``millions``, ``une dizaine``, ``%``.
    plural
        The noun is expected in the plural (a count of two or more).

    Returns
    -------
    tuple[int, int] | None
        Offsets of the phrase without its article; ``None`` if nothing is named.
    """
    link = _LINK.match(text, end)
    if linked and link is None:
        return None
    at = link.end() if link else end
    if link and link["link"].lower().startswith("d'entre"):
        return None
    start = _noun_start(text, at, glued=link is not None)
    if start is None:
        return None
    return _phrase(text, start, plural=plural and (not link or not linked), tags=tags)


def _noun_start(text: str, at: int, *, glued: bool) -> int | None:
    """Pass determiners and adjectives that are no part of the item."""
    for _ in range(4):
        if elided := _ELIDED.match(text, at):
            at, glued = elided.end(), True
        if numeral := _NUMERAL.match(text, at):
            at, glued = numeral.end(), False
        match = _word(text, at, glued=glued)
        if match is None:
            return None
        word = match[2].lower()
        if word not in _DETERMINERS and word not in _DROPPED and not (word in _NUMBERS and glued):
            return match[0]
        if word in _DROPPED and not _word(text, match[1], glued=False):
            return match[0]
        at, glued = match[1], False
    return None


def _word(text: str, at: int, *, glued: bool) -> tuple[int, int, str] | None:
    if glued and text[at : at + 1].isalpha():
        match = re.compile(r"(?P<word>[^\W\d_]+(?:[-‑'’][^\W\d_]+)*)").match(text, at)
    else:
        match = _TOKEN.match(text, at)
    return (match.start("word"), match.end("word"), match["word"]) if match else None


def _phrase(text: str, start: int, *, plural: bool, tags: Tags) -> tuple[int, int] | None:
    head = _head(text, start, plural=plural, tags=tags)
    if head is None:
        return None
    end = _modifiers(text, head, plural=plural, tags=tags)
    return start, _coordinated(text, end, tags)


def _head(text: str, start: int, *, plural: bool, tags: Tags) -> int | None:
    """End of the head noun, passing adjectives before it."""
    at: int | None = start
    previous: int | None = None
    for _ in range(3):
        found = _word(text, at, glued=True) if at is not None else None
        if found is None or not _can_be_noun(found, plural=plural, tags=tags):
            return previous
        if found[2].lower() not in _BEFORE_NOUN:
            return found[1]
        previous, following = found[1], _word(text, found[1], glued=False)
        if following is None or _adjective(following[2]) or following[2][0].isupper():
            return previous
        at = following[0]
    return previous


def _can_be_noun(found: tuple[int, int, str], *, plural: bool, tags: Tags) -> bool:
    start, _, word = found
    lower = word.lower()
    if (
        len(word) < 2
        or lower in _STOP
        or lower in _NUMBERS
        or lower.split("'")[0].split("’")[0] in ("n", "s", "qu", "c", "j")
    ):
        return False
    if tags.get(start) in ("VERB", "AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "ADV", "NUM"):
        return False
    if not plural or word[0].isupper() or word.isupper():
        return True
    return lower.endswith(_PLURAL)


def _modifiers(text: str, end: int, *, plural: bool, tags: Tags) -> int:
    """Read adjectives and ``de`` + bare noun after the head."""
    for _ in range(_LONGEST):
        if match := _FIXED.match(text, end):
            end = match.end()
        elif inner := _INNER_LINK.match(text, end):
            word = inner["word"]
            if not _bare_complement(word, tags.get(inner.start("word"))):
                break
            end = inner.end("word")
            plural = word.endswith(_PLURAL)
        elif found := _word(text, end, glued=False):
            if not _follows(text, found, plural=plural, tags=tags):
                break
            end = found[1]
        else:
            break
    return end


def _bare_complement(word: str, tag: str | None) -> bool:
    lower = word.lower()
    if tag in ("VERB", "AUX", "DET", "PRON", "NUM", "ADV"):
        return False
    return (
        (word[0].islower() or lower in _COMMON)
        and lower not in _STOP
        and lower not in _DETERMINERS
        and lower not in _NUMBERS
    )


def _follows(text: str, found: tuple[int, int, str], *, plural: bool, tags: Tags) -> bool:
    start, end, word = found
    tag = tags.get(start)
    if word[0].isupper() or (tag is not None and tag not in ("ADJ", "VERB", "NOUN")):
        return False
    if plural and not word.lower().endswith(_PLURAL):
        return False
    if tag == "ADJ":
        return True
    if _adjective(word):
        return True
    return _participle(word) and _ends_phrase(text, end)


@lru_cache(maxsize=4096)
def _adjective(word: str) -> bool:
    lower = word.lower()
    if lower in _NO_ADJECTIVE or len(lower) < 4:
        return False
    return lower in _ADJECTIVES or lower.endswith(_ENDINGS)


def _participle(word: str) -> bool:
    lower = word.lower()
    return len(lower) > 3 and lower not in _NO_ADJECTIVE and lower.endswith(_PARTICIPLES)


def _ends_phrase(text: str, end: int) -> bool:
    """A participle belongs to the noun where no complement of its own follows."""
    following = _word(text, end, glued=False)
    return following is None or following[2].lower() in (
        "et",
        "ou",
        "ont",
        "sont",
        "qui",
        "étaient",
        "avaient",
        "seront",
    )


def _coordinated(text: str, end: int, tags: Tags) -> int:
    """``motos et voitures``, ``riz et de blé``: a second noun without a determiner of its own."""
    match = _AND.match(text, end)
    if match is None:
        return end
    word, tag = match["word"], tags.get(match.start("word"))
    lower = word.lower()
    if lower in _STOP or lower in _NUMBERS or lower in _DETERMINERS or word[0].isupper():
        return end
    if tag in ("VERB", "AUX", "ADV", "PRON", "ADP", "ADJ", "DET", "NUM") or _adjective(word):
        return end
    if not match["link"] and not lower.endswith(_PLURAL):
        return end
    return _modifiers(text, match.end(), plural=lower.endswith(_PLURAL), tags=tags)


_VERB_BEFORE = re.compile(
    r"""(?:\b(?:s['’]élèv\w+|atteint|atteignent|atteindra|atteignait|a\ atteint|ont\ atteint|est|sont|était|étaient|sera|serait|seront|représente\w*|représenta\w*|totalis\w+|
      se\ chiffr\w+|se\ mont\w+|avoisin\w+|dépass\w+|culmin\w+|plafonn\w+|compte|comptait|comptent|mesur\w+|pèse\w*|pesai\w+|
      coût\w+|vaut|valent|valait|recul\w+|augment\w+|progress\w+|baiss\w+|chut\w+|grimp\w+|bondi\w*|passe\w*|passé\w*|tomb\w+|diminu\w+|
      estimée?s?|évaluée?s?|fixée?s?|chiffrée?s?|établie?s?|s['’]établi\w+|s['’]étend\w*|couvre\w*|a|ont|fait|faisait|
      gagne\w*|perd\w*|cède\w*|s['’]inscri\w+|se\ situ\w+|se\ stabilis\w+|ressor\w+|régress\w+|fléchi\w*|dégringol\w+|s['’]envol\w+|double\w*|roule\w*))
      (?:\s(?:été|de|d['’]|à|aux|au|en|sur|ainsi|donc|déjà|désormais|encore|aujourd['’]hui|hier|plus|environ|même|elle|ainsi|par|estimée?s?|évaluée?s?|fixée?s?|chiffrée?s?|établie?s?|augmenté|reculé|progressé|baissé|chuté|grimpé|bondi|passée?s?|diminué|perdu|gagné))*
      \s?$""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:!?\n»«()]|, ")
_SUBJECT = re.compile(
    r"\b(?:les?|la|l['’]|un|une|des|son|sa|ses|leurs?|ce|cet|cette|ces|notre|nos)(?:[ ]|(?<=['’]))"
    r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<adjective>[ ][^\W\d_]+)?[ ](?:totale?[ ]|moyenne?[ ]|maximale?[ ]|minimale?[ ]|estimée?[ ]|record[ ]|supplémentaires?[ ])?(?:de|d['’]|à|:|=)[ ]?$"
)
_REACH = 120


def item_before(text: str, start: int, tags: Tags) -> tuple[int, int] | None:
    """Find the noun that a quantity without a noun of its own measures.

    ``la dette s'élève à 3 milliards`` → dette; ``une superficie de 20 km²`` → superficie.
    """
    window_start = max(0, start - _REACH)
    window = text[window_start:start]
    if verb := _VERB_BEFORE.search(window):
        return _subject(text, window_start, window[: verb.start()], tags)
    match = _MEASURED.search(window)
    if match is None:
        return None
    at, word = window_start + match.start("word"), match["word"]
    if match["adjective"] and _adjective(match["adjective"].strip()):
        end = window_start + match.end("adjective")
    elif match["adjective"]:
        at, end = (
            window_start + match.start("adjective") + 1,
            window_start + match.end("adjective"),
        )
        word = match["adjective"].strip()
    else:
        end = window_start + match.end("word")
    if not _measurable(word, tags.get(at)):
        return None
    return at, end


def _measurable(word: str, tag: str | None) -> bool:
    lower = word.lower()
    if tag in ("VERB", "AUX", "ADP", "ADV", "PRON", "DET"):
        return False
    if (
        lower in _STOP
        or lower in _NUMBERS
        or lower in _BEFORE_NOUN
        or lower in _DROPPED
        or len(lower) < 3
        or lower in _UNMEASURED
    ):
        return False
    return not lower.endswith(("er", "ent", "é", "ée", "és", "ées", "ait"))


def _subject(text: str, offset: int, clause: str, tags: Tags) -> tuple[int, int] | None:
    """First determiner-led noun phrase of the clause before a verb."""
    boundary = max((match.end() for match in _CLAUSE.finditer(clause)), default=0)
    match = _SUBJECT.search(clause, boundary)
    if match is None:
        return None
    start = offset + match.start("word")
    if match["word"].lower() in _UNMEASURED:
        return None
    found = _phrase(text, start, plural=False, tags=tags)
    return found if found and found[1] <= offset + len(clause) else None
