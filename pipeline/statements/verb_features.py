"""Features of a verb group: tense and mood, voice, polarity, modality."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.assertions import Modality, Polarity, Tense, Voice
from pipeline.statements.expressions import is_reflexive
from pipeline.statements.tenses import form_of, is_participle
from pipeline.statements.tree import Tree
from pipeline.statements.words import etre_verbs, modal_verbs, word_set

_NE = frozenset({"ne", "n'"})


def passive_attribute(tree: Tree, head: int) -> bool:
    """``est fixée``, ``est tombé``: a participle that the parser took for an attribute."""
    if not any(tree.lemmas[c] == "être" for c in tree.dependents(head, "cop")):
        return False
    if tree.tags[head] == "VERB":
        return tree.feature(head, "VerbForm") != "Inf"
    degree = any(
        tree.lower[c] in {"très", "plus", "si", "trop"} for c in tree.dependents(head, "advmod")
    )
    return (
        tree.tags[head] == "ADJ"
        and tree.lower[head].endswith(("é", "ée", "és", "ées"))
        and not degree
    )


def helpers_of(tree: Tree, token: int) -> list[int]:
    """Auxiliaries of a verb, in text order; a coordinated participle shares those of the first."""
    found = list(tree.dependents(token, "aux"))
    if passive_attribute(tree, token):
        found += tree.dependents(token, "cop")
    head = tree.heads[token]
    shares = tree.deps[token] == "conj" and head < token and tree.tags[head] == "VERB"
    if not found and shares and is_past_participle(tree, token):
        return helpers_of(tree, head)
    return [h for h in found if tree.lemmas[h] != "faire"]


def is_past_participle(tree: Tree, token: int) -> bool:
    """Whether a token is a past participle, by the tagger or by its form."""
    past = tree.feature(token, "VerbForm") == "Part" and tree.feature(token, "Tense") != "Pres"
    return past or is_participle(tree.lower[token])


def reflexives(tree: Tree, token: int) -> list[int]:
    """``se`` before a verb."""
    return [c for c in tree.children[token] if c < token and is_reflexive(tree, c)]


def tense_and_mood(
    tree: Tree, chain: tuple[int, ...], outer: int, helpers: Sequence[int]
) -> tuple[Tense, str]:
    """Tense of the table, and ``ind``, ``cnd`` or ``sub``, or ``""`` without a finite form."""
    finite = next((h for h in [*helpers, outer] if is_finite(tree, h)), None)
    if finite is None:
        infinitive = [outer, *helpers]
        if any(tree.feature(t, "VerbForm") == "Inf" for t in infinitive):
            return "infinitive", ""
        return ("present" if tree.lower[outer].endswith("ant") else "past"), ""
    form = form_of(tree.lower[finite], tree.lemmas[finite])
    mood = "cnd" if form == "conditional" else "ind"
    mood = "sub" if tree.feature(finite, "Mood") == "Sub" and mood == "ind" else mood
    lemma = tree.lemmas[chain[0]]
    if len(chain) > 1 and lemma == "venir":
        return "past", mood
    perfect = tree.lemmas[finite] == "avoir" or _is_perfect(tree, chain[0], finite)
    if (
        finite in helpers
        and perfect
        and not (form is None and _passive_only(tree, chain[0], finite))
    ):
        return ("future" if form == "future" else "past"), mood
    going = len(chain) > 1 and lemma == "aller" and form is None
    return (
        "future" if form == "future" or going else "past" if form == "past" else "present"
    ), mood


def _passive_only(tree: Tree, verb: int, helper: int) -> bool:
    return tree.lemmas[helper] == "être" and not _is_perfect(tree, verb, helper)


def is_finite(tree: Tree, token: int) -> bool:
    """Whether a token is a finite verb, whatever the tagger took it for."""
    if is_participle(tree.lower[token]) and tree.tags[token] == "VERB":
        return False
    form = tree.feature(token, "VerbForm")
    if not form and not tree.feature(token, "Mood"):  # taken for a noun by the tagger
        return tree.tags[token] == "VERB" and not tree.lower[token].endswith(
            ("er", "ir", "re", "ant")
        )
    return form == "Fin" or tree.feature(token, "Mood") != ""


def _is_perfect(tree: Tree, verb: int, helper: int) -> bool:
    """Whether ``être`` makes a past tense here, and no passive."""
    if tree.lemmas[helper] != "être":
        return False
    return tree.lemmas[verb] in etre_verbs() or any(
        is_reflexive(tree, c) for c in tree.children[verb]
    )


def is_perfect_infinitive(tree: Tree, verb: int) -> bool:
    """``avoir menti``, ``être parti``; not the passive ``être élu``."""
    return any(
        tree.lower[helper] == "avoir"
        or (tree.lower[helper] in {"être", "s'être"} and _is_perfect(tree, verb, helper))
        for helper in helpers_of(tree, verb)
    )


def voice_of(tree: Tree, head: int, main: int) -> Voice:
    """Passive with ``être`` or as a bare participle; reflexives and ``venir`` are active."""
    if head != main or tree.lower[head].endswith("ant"):
        return "active"
    if any(is_reflexive(tree, c) for c in tree.children[head]):
        return "active"
    intransitive = tree.lemmas[head] in etre_verbs()
    helpers = helpers_of(tree, head)
    if any(tree.lemmas[h] == "être" for h in helpers):
        return "active" if intransitive else "passive"
    participle = is_past_participle(tree, head) and not helpers
    return "passive" if participle and not intransitive else "active"


def polarity_of(tree: Tree, first: int, tokens: Iterable[int]) -> Polarity:
    """Negative with ``ne`` and a second word, or under ``sans``; ``ne … que`` is positive."""
    tokens = set(tokens)
    words = _clitics_before(tree, first) | set(
        tree.lower[first : first + 4] if len(tokens) > 1 else ()
    )
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
    return "negative" if "pas" in words else "positive"


def _clitics_before(tree: Tree, first: int) -> set[str]:
    found, token = set[str](), first - 1
    while token >= 0 and tree.lower[token] in word_set("words", "clitics") | _NE:
        found.add(tree.lower[token])
        token -= 1
    return found


def modality_of(tree: Tree, chain: tuple[int, ...], mood: str, tense: Tense) -> Modality:
    """What the group itself marks; what governs it is seen to elsewhere."""
    for modal in chain[:-1]:
        lemma = tree.lemmas[modal]
        kind = modal_verbs().get(lemma, "factual")
        if lemma in {"pouvoir", "devoir"} and tense == "past" and helpers_of(tree, modal):
            return "hypothetical" if mood == "cnd" else "factual"
        if lemma == "devoir" and (mood == "cnd" or tense == "future"):
            return "planned"
        if kind != "factual":
            return "factual" if lemma == "aller" and tense == "past" else kind
    if mood == "cnd":
        return "reported"
    return "planned" if tense == "future" else "factual"
