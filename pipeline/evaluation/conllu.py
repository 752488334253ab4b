"""Read CoNLL-U treebanks as text with words, contractions merged.

Universal Dependencies split ``du`` into ``de`` + ``le``; raw text has one word.
The merged word takes tag, lemma and head the way ``spacy convert --merge-subtokens`` does:
the tag of the part nearest to the root, the parts' features united, their lemmas joined
by a space (``du`` has the lemma ``de le``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One word of running text; `head` is an index in the sentence, its own for the root."""

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    deprel: str
    space_after: bool
    column: str = ""  # a further column, such as the names of sequoia-ne


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a treebank."""

    sent_id: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The sentence with its own spacing, without a space at the end."""
        parts = [word.form + (" " if word.space_after else "") for word in self.words]
        return "".join(parts).rstrip()


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    deprel: str
    misc: str
    column: str


def read_conllu(path: Path, *, column: int | None = None) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, contractions merged.

    Parameters
    ----------
    path
        A UTF-8 file with ten or more tab-separated columns.
    column
        Index of a further column to keep with each word, such as 12 for sequoia-ne's names.
    """
    lines: list[str] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                lines.append(line.rstrip("\n"))
            elif lines:
                yield _sentence(lines, column)
                lines = []
    if lines:
        yield _sentence(lines, column)


def _sentence(lines: Sequence[str], column: int | None) -> Sentence:
    comments: dict[str, str] = {}
    rows: list[_Row] = []
    ranges: dict[int, tuple[int, str, str]] = {}
    for line in lines:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
            continue
        cells = line.split("\t")
        if "-" in cells[0]:
            first, last = (int(number) for number in cells[0].split("-"))
            ranges[first] = (last, cells[1], cells[9])
        elif cells[0].isdigit():
            rows.append(_row(cells, column))
    words = _spaced(_merge(rows, ranges), comments.get("text", ""))
    return Sentence(comments.get("sent_id", ""), words)


def _spaced(words: tuple[Word, ...], text: str) -> tuple[Word, ...]:
    """Take the spacing from the sentence's text; some files have none in MISC."""
    position, spaced = 0, []
    for word in words:
        if not text.startswith(word.form, position):
            return words
        position += len(word.form)
        rest = text[position:].lstrip()
        spaced.append(replace(word, space_after=len(rest) < len(text) - position))
        position = len(text) - len(rest)
    return tuple(spaced)


def _row(cells: Sequence[str], column: int | None) -> _Row:
    feats = "" if cells[5] == "_" else cells[5]
    extra = cells[column] if column is not None and column < len(cells) else ""
    head = int(cells[6]) if cells[6].isdigit() else 0
    return _Row(int(cells[0]), cells[1], cells[2], cells[3], feats, head, cells[7], cells[9], extra)


def _merge(rows: Sequence[_Row], ranges: dict[int, tuple[int, str, str]]) -> tuple[Word, ...]:
    groups: list[tuple[list[_Row], str, str]] = []
    position = 0
    while position < len(rows):
        row = rows[position]
        last, form, misc = ranges.get(row.id, (row.id, row.form, row.misc))
        members = [r for r in rows[position:] if r.id <= last]
        groups.append((members, form, misc))
        position += len(members)
    index = {row.id: i for i, (members, _, _) in enumerate(groups) for row in members}
    depth = _depths(rows)
    return tuple(_word(i, group, index, depth) for i, group in enumerate(groups))


def _word(
    position: int,
    group: tuple[list[_Row], str, str],
    index: dict[int, int],
    depth: dict[int, int],
) -> Word:
    members, form, misc = group
    main = min(members, key=lambda row: depth[row.id])
    head = index.get(main.head, position)
    return Word(
        form=form,
        lemma=" ".join(row.lemma for row in members),
        pos=main.pos,
        feats=_unite([row.feats for row in members]) if len(members) > 1 else main.feats,
        head=head,
        deprel="ROOT" if head == position else main.deprel,
        space_after="SpaceAfter=No" not in misc.split("|"),
        column=members[0].column,
    )


def _depths(rows: Sequence[_Row]) -> dict[int, int]:
    heads = {row.id: row.head for row in rows}
    depths: dict[int, int] = {}
    for row in rows:
        steps, node = 0, row.id
        while node in heads and heads[node] != 0 and steps <= len(rows):
            node, steps = heads[node], steps + 1
        depths[row.id] = steps
    return depths


def _unite(feats: Sequence[str]) -> str:
    values: dict[str, set[str]] = {}
    for part in feats:
        for pair in filter(None, part.split("|")):
            name, _, value = pair.partition("=")
            values.setdefault(name, set()).update(value.split(","))
    return "|".join(f"{name}={','.join(sorted(values[name]))}" for name in sorted(values))
