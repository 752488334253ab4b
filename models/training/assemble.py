"""Put the trained parts into one pipeline: ``python assemble.py PARSER NER OUT``."""

from __future__ import annotations

import sys
from pathlib import Path

import callbacks  # noqa: F401  registers what the configs name
import spacy
import srsly
from spacy.language import Language

from pipeline.language import factories  # noqa: F401  registers our components

META = Path(__file__).parent / "meta.json"
# What a trained pipeline remembers of the machine that trained it.
_TRAINING_ONLY = ("paths", "corpora", "training", "pretraining", "initialize")


def assemble(parser: Path, ner: Path) -> Language:
    """Return the pipeline that is shipped: tags, sentences, parse, lemmas, names."""
    nlp = spacy.load(parser)
    names = spacy.load(ner)
    # Names first: a sentence boundary of the parser inside a name would cut it.
    nlp.add_pipe("ner", source=names, name="ner", before="parser")
    nlp.add_pipe("glaneur_sentences", before="parser")
    blank = spacy.blank("fr").config
    for section in _TRAINING_ONLY:
        nlp.config[section] = blank.get(section, {})
    nlp.meta.update(srsly.read_json(META))
    return nlp


def main(parser: Path, ner: Path, out: Path) -> None:
    """Write the assembled pipeline."""
    assemble(parser, ner).to_disk(out)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
