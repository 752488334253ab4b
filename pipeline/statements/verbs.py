"""Verbs with their auxiliaries and modals: predicate, voice, tense, polarity, modality."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.assertions import Modality, Polarity, StatementKind, Tense, Voice
from pipeline.statements.expressions import expression, is_reflexive
from pipeline.statements.tenses import form_of, is_participle
from pipeline.statements.tree import Tree
from pipeline.statements.words import etre_verbs, modal_verbs, word_set

_NE = frozenset({"ne", "n'"})
_NO_PREDICATE = ("aux", "cop", "amod", "case", "mark", "det", "fixed", "flat", "cc")
_REACH = 6  # words between a modal and its infinitive


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
    known = set(heads)
    merged: dict[int, int] = {}
    for token in heads:
        below = _infinitive_of(tree, token, known)
        if below is not None and below not in merged.values():
            merged[token] = below
    governors = {below: above for above, below in merged.items()}
    return {
        token: _group(tree, token, _chain(token, governors))
        for token in heads
        if token not in merged and not _is_there_is(tree, token)
    }


def _is_predicate(tree: Tree, token: int) -> bool:
    tag, label = tree.tags[token], tree.deps[token]
    if any(tree.dependents(token, "cop")):
        return True
    if tag == "AUX" and tree.lemmas[token] in word_set("merged", "verbs"):
        return True  # `doit` taken for an auxiliary
    if label.startswith(_NO_PREDICATE) or (tag == "VERB" and label == "advmod"):
        return False
    return tag in {"VERB", "AUX"}


def _is_there_is(tree: Tree, token: int) -> bool:
    """``il y a``: says when, or that something exists; nobody does anything."""
    return tree.lemmas[token] == "avoir" and token > 0 and tree.lower[token - 1] == "y"


def _chain(token: int, governors: dict[int, int]) -> tuple[int, ...]:
    chain = [token]
    while chain[0] in governors:
        chain.insert(0, governors[chain[0]])
    return tuple(chain)


def _infinitive_of(tree: Tree, modal: int, known: set[int]) -> int | None:
    """The infinitive that a modal hands its subject to: right after it, or hanging on it."""
    lemma = tree.lemmas[modal]
    if lemma not in word_set("merged", "verbs"):
        return None
    for token in range(modal + 1, min(modal + _REACH, len(tree))):
        if tree.tags[token] in {"VERB", "AUX"}:
            head = _owner(tree, token)
            allowed = _marker_allowed(tree, lemma, modal, token)
            return head if allowed and head in known and _is_infinitive(tree, token) else None
        if tree.tags[token] not in {"ADV", "PRON", "ADP", "PART"} and tree.lower[token] != "pas":
            break
    for child in tree.dependents(modal, "xcomp", "ccomp"):
        if (
            child > modal
            and _is_infinitive(tree, child)
            and not any(tree.dependents(child, "mark"))
        ):
            return child if child in known else None
    return None


def _owner(tree: Tree, token: int) -> int:
    """The verb that an auxiliary or copula belongs to, else the verb itself."""
    is_helper = tree.deps[token].startswith(("aux", "cop"))
    return tree.heads[token] if is_helper else token


def _marker_allowed(tree: Tree, lemma: str, modal: int, token: int) -> bool:
    between = {
        w for w in tree.lower[modal + 1 : token] if w in {"de", "d'", "à", "pour", "qu'", "que"}
    }
    wanted = {"venir": {"de", "d'"}, "chercher": {"à"}, "aimer": set(), "avoir": {"à"}}.get(
        lemma, set()
    )
    return (
        between <= wanted if lemma == "avoir" or not wanted else bool(between) and between <= wanted
    )


def _is_infinitive(tree: Tree, token: int) -> bool:
    helpers = tuple(tree.dependents(token, "aux", "cop"))
    word = tree.lower[helpers[0] if helpers else token]
    return (
        word.endswith(("er", "ir", "re", "oir"))
        and word == tree.lemmas[helpers[0] if helpers else token]
    )


def _group(tree: Tree, head: int, chain: tuple[int, ...]) -> Verb:
    copulas = () if _passive_attribute(tree, head) else tuple(tree.dependents(head, "cop"))
    main = copulas[-1] if copulas else head
    predicate, kind, last, preposition = expression(tree, head, main)
    outer = chain[0] if len(chain) > 1 else main
    helpers = helpers_of(tree, chain[0])
    tense, mood = _tense_and_mood(tree, chain, outer, helpers)
    near = [h for h in helpers if h < outer and outer - h < 8]
    first = min([outer, main, *near, *_reflexives(tree, chain[0]), *_reflexives(tree, head)])
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
        polarity=_polarity(tree, first, {*chain, head, main, *helpers}),
        modality=_modality(tree, chain, mood, tense),
        finite=mood != "",
        preposition=preposition,
    )


def _passive_attribute(tree: Tree, head: int) -> bool:
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
    if _passive_attribute(tree, token):
        found += tree.dependents(token, "cop")
    head = tree.heads[token]
    shares = tree.deps[token] == "conj" and head < token and tree.tags[head] == "VERB"
    if not found and shares and _is_participle(tree, token):
        return helpers_of(tree, head)
    return [h for h in found if tree.lemmas[h] != "faire"]


def _is_participle(tree: Tree, token: int) -> bool:
    past = tree.feature(token, "VerbForm") == "Part" and tree.feature(token, "Tense") != "Pres"
    return past or is_participle(tree.lower[token])


def _reflexives(tree: Tree, token: int) -> list[int]:
    return [c for c in tree.children[token] if c < token and is_reflexive(tree, c)]


def _tense_and_mood(
    tree: Tree, chain: tuple[int, ...], outer: int, helpers: Sequence[int]
) -> tuple[Tense, str]:
    """Tense of the table, and ``ind``, ``cnd`` or ``sub``, or ``""`` without a finite form."""
    finite = next((h for h in [*helpers, outer] if _finite(tree, h)), None)
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


def _finite(tree: Tree, token: int) -> bool:
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


def _voice(tree: Tree, head: int, main: int) -> Voice:
    if head != main or tree.lower[head].endswith("ant"):
        return "active"
    if any(is_reflexive(tree, c) for c in tree.children[head]):
        return "active"
    intransitive = tree.lemmas[head] in etre_verbs()
    helpers = helpers_of(tree, head)
    if any(tree.lemmas[h] == "être" for h in helpers):
        return "active" if intransitive else "passive"
    participle = _is_participle(tree, head) and not helpers
    return "passive" if participle and not intransitive else "active"


def _polarity(tree: Tree, first: int, tokens: Iterable[int]) -> Polarity:
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


def _modality(tree: Tree, chain: tuple[int, ...], mood: str, tense: Tense) -> Modality:
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
