"""From what a person types (files, folders, globs, ``-``) to a stable list of sources."""

from __future__ import annotations

import glob
import logging
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from pipeline.errors import SettingsError, SourceError
from pipeline.sources.content import read_standard_input
from pipeline.sources.formats import FORMATS, format_of, known_extensions
from pipeline.sources.remote import find_remote, is_uri
from pipeline.sources.source import ReadOptions, Source, failure

STANDARD_INPUT = "-"
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """A file, or what stood for one, with the folder that its name is relative to."""

    path: Path
    root: Path
    problem: str | None = None


def discover(inputs: Sequence[str | Path], options: ReadOptions | None = None) -> list[Source]:
    """Return the sources that inputs name, sorted by name, each file once.

    Parameters
    ----------
    inputs
        Files; addresses of remote ones (``s3://`` and others, see ``pipeline.sources.remote``);
        folders, searched at any depth for files of a known extension, hidden ones and
        symbolic links to folders passed over; globs (``**`` for any depth); ``-`` for standard
        input, which is read into memory here since it can be read once only.
    options
        ``format`` is that of every file named or found; in folders only files of a known
        extension are taken all the same. ``max_bytes`` bounds standard input.

    Returns
    -------
    list[Source]
        ``name`` is relative to the folder given (or the fixed part of the glob; a file is named
        without its folder). Names that would be the same, as of ``a/x.txt b/x.txt``, take in as
        many folders above as tell them apart. An input that is missing or of unknown format is a
        source with a ``problem``; an empty folder adds nothing.

    Raises
    ------
    SettingsError
        If ``options.format`` is unknown.
    """
    options = options or ReadOptions()
    format = options.format
    if format is not None and format not in FORMATS:
        raise SettingsError(f"unknown input format {format!r}: use one of {', '.join(FORMATS)}")
    found: list[_Found] = []
    remote: list[Source] = []
    for item in dict.fromkeys(str(item) for item in inputs):
        if is_uri(item):
            remote.extend(_remote(item, format))
        elif item != STANDARD_INPUT:
            found.extend(_find(item))
    sources = [_source(name, file, format) for name, file in _named(found)]
    sources += _apart(remote, {source.name for source in sources})
    if STANDARD_INPUT in {str(item) for item in inputs}:
        data = read_standard_input(options)
        sources.append(Source(name=STANDARD_INPUT, format=format or "text", data=data))
    return sorted(sources, key=lambda source: source.name)


def _remote(uri: str, format: str | None) -> Iterator[Source]:
    try:
        for address, name in find_remote(uri):
            chosen = format or format_of(PurePath(name)) or "text"
            yield Source(name=name, uri=address, format=chosen)
    except SourceError as error:
        yield Source(name=uri, problem=failure(uri, error))


def _apart(remote: Sequence[Source], taken: set[str]) -> Iterator[Source]:
    """The remote sources, each once, by their whole address where the name is not unique."""
    names = Counter(source.name for source in remote)
    for source in {source.uri or source.name: source for source in remote}.values():
        unique = names[source.name] == 1 and source.name not in taken
        yield source if unique or source.uri is None else replace(source, name=source.uri)


def _find(item: str) -> Iterator[_Found]:
    path = Path(item)
    if path.is_dir():
        yield from _walk(path)
    elif path.exists() or path.is_symlink():
        yield _explicit(path)
    elif glob.has_magic(item):
        yield from _expand(item)
    else:
        problem = "no such file or folder: check the path (a pattern needs * or ?)"
        yield _Found(path, path.parent, problem)


def _walk(folder: Path) -> Iterator[_Found]:
    n_found = 0
    problems: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and format_of(PurePath(name)):
                n_found += 1
                yield _Found(Path(parent, name), folder)
    for error in problems:
        message = f"folder can't be listed: {error.strerror}; check its permissions"
        yield _Found(Path(error.filename or folder), folder, message)
    if not n_found and not problems:
        logger.warning("%s: no file of a known extension", folder)


def _explicit(path: Path) -> _Found:
    problem = None
    if not path.exists():
        problem = "symbolic link to a file that is not there"
    elif not path.is_file():
        problem = "neither a file nor a folder: use - for a pipe"
    return _Found(path, path.parent, problem)


def _expand(pattern: str) -> Iterator[_Found]:
    root = _fixed_part(pattern)
    # Path.glob takes no absolute pattern.
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207
    n_found = 0
    for match in map(Path, matches):
        # With ** a folder's files match by themselves.
        if match.is_file() and format_of(match):
            n_found += 1
            yield _Found(match, root)
        elif match.is_dir() and "**" not in pattern:
            n_found += 1
            yield from (_Found(found.path, root, found.problem) for found in _walk(match))
    if not n_found:
        problem = f"the pattern matches no file of a known extension ({known_extensions()})"
        yield _Found(Path(pattern), root, problem)


def _fixed_part(pattern: str) -> Path:
    parts = Path(pattern).parts
    n_fixed = next(i for i, part in enumerate(parts) if glob.has_magic(part))
    return Path(*parts[: min(n_fixed, len(parts) - 1)])


def _source(name: str, file: _Found, format: str | None) -> Source:
    chosen = format or format_of(file.path)
    problem = file.problem
    if problem is None and chosen is None:
        problem = f"unknown extension; known: {known_extensions()}. Or name one with --input-format"
    row = failure(name, SourceError(name, problem)) if problem else None
    return Source(name=name, path=file.path, format=chosen or "text", problem=row)


def _named(found: Iterable[_Found]) -> Iterator[tuple[str, _Found]]:
    """Give each file one name, unique, whatever the order and overlap of the inputs."""
    by_path: dict[str, list[tuple[str, _Found]]] = {}
    for file in found:
        relative = os.path.relpath(file.path, file.root)
        by_path.setdefault(os.path.realpath(file.path), []).append((relative, file))
    # Of a file that was given twice the longest name says most.
    files = [max(names, key=lambda pair: (len(pair[0]), pair[0])) for names in by_path.values()]
    depths = [len(PurePath(relative).parts) for relative, _ in files]
    # A link keeps the name that the user sees.
    paths = [PurePath(os.path.abspath(file.path)) for _, file in files]  # noqa: PTH100
    while clashes := _clashes(paths, depths):
        for index in clashes:
            depths[index] += 1
    for path, depth, (_, file) in zip(paths, depths, files, strict=True):
        yield _tail(path, depth), file


def _clashes(paths: list[PurePath], depths: list[int]) -> list[int]:
    """Return the indices whose names are not unique and can still grow."""
    groups: dict[str, list[int]] = {}
    for index, (path, depth) in enumerate(zip(paths, depths, strict=True)):
        groups.setdefault(_tail(path, depth), []).append(index)
    return [
        index
        for group in groups.values()
        if len(group) > 1
        for index in group
        if depths[index] < len(paths[index].parts)
    ]


def _tail(path: PurePath, depth: int) -> str:
    name = PurePath(*path.parts[-depth:]).as_posix()
    # A name that is no UTF-8 could not be written into a table.
    return name.encode("utf-8", "backslashreplace").decode()
