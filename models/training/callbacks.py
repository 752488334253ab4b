"""Code that `spacy train` imports: our layers and the loading of word knowledge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.util import registry

from pipeline.language import lemmatizer  # noqa: F401  registers glaneur_lemmatizer
from pipeline.language.known_words import KnownWords
from pipeline.language.layers import set_known_words


@registry.callbacks("glaneur.load_known_words.v1")
def load_known_words(path: str | None) -> Callable[[Language], Language]:
    """Give the encoders of a new pipeline the words compiled by ``known.py``, if any."""

    def load(nlp: Language) -> Language:
        if path:
            known = KnownWords.from_bytes(Path(path).read_bytes())
            for _, component in nlp.pipeline:
                if hasattr(component, "model"):
                    set_known_words(component.model, known)
        return nlp

    return load
