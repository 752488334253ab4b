"""Verbs with their auxiliaries and modals: predicate, voice, tense, polarity, modality."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.assertions import Modality, Polarity, StatementKind, Tense, Voice
from pipeline.statements.tree import Tree
from pipeline.statements.words import etre_verbs, light_verbs, modal_verbs, word_set

_CONDITIONAL = re.compile(r"r(?:ais|ait|ions|iez|aient)$")
_FUTURE = re.compile(r"r(?:a|ai|as|ons|ez|ont)$")
_NE = frozenset({"ne", "n'"})
_SKIPPED = frozenset({"ADV", "PUNCT"})
_BETWEEN = frozenset({"pas", "plus", "déjà", "aussi", "ainsi", "enfin", "jamais", "notamment"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group.

    Attributes
    ----------
    head
        Token that governs the complements: the main verb, or the attribute of a copula.
    main
        Token of the main verb (of the copula, where there is one).
    chain
        Modals and main verb, outermost first.
    first, last
        Tokens between which it stands.
    predicate, preposition
        The whole expression in the infinitive; the preposition that introduces its patient.
    finite
        Whether it has a finite form.
    """

    head: int
    main: int
    chain: tuple[int, ...]
    first: int
    last: int
    predicate: str
    kind: StatementKind
    voice: Voice
    tense: Tense
    polarity: Polarity
    modality: Modality
    finite: bool
    preposition: str = ""


def find_verbs(tree: Tree) -> dict[int, Verb]:
    """All verb groups by their head, in text order; a modal and its infinitive are one group."""
    heads = [token for token in range(len(tree)) if _is_predicate(tree, token)]
    merged: dict[int, int] = {}
    for token in heads:
        above = _modal_above(tree, token)
        if above is not None:
            merged[above] = token
    groups = {}
    for token in heads:
        if token not in merged:
            groups[token] = _group(tree, token, _chain(token, merged))
    return groups


def _is_predicate(tree: Tree, token: int) -> bool:
    tag, label = tree.tags[token], tree.deps[token]
    if label.startswith(("aux", "cop", "amod", "case", "mark", "det", "fixed", "flat", "cc")):
        return False
    if any(tree.dependents(token, "cop")):
        return True
    if tag == "VERB":
        return not (label == "advmod" or tree.lower[token].startswith("y compris"))
    return tag == "AUX"


def _chain(token: int, merged: dict[int, int]) -> tuple[int, ...]:
    chain = [token]
    governors = {below: above for above, below in merged.items()}
    while chain[0] in governors:
        chain.insert(0, governors[chain[0]])
    return tuple(chain)


def _modal_above(tree: Tree, token: int) -> int | None:
    """The modal that a verb in the infinitive belongs to."""
    head = tree.heads[token]
    if head == token or tree.tags[head] not in {"VERB", "AUX"} or head > token:
        return None
    lemma = tree.lemmas[head]
    if lemma not in word_set("merged", "verbs") or not _is_infinitive(tree, token):
        return None
    if tree.deps[token] not in {"xcomp", "ccomp", "obj", "csubj", "nsubj"}:
        return None
    mark = next((tree.lower[c] for c in tree.dependents(token, "mark", "case") if c < token), "")
    allowed = {"venir": {"de", "d'"}, "chercher": {"à"}}.get(lemma, {""})
    return head if mark in allowed else None


def _is_infinitive(tree: Tree, token: int) -> bool:
    """Whether the verb, or its auxiliary or copula, stands in the infinitive."""
    helpers = tuple(tree.dependents(token, "aux", "cop"))
    return tree.feature(helpers[0] if helpers else token, "VerbForm") == "Inf"


