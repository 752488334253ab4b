"""The work on one shard: read, extract, encode; the same here, in a worker, on a cluster."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.plan import Shard
from pipeline.batch.run_tables import carried
from pipeline.batch.shard_file import ShardResult
from pipeline.extractor import Extractor
from pipeline.language import ModelDescription, describe_model
from pipeline.records import Findings, SourceFailure
from pipeline.settings import Settings
from pipeline.sources.memory import make_document
from pipeline.tables.fragments import encode
from pipeline.tables.rows import Row, failure_row, rows_of
from pipeline.tables.text_formats import Rows

logger = logging.getLogger(__name__)

# A document with such a failure is extracted all the same.
HARMLESS_STAGES = frozenset({"metadata", "decode"})

MOST_PROBLEMS = 3
TIMED_BATCH_CHARS = 20_000

# Each library has its own pool of threads; with one worker per core they would fight for it.
THREAD_LIMITS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)

Found = Findings | SourceFailure
Announce = Callable[[int | None], None]
"""Told of each step: the position of an item that is begun alone, or ``None``."""


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """The model that a run uses; ``sha256`` is that of its files, ``None`` if it has none."""

    description: ModelDescription
    sha256: str | None


def one_thread() -> None:
    """Keep the libraries that are not imported yet, and pyarrow, to one thread each."""
    os.environ.update(dict.fromkeys(THREAD_LIMITS, "1"))
    import pyarrow

    pyarrow.set_cpu_count(1)


class ShardWorker:
    """Loads the model once, then does shards.

    Raises
    ------
    ModelError
        The model can't be loaded.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._options = settings.read_options()
        if settings.timeout_per_document is not None:
            # A sign of life comes after each batch.
            chars = min(settings.batch_chars, TIMED_BATCH_CHARS)
            settings = settings.model_copy(update={"batch_chars": chars})
        self._extractor = Extractor(settings)

    def warm_up(self) -> None:
        """Load what is loaded when it is first needed, so that no document pays for it."""
        text = "Le maire, Jean Petit, a reçu 20 euros à Lyon le 3 mai 2021, « avec joie »."
        for _ in self._extractor.run([make_document(text)]):
            logger.debug("warmed up")

    def model(self) -> LoadedModel:
        """What was loaded."""
        nlp = self._extractor.nlp
        return LoadedModel(describe_model(nlp), _digest(nlp._path))

    def run(
        self,
        shard: Shard,
        *,
        alone: bool = False,
        given_up: Mapping[int, SourceFailure] | None = None,
        announce: Announce = lambda _: None,
    ) -> ShardResult:
        """Do one shard.

        Parameters
        ----------
        shard
            What to do.
        alone
            Do one item at a time and say before each which it is, so that whoever watches knows
            the one that ends this process.
        given_up
            Failures, by position, of items not to be tried again.
        announce
            Called at each step.

        Returns
        -------
        ShardResult
            The same whatever ``alone`` is.
        """
        found = self._alone(shard, given_up or {}, announce) if alone else self._batched(shard)
        documents: list[Rows] = []
        for item in found:
            announce(None)
            documents.append(_rows(item))
        fragments = self._encode(documents) | carried(documents)
        lost = [row for rows in documents for row in rows.get("errors", ()) if _is_lost(row)]
        return ShardResult(
            index=shard.index,
            n_items=len(documents),
            failed=len(lost),
            counts=_count(documents),
            problems=[f"{row['source']}: {row['message']}" for row in lost[:MOST_PROBLEMS]],
            fragments=fragments,
            key=shard.key,
            sources=shard.sources,
        )

    def _batched(self, shard: Shard) -> Iterator[Found]:
        items = (
            item
            for position in range(len(shard.items))
            for item in shard.read(position, self._options)
        )
        yield from self._extractor.run(items)

    def _alone(
        self, shard: Shard, given_up: Mapping[int, SourceFailure], announce: Announce
    ) -> Iterator[Found]:
        for position in range(len(shard.items)):
            if position in given_up:
                yield given_up[position]
                continue
            announce(position)
            yield from self._extractor.run(shard.read(position, self._options))

    def _encode(self, documents: list[Rows]) -> dict[str, bytes]:
        """Encode all; a document with a value that a format can't hold becomes an error row."""
        try:
            return encode(documents, self._settings)
        except Exception:  # the one document at fault must not cost the others
            logger.debug("a document can't be written", exc_info=True)
        for index, rows in enumerate(documents):
            try:
                encode([rows], self._settings)
            except Exception as error:
                documents[index] = _unwritable(rows, error)
        return encode(documents, self._settings)


def _rows(item: Found) -> Rows:
    if isinstance(item, SourceFailure):
        return {"errors": [failure_row(item)]}
    try:
        return rows_of(item)
    except Exception as error:  # as for a bug in extraction
        logger.warning("%s: no rows can be made", item.document.source, exc_info=True)
        return {"errors": [failure_row(_write_failure(item.document.source, error))]}


def _unwritable(rows: Rows, error: Exception) -> Rows:
    (row,) = rows.get("documents") or rows["errors"]
    source = str(row["source"]).encode("utf-8", "backslashreplace").decode()
    return {"errors": [failure_row(_write_failure(source, error))]}


def _write_failure(source: str, error: Exception) -> SourceFailure:
    return SourceFailure(
        source=source, stage="write", exception=type(error).__name__, message=str(error)
    )


def _is_lost(error: Row) -> bool:
    return error["stage"] not in HARMLESS_STAGES


def _count(documents: Sequence[Rows]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for rows in documents:
        for name, found in rows.items():
            counts[name] = counts.get(name, 0) + len(found)
    return counts


def _digest(folder: Path | None) -> str | None:
    """SHA-256 over the names and bytes of a model's files."""
    if folder is None:
        return None
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
