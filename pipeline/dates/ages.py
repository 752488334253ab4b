"""Whether ``38 ans`` is somebody's age: quantities own ages, durations only are dates.

The signs stand in order; the first that applies has the say, and without any it is a duration.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.dates.grammar import Hit
from pipeline.dates.reading import closed, followed_by, is_class, led_by, preceded_by, stems

_AGED = frozenset({"age", "agee", "ages", "agees"})
_LASTING = frozenset({
    "depuis", "pendant", "durant", "apres", "en", "sur", "voila", "dure", "fait", "fallu", "faut",
    "faudra", "mis", "passe", "attendu", "reste",
})  # fmt: skip
_INFANTS = (
    "bebe", "nourrisson", "fille", "fillette", "garcon", "garconnet", "enfant", "chiot", "poulain",
)  # fmt: skip
_HAVING = frozenset({"a", "ai", "avait", "aura", "ont", "avoir", "avaient", "auront"})


@dataclass(frozen=True, slots=True)
class Years:
    """A number of years: the match, where it begins with its hedges, and the word before."""

    hit: Hit
    start: int
    before: str

    def word(self, back: int) -> str:
        """The word so many tokens before the beginning."""
        return self.hit.tokens.word(self.start - back)

    @property
    def of_something(self) -> bool:
        """``trois ans de négociations``."""
        return followed_by(self.hit, "de")


def is_age(hit: Hit) -> bool:
    """Whether a number of years is an age (``un homme de 45 ans``, ``Paul, 53 ans,``)."""
    tokens = hit.tokens
    if tokens.word(hit.all("unit")[-1]) not in {"an", "ans"} and not hit.has("around"):
        return False
    start = hit.start
    while start and is_class(tokens, start - 1, "approx", "near", "u"):
        start -= 1
    years = Years(hit, start, tokens.word(start - 1))
    return next((judge(years) for applies, judge in _SIGNS if applies(years)), False)


def is_span_of_ages(hit: Hit) -> bool:
    """``les jeunes entre 18 et 25 ans``."""
    word = hit.tokens.word(hit.start - 2)
    return led_by(hit, "between") and word.startswith(stems("aged"))


def is_said_aged(hit: Hit) -> bool:
    """``âgé d'environ 18 mois``, ``un bébé de 18 mois``, whatever the unit."""
    index = hit.start - 1
    if is_class(hit.tokens, index, "of") and hit.tokens.word(index - 1).startswith(_INFANTS):
        return True
    while is_class(hit.tokens, index, "approx", "near", "more", "less", "of", "between"):
        index -= 1
    return hit.tokens.word(index) in _AGED


def _in_a_list(years: Years) -> bool:
    """``18, 24 et 26 ans``, ``les 6-16 ans``."""
    after_number = is_class(years.hit.tokens, years.start - 2, "int")
    return after_number and years.before in {"-", "et", "ou", ","}


def _measured(years: Years) -> bool:
    hit = years.hit
    return followed_by(hit, "later", "earlier", "to_come") or led_by(hit, "since", "during", "ago")


def _of_persons(years: Years) -> bool:
    """``les 60 ans``, ``ses 20 ans``, ``(62 ans)``."""
    named = years.before in {"(", "les", "ses", "des", "aux"}
    return named or years.before.startswith(stems("aged"))


def _persons(years: Years) -> bool:
    if years.before == "(" and not closed(years.hit.tokens, years.hit.end):
        return False
    return not years.of_something


def _owned(years: Years) -> bool:
    """``mandat de cinq ans`` lasts, ``homme de 45 ans`` is aged; ``moins de 17 ans`` is a group."""
    owner = years.word(2)
    if owner in {"plus", "moins"} and years.word(3) in _LASTING:
        return False
    lasting = owner.startswith(stems("lasting")) or years.of_something
    return not lasting or owner in {"plus", "moins"} | _AGED


def _apposed(years: Years) -> bool:
    return years.before in {",", "-", ";", ":", ".", "\u2022"} or years.hit.start == 0


_SIGNS: tuple[tuple[Callable[[Years], bool], Callable[[Years], bool]], ...] = (
    (_in_a_list, lambda _: True),
    (_measured, lambda _: False),
    (_of_persons, _persons),
    (lambda years: years.before in {"de", "d'"}, _owned),
    (
        lambda years: years.before in _HAVING,
        lambda years: not years.of_something and not preceded_by(years.hit, "until"),
    ),
    (_apposed, lambda years: closed(years.hit.tokens, years.hit.end)),
)
