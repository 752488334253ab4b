"""What the readers share: their register, and questions about the words around a match."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from pipeline.dates.folding import fold
from pipeline.dates.grammar import Hit, chars
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.scanning import Tokens
from pipeline.lexicon import load_toml

Reader = Callable[[Hit], list[Reading]]
READERS: dict[str, Reader] = {}

_STOPS = frozenset('.,;:!?)]»"…')


@cache
def words(name: str) -> frozenset[str]:
    """A list of context words of ``dates_words.toml``, folded."""
    return frozenset(fold(load_toml("dates_words.toml")["context"][name]).split())


@cache
def stems(name: str) -> tuple[str, ...]:
    """A list of beginnings of words, for ``str.startswith``."""
    return tuple(load_toml("dates_words.toml")["context"][name])


def reader(function: Reader) -> Reader:
    """Register a reader under its name, as the rules call it."""
    READERS[function.__name__] = function
    return function


def one(
    hit: Hit, meaning: Meaning, *, start: int | None = None, end: int | None = None
) -> list[Reading]:
    """The one reading of a hit, on all its tokens or some of them."""
    return [
        Reading(
            hit.start if start is None else start,
            hit.end if end is None else end,
            hit.rule,
            meaning,
        )
    ]


def is_class(tokens: Tokens, index: int, *names: str) -> bool:
    """Whether the token at ``index`` is of one of the classes or sets."""
    return 0 <= index < len(tokens.classes) and tokens.classes[index] in _union(names)


@cache
def _union(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(chars(name) for name in names))


def lead_index(hit: Hit) -> int:
    """The token before the match and its articles; -1 when there is none."""
    index = hit.start - 1
    while is_class(hit.tokens, index, "art"):
        index -= 1
    return index


def word_of_lead(hit: Hit) -> str:
    """The folded word before the match and its articles."""
    return hit.tokens.word(lead_index(hit))


def led_by(hit: Hit, *names: str) -> bool:
    """Whether the match follows a word of these classes, articles between them left aside."""
    return is_class(hit.tokens, lead_index(hit), *names)


def preceded_by(hit: Hit, *names: str) -> bool:
    """Whether the token right before is of one of these classes."""
    return is_class(hit.tokens, hit.start - 1, *names)


def followed_by(hit: Hit, *names: str) -> bool:
    """Whether the token right after is of one of these classes."""
    return is_class(hit.tokens, hit.end, *names)


def closed(tokens: Tokens, end: int) -> bool:
    """Whether a phrase ends before token ``end``: punctuation, a break, or the end of the text."""
    return (
        end >= len(tokens.starts)
        or is_class(tokens, end, "gap")
        or tokens.word(end) in _STOPS
        or "\n" in tokens.folded[tokens.ends[end - 1] : tokens.starts[end]]
    )


def opens_sentence(tokens: Tokens, start: int) -> bool:
    """Whether the token begins a sentence, a line or a quotation."""
    if start == 0 or is_class(tokens, start - 1, "gap", "dash", "quote", "open"):
        return True
    between = tokens.folded[tokens.ends[start - 1] : tokens.starts[start]]
    return "\n" in between or tokens.word(start - 1) in ".!?:;…"


def counted(tokens: Tokens, end: int) -> bool:
    """Whether the number before token ``end`` counts things (``2000 manifestants``)."""
    word = tokens.word(end)
    if word in words("counted"):
        return True
    if is_class(tokens, end, "unit", "wb", "db"):
        return True
    if not is_class(tokens, end, "other_word") or not word.isalpha():
        return False
    return len(word) > 3 and word[-1] in "sx" and word not in words("function")


def capital(tokens: Tokens, index: int) -> bool:
    """Whether a token begins with a capital."""
    return tokens.text[tokens.starts[index]].isupper()


def direction(hit: Hit) -> int | None:
    """-1, 0 or 1 for ``dernier``, ``ce`` and ``prochain`` in the match; None without any."""
    if hit.has("lastx"):
        return -1
    if hit.has("nextx"):
        return 1
    return 0 if hit.has("dem") else None


def number_at(tokens: Tokens, index: int) -> int:
    """A day, rank or hour at a token; ``seconde`` is 2."""
    value = tokens.values[index]
    return value if isinstance(value, int) else 2


def month_at(tokens: Tokens, index: int) -> int:
    """The month at a token: ``sept`` is a number elsewhere and September here."""
    return 9 if is_class(tokens, index, "month_sept") else int(tokens.values[index])


def part_of_day(hit: Hit) -> str | None:
    """The code of the last part of day in the match."""
    parts = hit.all("part")
    return hit.tokens.values[parts[-1]] if parts else None


EDGES = {"start": "start", "mid": "mid", "end": "end", "early": "start", "late": "end"}


def edge(hit: Hit) -> str | None:
    """The modifier of ``début``, ``milieu``, ``fin``, ``tôt`` or ``tard`` in the match."""
    for name, modifier in EDGES.items():
        if hit.has(name):
            return modifier
    return None


def timed(meaning: Meaning) -> Meaning:
    """The same, a TIME if it has a part of day or a clock time."""
    return replace(meaning, kind="TIME") if meaning.part or meaning.clock else meaning


def weekday_value(hit: Hit) -> int | None:
    """The weekday of the match, Monday 0; ``None`` for plurals (``les lundis``)."""
    value = hit.value("weekday") if hit.has("weekday") else hit.value("weekdayx")
    return value if isinstance(value, int) else None


_URL_BEFORE = frozenset("/_=&%#@+~")


def in_address(hit: Hit) -> bool:
    """Whether the match stands inside a web address or file name."""
    text, start = hit.tokens.folded, hit.tokens.starts[hit.start]
    end = hit.tokens.ends[hit.end - 1]
    before = start > 0 and text[start - 1] in _URL_BEFORE
    after = (
        end < len(text) and text[end] in "/_=&" and end + 1 < len(text) and text[end + 1].isalnum()
    )
    return before or after


def in_code(hit: Hit) -> bool:
    """Whether the match is a number of the law: ``article L. 2224-12-2``."""
    tokens = hit.tokens
    return tokens.word(hit.start - 1) == "." and len(tokens.word(hit.start - 2)) == 1


def trim(tokens: Tokens, end: int) -> int:
    """The end without marks and prepositions that only led to something else."""
    while is_class(tokens, end - 1, "comma", "de", "slash", "dash", "dot"):
        end -= 1
    return end


def word_before(hit: Hit) -> str:
    """The folded word right before the match."""
    return hit.tokens.word(hit.start - 1)
