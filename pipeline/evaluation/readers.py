"""Choose the reader for gold names by what the file or folder holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.evaluation.brat import read_brat
from pipeline.evaluation.gold import GoldText
from pipeline.evaluation.iob import read_conllu_names, read_iob
from pipeline.evaluation.markup import read_markup

_IOB = frozenset({".iob", ".iob2", ".bio", ".conll", ".tsv", ".ner"})


def read_gold(path: Path) -> Iterator[GoldText]:
    """Yield the annotated texts of a file or folder.

    brat (``.ann`` beside ``.txt``), CoNLL/IOB (``.iob .bio .conll .tsv``), CoNLL-U whose last
    column holds names, and inline markup (``.txt .md``).

    Raises
    ------
    UsageError
        The format is not recognised.
    """
    if path.is_dir():
        return read_brat(path) if any(path.rglob("*.ann")) else read_markup(path)
    if path.suffix == ".ann":
        return read_brat(path)
    columns = _conllu_columns(path)
    if columns > 10:
        return read_conllu_names(path, column=columns - 1)
    if path.suffix in _IOB:
        return read_iob(path)
    if path.suffix in {".txt", ".md"}:
        return read_markup(path)
    raise UsageError(
        f"{path} is in no known gold format: brat (.ann), IOB ({' '.join(sorted(_IOB))}), "
        "CoNLL-U with a column of names, or inline markup (.txt, .md)"
    )


def _conllu_columns(path: Path) -> int:
    """Return the number of columns of the first word of a CoNLL-U file, 0 for other files."""
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith("1\t") or line.startswith("1-"):
                return line.count("\t") + 1
            if line.strip() and not line.startswith("#"):
                return 0
    return 0
