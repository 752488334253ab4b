"""The predicate of a verb: reflexive, causative, copular or light verbs as one expression."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.assertions import StatementKind
from pipeline.statements.tree import Tree
from pipeline.statements.words import light_verbs, word_set

_BETWEEN = frozenset(
    {"pas", "plus", "déjà", "aussi", "ainsi", "enfin", "jamais", "notamment", "cependant", "encore",
     "également", "toutefois", "pourtant", "donc", "alors", "désormais", "peut-être"}
)  # fmt: skip
_CONTRACTED = {"de": {"de", "d'", "du", "des"}, "à": {"à", "au", "aux"}}
_VOWELS = "aàâeéèêiîoôuhyœ"
_GAP = 5  # words between a light verb and its noun, where they are set apart


def is_reflexive(tree: Tree, token: int) -> bool:
    """Whether a token is ``se``; ``s'il`` is none."""
    if tree.lower[token] not in {"se", "s'"}:
        return False
    return token + 1 < len(tree) and tree.lower[token + 1] not in {"il", "ils"}


def expression(tree: Tree, head: int, main: int) -> tuple[str, StatementKind, int, str]:
    """Predicate, kind, last token and preposition of the patient of a verb.

    Parameters
    ----------
    head, main
        As in ``Verb``: where they differ, ``main`` is the copula of ``head``.
    """
    lemma = tree.lemmas[main]
    if main != head:
        return lemma, "copula", main, ""
    light = _light(tree, main, lemma)
    if light is not None:
        return light
    if any(tree.lemmas[c] == "faire" for c in tree.dependents(main, "aux")):
        return f"faire {lemma}", "verb", main, ""
    if any(is_reflexive(tree, c) for c in tree.children[main]):
        joined = f"s'{lemma}" if lemma[:1] in _VOWELS else f"se {lemma}"
        return joined, "copula" if joined in word_set("copula", "verbs") else "verb", main, ""
    copular = lemma in word_set("copula", "verbs") and any(tree.dependents(main, "xcomp"))
    return lemma, "copula" if copular else "verb", main, ""


def _light(tree: Tree, main: int, lemma: str) -> tuple[str, StatementKind, int, str] | None:
    for words, preposition in light_verbs().get(lemma, ()):
        last = _follows(tree, main, words)
        if last is None:
            last = _apart(tree, main, words)
        if last is not None and (not preposition or _has_preposition(tree, last, preposition)):
            shown = " ".join((lemma, *words, preposition)).replace("' ", "'").strip()
            return shown, "light_verb", last, preposition
    return None


def _follows(tree: Tree, token: int, words: Sequence[str]) -> int | None:
    """The last token of some words right after a verb; adverbs may stand between."""
    place = token + 1
    for index, word in enumerate(words):
        while index < 2 and place < len(tree) and tree.lower[place] in _BETWEEN:
            place += 1
        if place >= len(tree) or not _same(tree, place, word):
            return None
        place += 1
    return place - 1


def _apart(tree: Tree, token: int, words: Sequence[str]) -> int | None:
    """The last token where a date or the recipient stands before a noun with its article."""
    if len(words) < 2 or tree.sentences[token] != tree.sentences[min(token + _GAP, len(tree) - 1)]:
        return None
    for start in range(token + 2, min(token + 2 + _GAP, len(tree))):
        if tree.tags[start - 1] in {"VERB", "AUX", "PUNCT"}:
            return None
        stretch = range(start, min(start + len(words), len(tree)))
        if not any(tree.heads[place] == token for place in stretch):
            continue
        last = _follows(tree, start - 1, words)
        if last is not None:
            return last
    return None


def _same(tree: Tree, token: int, word: str) -> bool:
    return tree.lower[token] == word or (tree.lemmas[token] == word and len(word) > 3)


def _has_preposition(tree: Tree, last: int, preposition: str) -> bool:
    forms = _CONTRACTED.get(preposition, {preposition})
    dative = set(tree.lower[max(0, last - 4) : last]) & {"lui", "leur"}
    return bool(preposition == "à" and dative) or any(
        word in forms for word in tree.lower[last + 1 : last + 4]
    )
