"""Markdown: metadata from front matter, header and footer; prose with its markup removed.

What becomes a column is not prose. The first heading is the title, and stands in ``title`` only:
headlines lack articles and verbs that the rules lean on, and what they tell is told again below.
It stays in the text where the front matter gives another title. In the header (all that stands
before the first paragraph of prose) a line such as ``Auteur Marie Dubois (AFP)`` is the author; in
the footer a lone link is the url and a lone bold line the publisher. Image placeholders and rules
are dropped anywhere. Front matter wins over header and footer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import SourceError
from pipeline.records import SourceFailure
from pipeline.sources.content import load
from pipeline.sources.decoding import decode
from pipeline.sources.fields import Content, draft, select
from pipeline.sources.furniture import footer, header
from pipeline.sources.markup import Block, blocks
from pipeline.sources.plain import replaced_characters, unix_line_ends, visible
from pipeline.sources.source import Draft, ReadOptions, Source, failure

_LONGEST_FRONT_MATTER = 65_536


def read_markdown(source: Source, options: ReadOptions) -> Iterator[Draft | SourceFailure]:
    """Yield the one document of a Markdown file.

    Headings, paragraphs, list items and table rows are lines, blank lines between them.
    """
    data = load(source, options)
    decoded = decode(data, source.name, options.encoding)
    yield from replaced_characters(source, decoded)
    try:
        metadata, body = split_front_matter(visible(unix_line_ends(decoded.text)))
    except ValueError as error:
        metadata, body = {}, str(error.args[1])
        yield failure(source.name, SourceError(source.name, error.args[0]), stage="metadata")
    article = _article(body, select(metadata, options))
    content = Content(
        text=article.text,
        fields=article.fields,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    yield from draft(source, content, options)


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """Return the YAML front matter of a text as a dictionary, and the rest.

    A text that merely begins with a rule has none.

    Raises
    ------
    ValueError
        If the front matter is no valid YAML; the second argument is the rest.
    """
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    text = text.lstrip()
    if not handler.detect(text):
        return {}, text
    try:
        raw, rest = handler.split(text)
    except ValueError:  # no closing line
        return {}, text
    if len(raw) > _LONGEST_FRONT_MATTER:
        return {}, text
    try:
        loaded = handler.load(raw)
    except Exception as error:
        message = f"front matter is no valid YAML ({' '.join(str(error).split())}): passed over"
        raise ValueError(message, rest) from error
    return (loaded, rest) if isinstance(loaded, dict) else ({}, text)


@dataclass(frozen=True, slots=True)
class _Article:
    text: str
    fields: dict[str, object]


def _article(body: str, given: dict[str, object]) -> _Article:
    found, prose = header(list(blocks(body)), title=given["title"])
    at_end, prose = footer(prose)
    found = {**at_end, **found}
    text = "\n\n".join(block.text for block in prose if _is_prose(block))
    # An article of a title alone is still an article.
    text = text or str(found.get("title") or "")
    return _Article(text, {name: given[name] or found.get(name) for name in given})


def _is_prose(block: Block) -> bool:
    return bool(block.text) and block.kind not in ("rule", "image")
