"""JSON: one object, an array of objects, or JSON Lines with one object a line.

The text field is taken verbatim, white space and line ends included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pipeline.errors import SourceError
from pipeline.records import SourceFailure
from pipeline.sources.content import load, open_stream
from pipeline.sources.decoding import decode
from pipeline.sources.fields import Content, draft, no_text_column, select, where
from pipeline.sources.lines import Line, read_lines
from pipeline.sources.plain import replaced_characters
from pipeline.sources.source import Draft, ReadOptions, Source, failure

_NEXT_OBJECT = re.compile(r"\}\s*,\s*(?=\{)")
_SPACE = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


def read_jsonl(source: Source, options: ReadOptions) -> Iterator[Draft | SourceFailure]:
    """Yield one document for each line of JSON Lines; blank lines are passed over."""
    n_lines = 0
    with open_stream(source, options) as stream:
        for line in read_lines(stream, source.name, options):
            if line.text.strip() or line.problem:
                n_lines += 1
                yield from _from_line(source, line, options)
    if not n_lines:
        raise SourceError(source.name, "holds only white space: no JSON object to read")


def read_json(source: Source, options: ReadOptions) -> Iterator[Draft | SourceFailure]:
    """Yield one document for an object, one for each element of an array.

    The place of an element is its position in the array, from 1. After a broken element reading
    goes on at the next object. A file of JSON Lines named ``.json`` is read as such.
    """
    data = load(source, options)
    decoded = decode(data, source.name, options.encoding)
    yield from replaced_characters(source, decoded)
    text = decoded.text
    if not text.strip():
        raise SourceError(source.name, "holds only white space: no JSON to read")
    if _is_json_lines(text):
        yield from read_jsonl(source, options)
        return
    in_array = text.lstrip().startswith("[")
    index = 0
    for index, element in enumerate(_elements(text), start=1):
        place = index if in_array else None
        yield from _from_element(source, element, decoded.encoding, place, options)
    if not index:
        raise SourceError(source.name, "holds no object: nothing to read")


def _from_line(source: Source, line: Line, options: ReadOptions) -> Iterator[Draft | SourceFailure]:
    if line.problem is not None:
        yield failure(source.name, line.problem, stage="decode" if line.text else "read")
        if not line.text:
            return
    element: object
    try:
        element = json.loads(line.text.rstrip())  # so that a cut record fails at its end
    except (ValueError, RecursionError) as error:
        element = error
    yield from _from_element(source, element, line.encoding, line.number, options)


def _from_element(
    source: Source, element: object, encoding: str, place: int | None, options: ReadOptions
) -> Iterator[Draft | SourceFailure]:
    name = where(source.name, place)
    try:
        if isinstance(element, Exception):
            raise SourceError(name, f"no valid JSON: {_reason(element)}")
        if not isinstance(element, dict):
            raise SourceError(
                name, f"holds {type(element).__name__}, not an object with a field {options.text!r}"
            )
        if options.text not in element:
            raise no_text_column(name, list(element), options)
        content = Content(
            text=element[options.text],
            fields=select(element, options),
            encoding=encoding,
            place=place,
        )
        yield from draft(source, content, options)
    except SourceError as error:
        yield failure(name, error)


def _reason(error: Exception) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return str(error)
    # A record of JSON Lines is decoded alone, and its number is that of its line.
    line = f"line {error.lineno} " if error.lineno > 1 else ""
    return f"{error.msg} at {line}column {error.colno}"


def _is_json_lines(text: str) -> bool:
    """Tell whether a text that begins with an object goes on with another one on the next line."""
    if not text.lstrip().startswith("{"):
        return False
    try:
        _, end = _DECODER.raw_decode(text, _skip(text, 0))
    except (ValueError, RecursionError):
        return False
    return "\n" in text[end:] and text[end:].lstrip().startswith("{")


def _elements(text: str) -> Iterator[object]:
    """Yield the elements of an array, or the one value; an exception for each broken one."""
    position = _skip(text, 0)
    in_array = text[position] == "["
    position = _skip(text, position + in_array)
    while position < len(text) and not (in_array and text[position] == "]"):
        try:
            element, position = _DECODER.raw_decode(text, position)
            yield element
        except (ValueError, RecursionError) as error:
            yield error
            following = _NEXT_OBJECT.search(text, position + 1) if in_array else None
            if following is None:
                return
            position = following.end()
        if not in_array:
            return
        position = _skip(text, position)


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position
