"""Names agree over a whole text: what is recognised once helps its other mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

Ent = tuple[int, int, str]  # first token, token after the last, label

MAJORITY = 0.7  # share of a name's mentions from which its label is given to all of them
ENOUGH = 3  # mentions from which a majority counts
_CIVILITIES = frozenset({"M.", "MM.", "Mme", "Mmes", "Mlle", "Dr", "Me"})
# `Lyon` is a town and a club, `Le Monde` a paper and a product: these pairs may both be right.
_BOTH = frozenset({("LOC", "ORG"), ("ORG", "LOC"), ("ORG", "PRODUCT"), ("PRODUCT", "ORG")})


def consistent(words: Sequence[str], ents: Iterable[Ent]) -> list[Ent]:
    """Return the names of a text with missed mentions added and odd labels set right.

    Parameters
    ----------
    words
        The tokens of the text.
    ents
        Names as token spans without overlap.

    Returns
    -------
    list
        In order of the text. Added: other occurrences of a name, and of a person's last name.
        Relabelled: mentions whose text has another label in most of its mentions.
    """
    given = sorted(ents)
    labels = _majority_labels(words, given)
    kept = [
        (start, end, _relabelled(words, (start, end, label), labels)) for start, end, label in given
    ]
    taken = {i for start, end, _ in kept for i in range(start, end)}
    return sorted(kept + _missed(words, _searched(words, kept), taken))


def _text(words: Sequence[str], ent: Ent) -> tuple[str, ...]:
    return tuple(words[ent[0] : ent[1]])


def _majority_labels(words: Sequence[str], ents: Sequence[Ent]) -> dict[tuple[str, ...], str]:
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for ent in ents:
        counts[_text(words, ent)][ent[2]] += 1
    majority = {}
    for text, labels in counts.items():
        label, count = labels.most_common(1)[0]
        total = sum(labels.values())
        if total >= ENOUGH and count / total >= MAJORITY:
            majority[text] = label
    for ent in ents:  # a last name alone is the person's whose full name stands in the text
        text = _text(words, ent)
        if ent[2] == "PER" and len(text) > 1 and _distinctive(text[-1]):
            majority.setdefault(text[-1:], "PER")
    return majority


def _relabelled(words: Sequence[str], ent: Ent, labels: dict[tuple[str, ...], str]) -> str:
    label = labels.get(_text(words, ent), ent[2])
    return ent[2] if (ent[2], label) in _BOTH else label


def _searched(words: Sequence[str], ents: Sequence[Ent]) -> dict[tuple[str, ...], str]:
    """Return the texts to look for, with the label they get; ambiguous ones are left out."""
    labels: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for ent in ents:
        text = _text(words, ent)
        labels[text].add(ent[2])
        if ent[2] == "PER" and len(text) > 1:
            labels[text[-1:]].add("PER")
    return {
        text: next(iter(found))
        for text, found in labels.items()
        if len(found) == 1 and (len(text) > 1 or _distinctive(text[0]))
    }


def _distinctive(word: str) -> bool:
    return len(word) > 2 and word[0].isupper()


def _missed(
    words: Sequence[str], searched: dict[tuple[str, ...], str], taken: set[int]
) -> list[Ent]:
    lower = {word for word in words if word[:1].islower()}
    longest: dict[str, int] = {}
    for text in searched:
        longest[text[0]] = max(len(text), longest.get(text[0], 0))
    added: list[Ent] = []
    end = 0
    for position, word in enumerate(words):
        if position < end or word not in longest:
            continue
        for size in range(min(longest[word], len(words) - position), 0, -1):
            text = tuple(words[position : position + size])
            free = taken.isdisjoint(range(position, position + size))
            common = size == 1 and word.lower() in lower
            if text in searched and free and not common and _stands_alone(words, position, size):
                end = position + size
                added.append((position, end, searched[text]))
                break
    return added


def _stands_alone(words: Sequence[str], position: int, size: int) -> bool:
    """Tell whether no capitalised neighbour makes the words part of a longer name."""
    before = words[position - 1] if position else ""
    after = words[position + size] if position + size < len(words) else ""
    opens = position < 2 or not words[position - 2][:1].isalnum()  # a capital there says nothing
    joined = bool({before, after} & {"-", "–", "/"})
    named = before[:1].isupper() and not opens and before not in _CIVILITIES
    return not joined and not named and not after[:1].isupper()
