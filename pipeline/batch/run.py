"""A run: discover, plan, have the shards done, put the tables together; or go on with one."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter
from typing import IO, Any

from pipeline.batch.engine import Engine, make_engine
from pipeline.batch.manifest import Inputs, manifest, model_entry, starting_point
from pipeline.batch.merge import merge
from pipeline.batch.plan import Shard, plan
from pipeline.batch.result import RunResult
from pipeline.batch.resume import RunState, differences, is_unfinished, writing
from pipeline.batch.shard_file import ShardResult, unpack
from pipeline.batch.worker import MOST_PROBLEMS
from pipeline.errors import InputChangedError, NothingToReadError
from pipeline.language import ModelDescription
from pipeline.settings import Settings
from pipeline.sources import Source, discover
from pipeline.sources.formats import known_extensions
from pipeline.tables.run_folder import MANIFEST, check_free, publish, read_manifest
from pipeline.tables.text_formats import JsonlFormat

logger = logging.getLogger(__name__)

Observer = Callable[[int], None]
"""Told how many documents have been done since it was last called."""


def run(
    inputs: Sequence[str | Path],
    folder: Path,
    settings: Settings,
    *,
    overwrite: bool = False,
    resume: bool = False,
    observe: Observer = lambda _: None,
) -> RunResult:
    """Extract all inputs into a folder of tables.

    Whatever ends it before the end, what is done stays in the folder for ``resume``; so it does
    where an input changed or vanished meanwhile, beside tables of what could be read.

    Parameters
    ----------
    inputs
        Files, folders, patterns, or ``-`` for standard input.
    folder
        The run's folder.
    settings
        All settings.
    overwrite
        Replace an earlier run in ``folder``, finished or not.
    resume
        Complete an unfinished run in ``folder``; begin one where there is none.
    observe
        Called as documents are done, e.g. by a progress bar.

    Raises
    ------
    UsageError
        ``folder`` holds something and neither ``overwrite`` nor ``resume`` fits; or another
        process is running there.
    NothingToReadError
        The inputs name no file at all; nothing is written.
    InputChangedError
        Inputs, settings, model or versions are not those of the run to be completed.
    OutputError
        The folder can't be written.
    WorkerError
        Worker processes can't be started.
    """
    check_free(folder, overwrite=overwrite, resume=resume)
    found = Inputs([one for one in _discover(inputs, settings) if not _is_within(one, folder)])
    start = starting_point(settings, found)
    if resume and not is_unfinished(folder) and (folder / MANIFEST).is_file():
        return _finished(folder, start)
    with (
        closing(RunState(folder, resume=resume)) as state,
        closing(make_engine(settings)) as engine,
    ):
        return _Run(settings, found, start, state, engine, observe).complete()


class _Run:
    """One run into a folder, step by step, with the time that each step takes."""

    def __init__(
        self,
        settings: Settings,
        inputs: Inputs,
        start: dict[str, Any],
        state: RunState,
        engine: Engine,
        observe: Observer,
    ) -> None:
        self._settings = settings
        self._inputs = inputs
        self._start = start
        self._state = state
        self._engine = engine
        self._observe = observe
        self._durations: dict[str, float] = {}

    def complete(self) -> RunResult:
        """Do what is not done yet and publish the tables."""
        self._state.compare(self._start)
        with self._timed("load"):
            model = self._engine.start()
        self._start["model"] = model_entry(model)
        self._state.begin(self._start)
        with self._timed("extract"):
            done = self._do_shards()
        self._engine.close()
        changes = list(self._inputs.changes())
        with self._timed("merge"):
            made, counts = merge(self._state, len(done), self._settings, changes)
        problems = [f"{one.source}: {one.message}" for one in changes]
        problems += [text for index in sorted(done) for text in done[index].problems]
        result = RunResult(
            self._state.folder,
            model.description,
            counts,
            failed=sum(one.failed for one in done.values()) + len(changes),
            problems=tuple(problems[:MOST_PROBLEMS]),
        )
        self._publish(made, result)
        if changes:
            # Tables with what there is, and a state to go on from once the inputs are back.
            self._state.forget({failure.source for failure in changes})
        else:
            self._state.remove()
        return result

    def _do_shards(self) -> dict[int, ShardResult]:
        """Have all shards done that are not; returns all, without their rows."""
        done = self._state.done()
        if done:
            logger.info("%d shards are done already", len(done))
        self._observe(sum(result.n_items for result in done.values()))
        planned: list[int] = []
        for result, packed in self._engine.run(self._shards(dict(done), planned)):
            self._state.store(result.index, packed)
            done[result.index] = result
            self._observe(result.n_items)
        return {index: done[index] for index in planned}

    def _shards(self, done: Mapping[int, ShardResult], planned: list[int]) -> Iterator[Shard]:
        """The shards that are not done; the index of each, done or not, goes to ``planned``."""
        for shard in plan(self._inputs.sources, self._settings.read_options()):
            planned.append(shard.index)
            if shard.index not in done or done[shard.index].key != shard.key:
                yield shard

    def _publish(self, made: Path, result: RunResult) -> None:
        content = manifest(
            settings=self._settings,
            start=self._start,
            counts=result.counts,
            failed=result.failed,
            problems=result.problems,
            durations=self._durations,
        )
        with writing(self._state.folder):
            publish(self._state.folder, made, content)

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        begin = perf_counter()
        yield
        self._durations[step] = perf_counter() - begin


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
    settings = settings.model_copy(update={"formats": ("jsonl",)})
    with closing(make_engine(settings)) as engine:
        result = RunResult(None, engine.start().description)
        for shard in in_order(engine.run(plan(sources, settings.read_options()))):
            stream.write(shard.fragments.get(JsonlFormat.MAIN, b"").decode())
            for line in shard.fragments.get("errors.jsonl", b"").splitlines():
                error = json.loads(line)
                logger.error("%s: %s", error["source"], error["message"])
            result.failed += shard.failed
            for name, count in shard.counts.items():
                result.counts[name] = result.counts.get(name, 0) + count
            observe(shard.n_items)
    stream.flush()
    return result


def in_order(results: Iterable[tuple[ShardResult, bytes]]) -> Iterator[ShardResult]:
    """The results of shards 0, 1, 2…, each as soon as all before it are there."""
    waiting: dict[int, bytes] = {}
    expected = 0
    for result, packed in results:
        waiting[result.index] = packed
        while expected in waiting:
            yield unpack(io.BytesIO(waiting.pop(expected)))
            expected += 1


def _discover(inputs: Sequence[str | Path], settings: Settings) -> list[Source]:
    sources = discover(inputs, settings.read_options())
    if not sources:
        named = ", ".join(str(name) for name in inputs)
        raise NothingToReadError(
            f"{named}: no document found; give files or folders with {known_extensions()}"
        )
    problems = [source.problem for source in sources if source.problem is not None]
    if len(problems) == len(sources):
        raise NothingToReadError("\n".join(f"{one.source}: {one.message}" for one in problems))
    return sources


def _is_within(source: Source, folder: Path) -> bool:
    """Whether an input is a table of the run itself, as in ``glaneur run . --out results``."""
    return source.path is not None and source.path.resolve().is_relative_to(folder.resolve())


def _finished(folder: Path, start: Mapping[str, Any]) -> RunResult:
    """The result of a run that needs no completing."""
    made = read_manifest(folder)
    if changes := list(differences(made, start)):
        raise InputChangedError(
            f"{folder}: holds a finished run of something else: {'; '.join(changes)}. Choose "
            "another --out, or replace it with --overwrite"
        )
    described = {name: value for name, value in made["model"].items() if name != "sha256"}
    described["components"] = tuple(described["components"])
    return RunResult(
        folder,
        ModelDescription(**described),
        made["counts"],
        made["failed"],
        tuple(made["problems"]),
    )
