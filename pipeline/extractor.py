"""Documents in, findings out: owns the spaCy pipeline and drops each ``Doc`` as soon as it can."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Date  # noqa: N812 - `date` is a parameter here
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.collect import join, piece
from pipeline.entities import make_resolver
from pipeline.language import load_model
from pipeline.language.chunks import chunks
from pipeline.language.long_runs import make_doc
from pipeline.records import Document, Findings, SourceFailure
from pipeline.relations import load_rules
from pipeline.settings import Settings
from pipeline.sources.memory import frame_documents, make_document
from pipeline.tables.frames import Extraction

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

logger = logging.getLogger(__name__)

# In the order in which they run; each with the module that registers it, so that a checkout works
# without being installed (entry points serve everybody else's pipelines).
COMPONENTS = {
    "glaneur_entities": "pipeline.entities.component",
    "glaneur_dates": "pipeline.dates.component",
    "glaneur_quantities": "pipeline.quantities.component",
    "glaneur_statements": "pipeline.statements.component",
    "glaneur_relations": "pipeline.relations.component",
    "glaneur_ents": "pipeline.language.ents",
}


class Extractor:
    """Extracts tables from French texts.

    Parameters
    ----------
    settings
        All settings, or ``None`` for the defaults.
    **options
        Single settings by name, e.g. ``model="fr_core_news_md"``; they win over ``settings``.

    Raises
    ------
    SettingsError
        An unknown setting or a value that is not allowed.
    ModelError
        The model is missing or lacks what is needed.

    Examples
    --------
    >>> extraction = Extractor().extract("Ada Lovelace a visité Turin en 1840.")
    >>> extraction.dates.value.tolist()
    ['1840']
    """

    def __init__(self, settings: Settings | None = None, **options: Any) -> None:
        given = settings.model_dump(exclude_unset=True) if settings else {}
        self.settings = Settings.load(**(given | options))
        self.nlp = assemble(self.settings.model, gazetteer=self.settings.gazetteer)
        self._resolver = make_resolver(
            self.settings.names, self.settings.places, self.settings.gazetteer
        )
        self._rules = load_rules(self.settings.rules)

    def extract(
        self, text: str, *, doc_id: str = "text", date: str | Date | None = None, **metadata: Any
    ) -> Extraction:
        """Extract one text.

        Parameters
        ----------
        text
            Any length; offsets of all rows point into it.
        doc_id
            Id of the document in the rows.
        date
            Publication date (ISO text, date or datetime), the anchor of relative dates.
        **metadata
            ``title author publisher url``.

        Returns
        -------
        Extraction
            The tables as data frames.

        Raises
        ------
        ValueError
            ``date`` is no ISO date.
        """
        document = make_document(text, doc_id=doc_id, date=date, **metadata)
        return self.extract_documents([document])

    def extract_frame(
        self,
        df: pd.DataFrame,
        *,
        text: str = "text",
        id: str | None = None,
        date: str | None = None,
    ) -> Extraction:
        """Extract every row of a data frame of articles.

        Parameters
        ----------
        df
            One article per row.
        text, id, date
            Names of its columns; without ``id`` the index names the documents. A row without text
            becomes a row of ``errors``.

        Raises
        ------
        KeyError
            A column that the frame does not have.
        """
        return self.extract_documents(frame_documents(df, text=text, id=id, date=date))

    def extract_documents(self, items: Iterable[Document | SourceFailure]) -> Extraction:
        """Extract documents, as the readers of ``pipeline.sources`` give them, into data frames."""
        found = list(self.run(items))
        return Extraction(
            [item for item in found if isinstance(item, Findings)],
            [item for item in found if isinstance(item, SourceFailure)],
        )

    def run(self, items: Iterable[Document | SourceFailure]) -> Iterator[Findings | SourceFailure]:
        """Extract documents one after the other, in order; failures are passed through.

        Yields
        ------
        Findings or SourceFailure
            One for each item; a document that makes the pipeline fail is a failure with
            ``stage`` ``extract``, and its neighbours are not touched.
        """
        for batch in _batches(items, self.settings.batch_chars):
            documents = [item for item in batch if isinstance(item, Document)]
            found = iter(self._findings_or_failures(documents))
            for item in batch:
                yield next(found) if isinstance(item, Document) else item

    def _findings_or_failures(
        self, documents: Sequence[Document]
    ) -> Sequence[Findings | SourceFailure]:
        try:
            return self._findings(documents)
        except Exception as error:  # any bug met by one text must not cost the others
            if len(documents) == 1:
                logger.warning("%s: extraction failed", documents[0].source, exc_info=True)
                return [_failure(documents[0], error)]
            return [self._findings_or_failures([document])[0] for document in documents]

    def _findings(self, documents: Sequence[Document]) -> list[Findings]:
        cuts = [list(chunks(document.text, self.settings.chunk_chars)) for document in documents]
        longest = max((end - start for cut in cuts for start, end in cut), default=1)
        with self.nlp.memory_zone():
            docs = self.nlp.pipe(
                (
                    self._make_doc(document, document.text[start:end])
                    for document, cut in zip(documents, cuts, strict=True)
                    for start, end in cut
                ),
                # The model holds a batch at once: one long document must not fill the memory.
                batch_size=max(1, self.settings.batch_chars // longest),
            )
            return [
                join(
                    document,
                    [piece(next(docs), document.text, start) for start, _ in cut],
                    self._resolver,
                    self._rules,
                )
                for document, cut in zip(documents, cuts, strict=True)
            ]

    def _make_doc(self, document: Document, text: str) -> Doc:
        doc = make_doc(self.nlp, text)
        doc._.glaneur_reference = document.reference or self.settings.reference
        return doc


def assemble(model: str, *, gazetteer: str | None = None) -> Language:
    """Load a model and add the components of glaneur that it does not have yet."""
    nlp = load_model(model)
    options: dict[str, dict[str, Any]] = {"glaneur_entities": {"gazetteer": gazetteer}}
    for name, module in COMPONENTS.items():
        import_module(module)
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, config=options.get(name, {}))
    return nlp


def _failure(document: Document, error: Exception) -> SourceFailure:
    return SourceFailure(
        source=document.source,
        stage="extract",
        exception=type(error).__name__,
        message=str(error) or "no message; run with --verbose for the traceback",
    )


def _batches(
    items: Iterable[Document | SourceFailure], limit: int
) -> Iterator[list[Document | SourceFailure]]:
    """Group items so that their texts together stay near ``limit`` characters."""
    batch: list[Document | SourceFailure] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Document) else 0
        if size >= limit:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
