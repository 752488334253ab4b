"""Convert annotated names into training documents for the NER component.

Run as ``python names.py OUT_DIR [SOURCE …]``; without sources, all of them are used.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from settings import SEED, data_folder
from sources import SOURCES, Annotated
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from swapping import read_names, rewritten, swapped

# For each source: how often its texts are repeated as they are, and with other names.
COPIES = {
    "winer": (1, 0),
    "winer-as-is": (0, 1),
    "sequoia": (1, 1),
    "popcorn": (1, 1),
    "own": (1, 4),
}
# The second phase sees real names only, and the found texts twice for one of ours.
TUNE_COPIES = {source: (1 if source == "own" else 2, 0) for source in COPIES}
SWAPPED_SHARE = 0.5  # of the distinct names of a text
SELECTION = ("winer-as-is", "own")  # the development sets that choose the best steps
SWAPS = "lexicon/wikidata-names-fr.tsv"


def varied(source: str, copies: tuple[int, int], rng: random.Random) -> Iterator[Annotated]:
    """Yield the training texts of a source: as they are, then rewritten and swapped."""
    names = read_names(data_folder() / SWAPS)
    plain, others = copies
    for annotated in SOURCES[source]("train"):
        for copy in range(plain):
            yield rewritten(annotated, rng) if copy else annotated
        for _ in range(others):
            yield rewritten(swapped(annotated, names, rng, SWAPPED_SHARE), rng)


def to_doc(nlp: Language, annotated: Annotated) -> Doc:
    """Tokenise a gold text and set its names; unknown stretches get missing tags."""
    gold = annotated.gold
    doc = nlp.make_doc(gold.text)
    spans = [
        span
        for s in gold.spans
        if (span := doc.char_span(s.start, s.end, label=s.label, alignment_mode="expand"))
    ]
    spans = [s for s in spacy.util.filter_spans(spans) if s.text.strip()]
    missing = [
        span
        for start, end in annotated.unknown
        if (span := doc.char_span(start, end, alignment_mode="expand"))
        and all(span.end <= s.start or span.start >= s.end for s in spans)
    ]
    doc.set_ents(spans, missing=spacy.util.filter_spans(missing), default="outside")
    return doc


def main(out: Path, sources: Iterable[str]) -> None:
    """Write ner-train, ner-tune, ner-dev-SOURCE each and ner-dev into `out`, as ``.spacy``."""
    nlp = spacy.blank("fr")
    rng = random.Random(SEED)
    train: dict[str, list[Doc]] = {"train": [], "tune": []}
    chosen_by: list[Doc] = []
    for source in sources:
        for phase, copies in (("train", COPIES), ("tune", TUNE_COPIES)):
            train[phase] += [to_doc(nlp, text) for text in varied(source, copies[source], rng)]
        dev = [to_doc(nlp, annotated) for annotated in SOURCES[source]("dev")]
        DocBin(docs=dev).to_disk(out / f"ner-dev-{source}.spacy")
        chosen_by += dev if source in SELECTION else []
    for phase, docs in train.items():
        rng.shuffle(docs)
        DocBin(docs=docs).to_disk(out / f"ner-{phase}.spacy")
    DocBin(docs=chosen_by).to_disk(out / "ner-dev.spacy")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    main(folder, sys.argv[2:] or list(SOURCES))
