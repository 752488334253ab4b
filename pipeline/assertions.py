"""Records of what a text asserts: statements, quotations, relations, and their arguments.

Each field is a column of its table under the same name, or the span that several columns come
from (``agent`` → ``agent_id agent_text agent_start agent_end``).
"""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from typing import Literal

from pipeline.records import Mention, QuantityExpression, TemporalExpression, TextSpan, check_span

Polarity = Literal["positive", "negative"]
Modality = Literal[
    "factual", "planned", "intended", "possible", "required", "enabled", "purpose", "reported",
    "hypothetical",
]  # fmt: skip
StatementKind = Literal["verb", "light_verb", "noun", "copula"]
Voice = Literal["active", "passive"]
Tense = Literal["past", "present", "future", "infinitive", "none"]
QuotationMode = Literal["direct", "indirect", "selon"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An entity or a noun phrase that takes part in something.

    Attributes
    ----------
    start, end, text
        Code points into the document's text, end exclusive, and what stands there.
    entity
        Key of the entity meant (``Entity.key``); of the first one, where several are coordinated.
    label
        Label of that entity.
    head
        Lemma of the head word.
    parts
        The coordinated members, each an argument, where there are several.
    clause
        Whether it is a clause or infinitive, not a noun phrase.
    source
        The whole text; compared at construction and not kept.
    """

    start: int
    end: int
    text: str
    entity: str | None = None
    label: str | None = None
    head: str = ""
    parts: tuple[Argument, ...] = ()
    clause: bool = False
    source: InitVar[str]

    def __post_init__(self, source: str) -> None:
        check_span(source, self.start, self.end, self.text)

    @classmethod
    def of_mention(cls, source: str, mention: Mention) -> Argument:
        """The argument that a mention is, in the text ``source``."""
        return cls(
            start=mention.start,
            end=mention.end,
            text=mention.text,
            source=source,
            entity=mention.entity,
            label=mention.label,
            head=mention.head or "",
        )

    @property
    def members(self) -> tuple[Argument, ...]:
        """The coordinated members, or the argument itself."""
        return self.parts or (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(TextSpan):
    """A clause or an eventive noun; its span is the verb with its auxiliaries, or the noun.

    Attributes
    ----------
    predicate
        Infinitive of the whole expression: ``signer``, ``faire don de``, ``se rendre``.
    obliques
        Other complements, each with its preposition; not a column.
    parent
        Span of the statement that this one depends on.
    confidence
        Estimated probability that predicate, agent and patient are right.
    """

    predicate: str
    kind: StatementKind
    voice: Voice
    tense: Tense
    polarity: Polarity = "positive"
    modality: Modality = "factual"
    agent: Argument | None = None
    patient: Argument | None = None
    recipient: Argument | None = None
    place: Argument | None = None
    date: TemporalExpression | None = None
    quantity: QuantityExpression | None = None
    purpose: Argument | None = None
    cause: Argument | None = None
    attributed_to: Argument | None = None
    parent: Span | None = None
    obliques: tuple[tuple[str, Argument], ...] = ()
    confidence: float = 0.5

    @property
    def span(self) -> Span:
        """Where it stands: what ids are made of."""
        return self.start, self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(TextSpan):
    """Somebody's words or their gist; the span runs from the content to the cue.

    Attributes
    ----------
    speaker
        Who says it; ``None`` where the text leaves it open.
    cue
        The reporting expression as written: ``a-t-il ajouté``, ``selon``.
    content_start, content_end
        Code points of what is said, without quotation marks.
    """

    mode: QuotationMode
    speaker: Argument | None
    cue: str | None
    content_start: int
    content_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(TextSpan):
    """A typed relation from subject to object; the span is what triggers it.

    Attributes
    ----------
    type
        As DESIGN lists them: ``position_held``, ``signed``…
    property
        Wikidata property, where one exists.
    role
        A title, an offence, a kin word, the thing transferred.
    value
        A normalised date or number.
    place, of
        Where it happened; the body or country of a role.
    confidence
        Estimated probability that type, arguments, polarity and modality are right.
    evidence_start, evidence_end
        Code points of the passage that says it.
    statement
        Span of the statement it was read from.
    """

    type: str
    property: str | None = None
    subject: Argument | None = None
    object: Argument | None = None
    role: str | None = None
    value: str | None = None
    date: TemporalExpression | None = None
    place: Argument | None = None
    quantity: QuantityExpression | None = None
    of: Argument | None = None
    polarity: Polarity = "positive"
    modality: Modality = "factual"
    attributed_to: Argument | None = None
    confidence: float
    evidence_start: int
    evidence_end: int
    statement: Span | None = None
