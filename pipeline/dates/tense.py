"""Whether a sentence speaks of the past or of the future, from tags or from verb endings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.dates.reading import words

Tense = tuple[int, str]
_REACH = 240

_ENDINGS = "(?:ai|as|a|ons|ez|ont)"
# Words that look ahead whatever their tense: what must be, what is planned.
_AHEAD = (
    r"(?:va|vont|devrait|devraient|doit|doivent"
    r"|prevue?s?|attendue?s?|prochaine?s?|programmee?s?|fixee?s?|reportee?s?|envisagee?s?)"
)
_FUTURE = (
    rf"(?:[a-z]{{2,}}(?:er|ir|dr|vr|ttr|aitr|oitr|rr|clur|rir){_ENDINGS}"
    rf"|(?:ser|aur|fer|ir){_ENDINGS}|{_AHEAD})"
)
_PAST = (
    r"(?:(?:ont|avait|avaient|etait|etaient|fut|furent|eut|a|est|sont|s'est)(?: [a-z']+){0,2}"
    r" [a-z]{2,}(?:e|ee|es|ees|i|ie|is|it|u|ue|us|ues|erte?s?|orte?s?|[aeo]inte?s?|ait|aits)"
    r"|[a-z]{2,}[a-qs-z](?:aient|ait)|[a-z]{3,}(?:erent|irent|urent))"  # no conditionals
)


@cache
def looks_ahead(word: str) -> bool:
    """Whether a word (folded) speaks of the future whatever its tense: ``doit``, ``prévue``."""
    return re.fullmatch(_AHEAD, word) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"\b{_FUTURE}\b"), re.compile(rf"\b{_PAST}\b")


def tense_at(folded: str, start: int, end: int, tenses: Sequence[Tense] = ()) -> int:
    """The tense around an expression.

    Parameters
    ----------
    folded
        Folded text.
    start, end
        The expression.
    tenses
        Offsets of verbs with their tense, where a model gave them.

    Returns
    -------
    int
        -1 past, 1 future, 0 not known.
    """
    low, high = _sentence(folded, start, end)
    tagged = [(offset, tense) for offset, tense in tenses if low <= offset < high]
    if tagged:
        nearest = min(tagged, key=lambda verb: abs(verb[0] - start))
        return {"past": -1, "future": 1}.get(nearest[1], 0)
    return _from_endings(folded[low:high], start - low, end - low)


def _sentence(folded: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - _REACH), min(len(folded), end + _REACH)
    before = max(folded.rfind(mark, low, start) for mark in (". ", "\n", "! ", "? ", "; "))
    after = [
        i for mark in (". ", "\n", "! ", "? ", "; ") if (i := folded.find(mark, end, high)) >= 0
    ]
    return (before + 1 if before >= 0 else low), (min(after) if after else high)


def _from_endings(sentence: str, start: int, end: int) -> int:
    future, past = _patterns()
    distances: list[tuple[int, int]] = []
    for sign, pattern in ((1, future), (-1, past)):
        for match in pattern.finditer(sentence):
            if match[0] in words("not_future") or (match.start() < end and match.end() > start):
                continue
            distance = match.start() - end if match.start() >= end else start - match.end()
            distances.append((distance, -sign))  # of equals, est prévu looks ahead
    return -min(distances, default=(0, 0))[1]
