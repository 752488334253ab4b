"""Texts with runs of thousands of characters without a space: addresses, encoded images, noise.

spaCy's tokenizer looks at the whole of a run again for each affix that it takes off, so that a run
of 200,000 characters takes minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST = 1_000
_RUN = re.compile(rf"\S{{{LONGEST},}}")


def make_doc(nlp: Language, text: str) -> Doc:
    """Tokenize a text as ``nlp.make_doc`` does, but for runs of 1,000 characters and more.

    Returns
    -------
    spacy.tokens.Doc
        ``doc.text == text``. Such a run is one token.
    """
    from spacy.tokens import Doc

    if _RUN.search(text) is None:
        return nlp.make_doc(text)
    parts = [
        Doc(nlp.vocab, words=[part], spaces=[False]) if is_run else nlp.make_doc(part)
        for part, is_run in _parts(text)
    ]
    return Doc.from_docs(parts, ensure_whitespace=False) or nlp.make_doc("")


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts that are a run or hold none."""
    end = 0
    for match in _RUN.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], False
        yield match.group(), True
        end = match.end()
    if end < len(text):
        yield text[end:], False