def _group(tree: Tree, head: int, chain: tuple[int, ...]) -> Verb:
    copulas = tuple(tree.dependents(head, "cop"))
    main = copulas[-1] if copulas else head
    predicate, kind, last, preposition = _expression(tree, head, main)
    outer = chain[0] if len(chain) > 1 else main
    helpers = helpers_of(tree, chain[0])
    tense, mood = _tense_and_mood(tree, chain, outer, helpers)
    first = min([outer, main, *helpers, *_clitics(tree, chain[0]), *_clitics(tree, head)])
    return Verb(
        head=head,
        main=main,
        chain=chain,
        first=first,
        last=max(last, main),
        predicate=predicate,
        kind=kind,
        voice=_voice(tree, head, main),
        tense=tense,
        polarity=_polarity(tree, {*chain, head, main, *helpers}),
        modality=_modality(tree, chain, mood, tense),
        finite=mood != "",
        preposition=preposition,
    )


def helpers_of(tree: Tree, token: int) -> list[int]:
    """Auxiliaries of a verb, in text order."""
    return list(tree.dependents(token, "aux"))


def _clitics(tree: Tree, token: int) -> list[int]:
    """The reflexive pronoun, where it stands before the verb."""
    return [c for c in tree.dependents(token, "expl") if c < token and _reflexive(tree, c)]


def _reflexive(tree: Tree, token: int) -> bool:
    return tree.lower[token] in {"se", "s'"}


def _expression(tree: Tree, head: int, main: int) -> tuple[str, StatementKind, int, str]:
    """Predicate, kind, last token and preposition of the whole expression."""
    lemma = tree.lemmas[main]
    if main != head:
        return lemma, "copula", main, ""
    for words, preposition in light_verbs().get(lemma, ()):
        last = _follows(tree, main, words)
        if last is not None and (not preposition or _has_preposition(tree, last, preposition)):
            shown = " ".join((lemma, *words, preposition)).replace("' ", "'").strip()
            return shown, "light_verb", last, preposition
    reflexive = [c for c in tree.children[main] if _reflexive(tree, c)]
    if reflexive:
        joined = f"s'{lemma}" if lemma[:1] in "aeiouéèêhâîœ" else f"se {lemma}"
        return joined, "copula" if joined in word_set("copula", "verbs") else "verb", main, ""
    copular = lemma in word_set("copula", "verbs") and any(tree.dependents(main, "xcomp"))
    return lemma, "copula" if copular else "verb", main, ""


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


def _same(tree: Tree, token: int, word: str) -> bool:
    return tree.lower[token] == word or (tree.lemmas[token] == word and len(word) > 3)


def _has_preposition(tree: Tree, last: int, preposition: str) -> bool:
    forms = {
        "de": {"de", "d'", "du", "des"},
        "à": {"à", "au", "aux"},
    }.get(preposition, {preposition})
    window = tree.lower[last + 1 : last + 4]
    clitic = preposition == "à" and any(
        w in {"lui", "leur"} for w in tree.lower[max(0, last - 4) : last]
    )
    return clitic or any(word in forms for word in window)


def _tense_and_mood(
    tree: Tree, chain: tuple[int, ...], outer: int, helpers: Sequence[int]
) -> tuple[Tense, str]:
    """Tense of the table, and ``ind``, ``cnd`` or ``sub``, or ``""`` without a finite form."""
    finite = next((h for h in [*helpers, outer] if _finite(tree, h)), None)
    if finite is None:
        if tree.feature(outer, "VerbForm") == "Inf" or any(
            tree.feature(h, "VerbForm") == "Inf" for h in helpers
        ):
            return "infinitive", ""
        return ("past" if tree.feature(outer, "Tense") == "Past" else "present"), ""
    mood = _mood(tree, finite)
    if len(chain) > 1 and tree.lemmas[chain[0]] == "venir":
        return "past", mood
    compound = [h for h in helpers if tree.lemmas[h] == "avoir" or _is_perfect(tree, chain[0], h)]
    if compound and finite in compound:
        return ("future" if mood == "fut" else "past"), "ind" if mood == "fut" else mood
    if mood == "fut" or (len(chain) > 1 and tree.lemmas[chain[0]] == "aller" and mood == "ind"
                         and tree.feature(finite, "Tense") != "Imp"):  # fmt: skip
        return "future", "ind"
    past = tree.feature(finite, "Tense") in {"Past", "Imp"} and not _looks_present(tree, finite)
    return ("past" if past else "present"), mood


