"""Write the scores into the model card: ``python card.py SCORES.json ../README.md``."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

LABELS = ("PER", "LOC", "ORG", "EVENT", "PRODUCT")
PARSER = {
    "pos_acc": "POS",
    "morph_acc": "morphology",
    "lemma_acc": "lemma",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "dep_las_universal": "LAS, universal relations",
    "sents_f": "sentences F",
}
_BLOCK = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


def percent(value: float | None) -> str:
    """Return a share in per cent with one decimal, a dash for none."""
    return "–" if value is None else f"{100 * value:.1f}"


def names(scores: Mapping[str, Any]) -> str:
    """Return the table of names: one row a set."""
    rows = (
        [name, *(percent(found.get(key)) for key in ("f", "p", "r", *LABELS))]
        for name, found in scores["names"].items()
    )
    return table(["set", "all five, F", "P", "R", *(f"{label} F" for label in LABELS)], rows)


def genres(scores: Mapping[str, Any]) -> str:
    """Return the table of the genres of our own test set."""
    found = scores["names"]["own-test"]["genres"]
    return table(["genre", "F"], ([genre, percent(found[genre])] for genre in sorted(found)))


def parser(scores: Mapping[str, Any]) -> str:
    """Return the table of tags and parse: one row a treebank."""
    rows = (
        [name, *(percent(found.get(key)) for key in PARSER)]
        for name, found in scores["parser"].items()
    )
    return table(["treebank", *PARSER.values()], rows)


def main(source: Path, card: Path) -> None:
    """Replace the blocks of the card that are named after the tables."""
    scores = json.loads(source.read_text(encoding="utf-8"))
    made = {"names": names, "genres": genres, "parser": parser}

    def filled(match: re.Match[str]) -> str:
        return match[1] + made[match[2]](scores) + match[3]

    card.write_text(_BLOCK.sub(filled, card.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
