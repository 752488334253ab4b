"""Run: discover, read, extract, write; one process, documents in the order of their sources."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter
from typing import IO

from pipeline.batch.manifest import manifest
from pipeline.errors import NothingToReadError
from pipeline.extractor import Extractor
from pipeline.language import ModelDescription, describe_model
from pipeline.records import Findings, SourceFailure
from pipeline.settings import Settings
from pipeline.sources import Source, discover, read_sources
from pipeline.tables.rows import Row, failure_row, rows_of
from pipeline.tables.run_folder import RunWriter, check_free
from pipeline.tables.sinks import JsonlSink

logger = logging.getLogger(__name__)

Observer = Callable[[Findings | SourceFailure], None]

# A document with such a failure is extracted all the same.
HARMLESS_STAGES = frozenset({"metadata", "decode"})


@dataclass(slots=True)
class RunResult:
    """What a run did.

    Attributes
    ----------
    folder
        Where the tables are; ``None`` for standard output.
    model
        Description of the model used.
    counts
        Rows by table.
    failed
        Documents or inputs that were lost.
    """

    folder: Path | None
    model: ModelDescription
    counts: dict[str, int] = field(default_factory=dict)
    failed: int = 0

    @property
    def exit_code(self) -> int:
        """0 all done, 1 some failed, 4 nothing readable."""
        if self.counts.get("documents", 0) == 0:
            return NothingToReadError.exit_code
        return 1 if self.failed else 0


def run(
    inputs: Sequence[str | Path],
    folder: Path,
    settings: Settings,
    *,
    overwrite: bool = False,
    observe: Observer = lambda _: None,
) -> RunResult:
    """Extract all inputs into a folder of tables.

    Parameters
    ----------
    inputs
        Files, folders, patterns, or ``-`` for standard input.
    folder
        The run's folder.
    settings
        All settings.
    overwrite
        Replace an earlier run in ``folder``.
    observe
        Called with each document's findings or failure, e.g. by a progress bar.

    Raises
    ------
    UsageError
        ``folder`` holds something and ``overwrite`` was not given.
    NothingToReadError
        The inputs name no file at all; nothing is written.
    """
    begin = perf_counter()
    check_free(folder, overwrite=overwrite)
    sources = _discover(inputs, settings)
    extractor = Extractor(settings)
    result = RunResult(folder, describe_model(extractor.nlp))
    loaded = perf_counter()
    with RunWriter(folder, settings, overwrite=overwrite) as writer:
        for rows in _rows(extractor, sources, result, observe):
            writer.write(rows)
        result.counts = dict(writer.counts)
        writer.publish(
            manifest(
                settings=settings,
                model=asdict(result.model),
                sources=sources,
                counts=result.counts,
                warnings=_warnings(result),
                durations={"load": loaded - begin, "extract": perf_counter() - loaded},
            )
        )
    return result


def run_to_stream(
    inputs: Sequence[str | Path],
    stream: IO[str],
    settings: Settings,
    *,
    observe: Observer = lambda _: None,
) -> RunResult:
    """Extract all inputs as JSONL, one document on a line, onto a stream; failures are logged.

    Raises
    ------
    NothingToReadError
        The inputs name no file at all.
    """
    sources = _discover(inputs, settings)
    extractor = Extractor(settings)
    result = RunResult(None, describe_model(extractor.nlp))
    sink = JsonlSink(stream)
    for rows in _rows(extractor, sources, result, observe):
        sink.write(rows)
        for name, found in rows.items():
            result.counts[name] = result.counts.get(name, 0) + len(found)
        for error in rows.get("errors", ()):
            logger.error("%s: %s", error["source"], error["message"])
    sink.close()
    return result


def _discover(inputs: Sequence[str | Path], settings: Settings) -> list[Source]:
    sources = discover(inputs, settings.read_options())
    if not sources:
        named = ", ".join(str(name) for name in inputs)
        raise NothingToReadError(
            f"{named}: no document found; give files or folders with .txt .md .html .jsonl .json "
            ".csv .tsv .parquet .pdf (also .gz)"
        )
    return sources


def _rows(
    extractor: Extractor, sources: Sequence[Source], result: RunResult, observe: Observer
) -> Iterator[dict[str, list[Row]]]:
    items = read_sources(sources, extractor.settings.read_options())
    for found in extractor.run(items):
        observe(found)
        if isinstance(found, Findings):
            yield rows_of(found)
        else:
            result.failed += found.stage not in HARMLESS_STAGES
            yield {"errors": [failure_row(found)]}


def _warnings(result: RunResult) -> list[str]:
    if not result.counts["errors"]:
        return []
    return [f"{result.counts['errors']} rows in the table errors"]
