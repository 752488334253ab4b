"""All records: frozen, slotted, and refused when their offsets do not give their text.

Offsets are Unicode code points into ``Document.text``, end exclusive. A missing value is ``None``.
The columns of the tables, with their units and descriptions, stand in ``pipeline.tables.schema``.
"""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pipeline.errors import OffsetError

if TYPE_CHECKING:
    from pipeline.assertions import Quotation, Relation, Statement

Precision = Literal["year", "month", "day", "minute"]
Label = Literal["PER", "LOC", "ORG", "EVENT", "PRODUCT", "MISC"]
MentionKind = Literal["name", "nominal", "pronoun", "demonym"]
DateKind = Literal["DATE", "TIME", "DURATION", "SET"]
QuantityKind = Literal["count", "money", "percent", "measure", "ordinal", "age", "ratio"]
Change = Literal["up", "down", "none"]


def check_span(source: str, start: int, end: int, text: str) -> None:
    """Raise ``OffsetError`` unless ``source[start:end] == text`` and the span is not empty."""
    if not 0 <= start < end <= len(source) or source[start:end] != text:
        raise OffsetError(
            f"offsets {start}:{end} give {source[max(start, 0) : end]!r}, the record says {text!r}"
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """The moment that relative expressions lean on: a document's publication date.

    Attributes
    ----------
    moment
        Local time of the document, without time zone; parts finer than ``precision`` are zero
        (month and day are 1).
    precision
        The finest part of ``moment`` that is known.
    """

    moment: datetime
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with its metadata, frozen before the first offset is given out."""

    doc_id: str
    text: str
    source: str
    format: str
    encoding: str | None = None
    sha256: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: datetime | None = None
    published_precision: Precision | None = None

    @property
    def reference(self) -> Reference | None:
        """The publication date as an anchor of relative dates, or ``None``."""
        if self.published is None or self.published_precision is None:
            return None
        return Reference(self.published, self.published_precision)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFailure:
    """A row of ``errors``: what could not be read or extracted, and why."""

    source: str
    stage: str
    exception: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """What all findings share: a span of a text, checked against that text when it is made.

    Attributes
    ----------
    start, end
        Code points into the text, end exclusive.
    text
        ``source[start:end]``.
    origin
        Component and rule that found it, e.g. ``dates/relative_year``.
    source
        The whole text; compared at construction and not kept.
    """

    start: int
    end: int
    text: str
    origin: str
    source: InitVar[str]

    def __post_init__(self, source: str) -> None:
        check_span(source, self.start, self.end, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemporalExpression(TextSpan):
    """A temporal expression (TIMEX3) with its value.

    Attributes
    ----------
    kind
        TIMEX3 type.
    value
        As DESIGN lists them: ``2021-05``, ``DCT-P1Y``, ``PT30.4S``, ``XXXX-WXX-1``…
    earliest, latest
        The calendar interval, latest inclusive; ``None`` where the value is not anchored.
    modifier
        ``start mid end approx before after since until`` or ``None``.
    anchor
        Index, in the same list of expressions, of the one it leans on; ``None`` when it leans on
        the document's date or on nothing.
    resolved
        False for a relative value without its reference.
    """

    kind: DateKind
    value: str | None
    earliest: datetime | None = None
    latest: datetime | None = None
    modifier: str | None = None
    anchor: int | None = None
    resolved: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityExpression(TextSpan):
    """A quantity with its exact bounds, unit, SI value, and what it counts or measures.

    Attributes
    ----------
    low, high
        Bounds in ``unit``; equal when exact or approximate; ``None`` where open.
    modifier
        ``exact approx min max range fuzzy``.
    unit
        ISO 4217 code or UCUM; ``%``; ``a`` for ages; ``None`` for counts and ordinals.
    unit_text
        The unit as written.
    low_si, high_si, unit_si
        The bounds in SI base or coherent units, where a factor exists.
    item, item_start, item_end
        What is counted or measured, with its own offsets.
    change
        ``up down none`` when the text speaks of a change, else ``None``.
    """

    kind: QuantityKind
    low: Decimal | None
    high: Decimal | None
    modifier: str
    unit: str | None = None
    unit_text: str | None = None
    low_si: Decimal | None = None
    high_si: Decimal | None = None
    unit_si: str | None = None
    item: str | None = None
    item_start: int | None = None
    item_end: int | None = None
    change: Change | None = None

    def __post_init__(self, source: str) -> None:
        check_span(source, self.start, self.end, self.text)
        if self.item is not None and self.item_start is not None and self.item_end is not None:
            check_span(source, self.item_start, self.item_end, self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(TextSpan):
    """One mention of an entity.

    Attributes
    ----------
    entity
        Key of its entity in the document (``Entity.key``).
    head
        The head word of the mention.
    stands_for
        Key of the entity meant, where a place is used for its government.
    """

    label: Label
    kind: MentionKind
    entity: str
    head: str | None = None
    stands_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, place, organisation… of one document, with what is known of its identity."""

    key: str
    label: Label
    name: str
    aliases: tuple[str, ...] = ()
    n_mentions: int = 0
    country: str | None = None
    wikidata: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(TextSpan):
    """A title or role in a text, with those who hold it.

    Attributes
    ----------
    role
        The role in the singular, without article, country and body: ``vice-premier ministre``.
    lemma
        The masculine singular of its noun, equal for ``directrice`` and ``directeurs``.
    kind
        ``office`` (a post), ``occupation``, ``situation`` (witness, victim, driver) or ``kin``.
    head_start, head_end
        Code points of the role noun.
    holders
        Offsets of the mentions of those who hold it, in text order; empty when the text names
        nobody.
    bodies
        Offsets of the mentions (names, demonyms) of what it belongs to: country, body, person.
    """

    role: str
    lemma: str
    kind: Literal["office", "occupation", "situation", "kin"]
    head_start: int
    head_end: int
    gender: Literal["m", "f"] | None = None
    plural: bool = False
    determiner: Literal["definite", "indefinite", "possessive", "demonstrative"] | None = None
    holders: tuple[tuple[int, int], ...] = ()
    bodies: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was found in one document.

    Attributes
    ----------
    language
        ISO 639-1 code, or ``None`` when the text is too short to tell.
    sentences
        Start offset of each sentence, ascending.
    dates
        In text order; ``TemporalExpression.anchor`` indexes this tuple.
    titles
        What relations of people and roles are read from; no table of its own.
    """

    document: Document
    language: str | None
    sentences: tuple[int, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    titles: tuple[Title, ...] = ()
    dates: tuple[TemporalExpression, ...] = ()
    quantities: tuple[QuantityExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    relations: tuple[Relation, ...] = ()
