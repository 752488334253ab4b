"""Read CoNLL files: one word a line with its IOB tag last, an empty line between sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.evaluation.conllu import Sentence, read_conllu
from pipeline.evaluation.gold import GoldSpan, GoldText, label_of

# Marks that French writes without a space before or after them.
_CLOSING = frozenset({".", ",", ")", "]", "...", "…"})
_OPENING = frozenset({"(", "["})
_ELIDED = ("'", "’")


def read_iob(path: Path) -> Iterator[GoldText]:
    """Yield one text a sentence from files with IOB, IOB2 or BILUO tags in the last column."""
    words: list[str] = []
    tags: list[str] = []
    number = 0
    for line in [*path.read_text(encoding="utf-8-sig").splitlines(), ""]:
        cells = line.split()
        if len(cells) > 1 and not line.startswith(("#", "-DOCSTART-")):
            words.append(cells[0])
            tags.append(cells[-1])
        elif words and not cells:
            yield from_tags(f"{path.stem}-{number}", words, tags, _spacing(words))
            words, tags, number = [], [], number + 1


def read_conllu_names(path: Path, *, column: int) -> Iterator[GoldText]:
    """Yield one text a sentence from CoNLL-U whose `column` holds ``1:PERS`` … or IOB tags."""
    for sentence in read_conllu(path, column=column):
        words = [word.form for word in sentence.words]
        spaces = [word.space_after for word in sentence.words]
        yield from_tags(sentence.sent_id, words, _tags(sentence), spaces)


def _tags(sentence: Sentence) -> list[str]:
    """Turn PARSEME cells (``1:LOC`` opens name 1, ``1`` continues it) into IOB tags."""
    labels: dict[str, str] = {}
    tags = []
    for word in sentence.words:
        cell = word.column.split(";")[0]
        number, _, label = cell.partition(":")
        if label:
            labels[number] = label
            tags.append(f"B-{label}")
        elif number in labels:
            tags.append(f"I-{labels[number]}")
        else:
            tags.append(cell if cell[:2] in ("B-", "I-") else "O")
    return tags


def from_tags(
    name: str, words: Sequence[str], tags: Sequence[str], spaces: Sequence[bool]
) -> GoldText:
    """Join words into a text and their tags into spans."""
    text = ""
    spans: list[GoldSpan] = []
    previous = "O"
    for word, tag, space in zip(words, tags, spaces, strict=True):
        start, end = len(text), len(text) + len(word)
        label = label_of(tag[2:]) if tag != "O" else None
        continues = tag[:2] in ("I-", "L-", "E-") and previous[2:] == tag[2:] and spans
        if label and continues:
            spans[-1] = GoldSpan(spans[-1].start, end, label)
        elif label:
            spans.append(GoldSpan(start, end, label))
        text += word + (" " if space else "")
        previous = tag
    return GoldText(name, text.rstrip(), tuple(spans))


def _spacing(words: Sequence[str]) -> list[bool]:
    following = [*words[1:], ""]
    return [
        not (word in _OPENING or word.endswith(_ELIDED) or after in _CLOSING)
        for word, after in zip(words, following, strict=True)
    ]
