"""CSV and TSV: a header line, then one document a row; the text field is taken verbatim."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.errors import SourceError
from pipeline.records import SourceFailure
from pipeline.sources.content import open_stream
from pipeline.sources.fields import Content, draft, no_text_column, select
from pipeline.sources.lines import Line, read_lines
from pipeline.sources.source import Draft, ReadOptions, Source, failure

DELIMITERS = (",", ";", "\t", "|")
# A file of one column needs no delimiter: one that no text holds keeps unquoted commas in the text.
_NO_DELIMITER = "\x1f"


@dataclass(slots=True)
class _Feed:
    """Lines for ``csv.reader``, remembered since the last good row so that they can be reread."""

    lines: Iterator[Line]
    waiting: list[Line] = field(default_factory=list)
    taken: list[Line] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.waiting.pop() if self.waiting else next(self.lines)
        self.taken.append(line)
        return line.text

    def give_back(self, n_kept: int) -> None:
        """Put back all lines taken but the first ``n_kept``."""
        self.waiting.extend(reversed(self.taken[n_kept:]))
        self.taken = self.taken[:n_kept]


def read_delimited(source: Source, options: ReadOptions) -> Iterator[Draft | SourceFailure]:
    """Yield one document for each row; its place is the number of the line where it begins.

    The delimiter (comma, semicolon, tab or bar) is the one that sets the text column apart in the
    header. A row that can't be read, such as one whose quote is never closed, is reported, and
    reading goes on at the next line.
    """
    # The limit is global to Python's csv module; max_bytes bounds a line, hence most fields.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    with open_stream(source, options) as stream:
        feed = _Feed(read_lines(_with_newlines(stream, options), source.name, options))
        header, delimiter = _header(feed, source, options)
        n_rows = 0
        for row in _rows(feed, source, delimiter, len(header)):
            n_rows += bool(row)
            yield from _problems(source, feed)
            if isinstance(row, SourceFailure):
                yield row
            elif row:
                yield from _from_row(source, header, row, feed.taken[0], options)
    if not n_rows:
        raise SourceError(source.name, "holds a header and no rows: nothing to read")


def _with_newlines(stream: io.BufferedReader, options: ReadOptions) -> io.BufferedReader:
    """Turn the CR line ends of "CSV (Macintosh)" into LF, which lines are split at."""
    head = stream.peek()
    if b"\n" in head or b"\r" not in head:
        return stream
    data = stream.read(options.max_bytes).replace(b"\r", b"\n")
    return io.BufferedReader(io.BytesIO(data))


def _header(feed: _Feed, source: Source, options: ReadOptions) -> tuple[list[str], str]:
    line = next((text for text in feed if text.strip()), None)
    if line is None:
        raise SourceError(source.name, "holds only white space: no header to read")
    feed.taken.clear()
    line = line.rstrip("\r\n").replace("\r", " ")  # a lone CR is an error to csv
    candidates = {
        delimiter: [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]
        for delimiter in DELIMITERS
    }
    fitting = {d: names for d, names in candidates.items() if options.text in names}
    if not fitting:
        columns = max(candidates.values(), key=len)
        raise no_text_column(source.name, columns, options)
    delimiter = max(fitting, key=lambda d: len(fitting[d]))
    names = fitting[delimiter]
    return names, delimiter if len(names) > 1 else _NO_DELIMITER


def _rows(
    feed: _Feed, source: Source, delimiter: str, width: int
) -> Iterator[list[str] | SourceFailure]:
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.taken.clear()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            feed.give_back(1)
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
            unquoted = _unquoted(feed.taken[0].text, delimiter, width)
            if unquoted is None:
                yield _row_failure(source, feed, f"row can't be read: {error}")
                continue
            row = unquoted
        if len(row) > width:
            yield _row_failure(
                source, feed, f"{len(row)} fields where the header has {width}: is a quote missing?"
            )
        else:
            yield row


def _unquoted(line: str, delimiter: str, width: int) -> list[str] | None:
    """Read a line whose quotes are text (``"Bonjour", dit-il``), if that gives the right width."""
    row = line.rstrip("\r\n").split(delimiter)
    return row if len(row) == width else None


def _problems(source: Source, feed: _Feed) -> Iterator[SourceFailure]:
    for line in feed.taken:
        if line.problem is not None:
            yield failure(source.name, line.problem, stage="decode" if line.text else "read")


def _from_row(
    source: Source, header: list[str], row: list[str], first: Line, options: ReadOptions
) -> Iterator[Draft | SourceFailure]:
    record: dict[str, object] = dict(zip(header, row, strict=False))
    content = Content(
        text=record.get(options.text),
        fields=select(record, options),
        encoding=first.encoding,
        place=first.number,
    )
    try:
        yield from draft(source, content, options)
    except SourceError as error:
        yield failure(source.name, error)


def _row_failure(source: Source, feed: _Feed, message: str) -> SourceFailure:
    name = f"{source.name}#{feed.taken[0].number}"
    return failure(name, SourceError(name, message))