def _finite(tree: Tree, token: int) -> bool:
    return tree.feature(token, "VerbForm") == "Fin" or tree.feature(token, "Mood") != ""


def _mood(tree: Tree, token: int) -> str:
    form, mood = tree.lower[token], tree.feature(token, "Mood")
    if mood == "Cnd" or (form.endswith("erait") and tree.lemmas[token].endswith("er")):
        return "cnd" if _CONDITIONAL.search(form) else "ind"
    if mood == "Ind" and tree.feature(token, "Tense") == "Fut" and _FUTURE.search(form):
        return "fut"
    return "sub" if mood == "Sub" else "ind"


def _looks_present(tree: Tree, token: int) -> bool:
    """Whether the ending belies a past tense: taggers confuse ``compte`` and ``comptait``."""
    form = tree.lower[token]
    ends = (
        "ait",
        "aient",
        "ais",
        "a",
        "èrent",
        "it",
        "irent",
        "ut",
        "urent",
        "int",
        "inrent",
        "fit",
    )
    return not form.endswith(ends) or form in {
        "a",
        "fait",
        "dit",
        "vit",
        "plaît",
        "tait",
        "satisfait",
        "va",
    }


def _is_perfect(tree: Tree, verb: int, helper: int) -> bool:
    """Whether ``être`` makes a past tense here, and no passive."""
    if tree.lemmas[helper] != "être" or tree.deps[helper] == "cop":
        return False
    return tree.lemmas[verb] in etre_verbs() or any(
        _reflexive(tree, c) for c in tree.children[verb]
    )


def _voice(tree: Tree, head: int, main: int) -> Voice:
    if head != main or tree.feature(head, "Tense") == "Pres":
        return "active"
    if any(_reflexive(tree, c) for c in tree.children[head]):
        return "active"
    intransitive = tree.lemmas[head] in etre_verbs()
    helpers = helpers_of(tree, head)
    if any(tree.lemmas[h] == "être" for h in helpers):
        return "active" if intransitive else "passive"
    participle = tree.feature(head, "VerbForm") == "Part" and not helpers
    return "passive" if participle and not intransitive else "active"


def _polarity(tree: Tree, tokens: Iterable[int]) -> Polarity:
    """Negative with ``ne`` and a second word, or under ``sans``; ``ne … que`` is positive."""
    words = set()
    for token in tokens:
        for child in tree.children[token]:
            words.add(tree.lower[child])
            if tree.deps[child].startswith(("nsubj", "obj", "obl", "iobj")):
                words |= {tree.lower[c] for c in tree.dependents(child, "det", "advmod", "cc")}
            if tree.lower[child] in word_set("marks", "without"):
                return "negative"
    denied = words & word_set("negation", "words")
    if words & _NE:
        alone = {tree.lemmas[token] for token in tokens} & word_set("negation", "alone")
        return "negative" if denied or (alone and not words & {"que", "qu'"}) else "positive"
    return (
        "negative"
        if "pas" in words or words & word_set("negation", "subjects") - {"personne"}
        else "positive"
    )


def _modality(tree: Tree, chain: tuple[int, ...], mood: str, tense: Tense) -> Modality:
    """What the group itself marks; what governs it is seen to elsewhere."""
    for modal in chain[:-1]:
        lemma = tree.lemmas[modal]
        kind = modal_verbs()[lemma]
        if lemma in {"pouvoir", "devoir"} and mood == "cnd" and tense == "past":
            return "hypothetical"
        if lemma == "devoir" and (mood == "cnd" or tense == "future"):
            return "planned"
        if kind != "factual":
            return "factual" if lemma == "aller" and tense == "past" else kind
    if mood == "cnd":
        return "reported"
    return "planned" if tense == "future" else "factual"
