"""Put the trained parts into one pipeline: ``python assemble.py PARSER NER OUT``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import callbacks  # noqa: F401  registers what the configs name
import spacy
import srsly
from spacy.language import Language

from pipeline.language import factories  # noqa: F401  registers our components

META = Path(__file__).parent / "meta.json"
# What a trained pipeline remembers of the machine that trained it.
_TRAINING_ONLY = ("paths", "corpora", "training", "pretraining", "initialize")


def assemble(parser: Path, ner: Path) -> Language:
    """Return the pipeline that is shipped: tags, names, sentences, parse, lemmas."""
    nlp = spacy.load(parser)
    names = spacy.load(ner)
    # Names first: a sentence boundary of the parser inside a name would cut it.
    nlp.add_pipe("ner", source=names, name="ner", before="parser")
    nlp.add_pipe("glaneur_consistency", before="parser")
    nlp.add_pipe("glaneur_sentences", before="parser")
    blank = spacy.blank("fr").config
    for section in _TRAINING_ONLY:
        nlp.config[section] = blank.get(section, {})
    nlp.meta.update(srsly.read_json(META))
    return nlp


def needed_strings(nlp: Language) -> Iterator[str]:
    """Yield the strings that the pipeline cannot do without; the words of training are none."""
    yield from spacy.blank("fr").vocab.strings
    for name in nlp.pipe_names:
        component: Any = nlp.get_pipe(name)
        if name == "lemmatizer":
            for tree in component.label_data["trees"]:
                yield from (tree[key] for key in ("orig", "subst") if key in tree)
        else:
            for label in getattr(component, "labels", ()):
                yield label
                yield from label.split("|")


def main(parser: Path, ner: Path, out: Path) -> None:
    """Write the assembled pipeline, without the vocabulary of the training texts."""
    nlp = assemble(parser, ner)
    nlp.to_disk(out)
    srsly.write_json(out / "vocab" / "strings.json", sorted(set(needed_strings(nlp))))


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
