"""Markdown as blocks of plain text, by markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["heading", "paragraph", "rule", "image", "link", "bold", "code"]
_PLACEHOLDER = re.compile(r"image not found( or type unknown)?", re.IGNORECASE)
_URL = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a Markdown text.

    Attributes
    ----------
    kind
        ``link``: a paragraph that is one link shown as its address; ``bold``: a paragraph all in
        bold; ``image``: images or their placeholder only.
    text
        Its text without markup; that of a link is its address.
    """

    kind: Kind
    text: str


def blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks of a text in CommonMark with tables, in order, empty ones left out.

    A line break inside a paragraph is a space, a hard one stays; HTML gives its text.
    """
    row: list[str] | None = None
    heading = False
    for token in _parser().parse(markdown):
        if token.type == "heading_open":
            heading = True
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield Block("paragraph", "\t".join(row or ()))
            row = None
        elif token.type == "inline" and row is not None:
            row.append(_text(token.children or ()))
        elif token.type == "inline":
            yield from _inline(token, "heading" if heading else None)
            heading = False
        else:
            yield from _leaf(token)


def _leaf(token: Token) -> Iterator[Block]:
    # Under a paragraph, --- makes a heading of it; who writes it mostly means a rule.
    if token.type == "hr" or (token.type == "heading_close" and token.markup == "-"):
        yield Block("rule", "")
    elif token.type in ("fence", "code_block") and token.content.strip():
        yield Block("code", token.content.strip("\n"))
    elif token.type == "html_block":
        yield from _html(token.content)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Four spaces in front of a paragraph are typography in French prose, not code.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")


def _inline(token: Token, kind: Kind | None) -> Iterator[Block]:
    children = [child for child in token.children or () if child.type != "text" or child.content]
    text = _text(children).strip()
    shows_image = not text and any(child.type == "image" for child in children)
    if shows_image or _PLACEHOLDER.fullmatch(text):
        kind = "image"
    elif kind is None:
        kind = _kind(children, text)
    if kind == "link" and children[0].type == "link_open":
        text = str(children[0].attrGet("href"))
    if text or kind == "image":
        yield Block(kind or "paragraph", text)


def _kind(children: Sequence[Token], text: str) -> Kind:
    if _URL.fullmatch(text):
        return "link"
    ends = (children[0].type, children[-1].type) if children else ("", "")
    n_strong = sum(child.type == "strong_open" for child in children)
    return "bold" if n_strong == 1 and ends == ("strong_open", "strong_close") else "paragraph"


def _text(children: Sequence[Token]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak" or (
            child.type == "html_inline" and child.content.lower().startswith("<br")
        ):
            parts.append("\n")
    return "".join(parts)


def _html(content: str) -> Iterator[Block]:
    from lxml import html  # type: ignore[import-untyped]

    content = re.sub(r"(?is)<!--.*?-->|<(script|style)\b.*?</\1\s*>", "", content)
    if not re.sub(r"<[^>]*>", "", content).strip():
        return
    text = " ".join(str(html.fromstring(f"<div>{content}</div>").text_content()).split())
    if text:
        yield Block("paragraph", text)
