"""Runs made of sentences of our own, without a model: every table is filled, every offset holds."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import simplejson

from pipeline.assertions import Argument, Quotation, Relation, Statement
from pipeline.records import (
    Document,
    Entity,
    Findings,
    Mention,
    QuantityExpression,
    SourceFailure,
    TemporalExpression,
)
from pipeline.tables.canonical import canonical_entities
from pipeline.tables.cells import json_value
from pipeline.tables.rows import failure_row, rows_of
from pipeline.tables.schema import tables

FIRST = ("Awa", "Luc", "Inès", "Marc", "Zoé", "Paul", "Nadia", "Émile", "Rose", "Yann")
LAST = ("Diallo", "Morel", "Kaci", "Leroux", "Perrin", "Bianchi", "Tran", "Ferrand", "Okoye")
CITIES = ("Brest", "Dakar", "Genève", "Lille", "Namur", "Québec", "Rabat", "Tunis", "Lyon")
BODIES = ("Orvane", "Tissages du Nord", "Banque Alta", "Port de Saône", "Institut Verne")
MONTHS = ("janvier", "mars", "mai", "juin", "août", "octobre", "décembre")
MONTH_NUMBERS = (1, 3, 5, 6, 8, 10, 12)


class Builder:
    """Writes a text piece by piece and notes what stands where."""

    def __init__(self) -> None:
        self.text = ""
        self.sentences: list[int] = []
        self.spans: list[tuple[type, dict]] = []
        self.labels: dict[str, tuple[str, str]] = {}

    def say(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def name(self, name: str, label: str) -> dict:
        """A mention; what arguments need of it."""
        start, end = self.say(name)
        self.labels[f"{label}/{name}"] = (label, name)
        place = {"start": start, "end": end, "text": name}
        more = {"label": label, "kind": "name", "entity": f"{label}/{name}", "origin": "test/name"}
        self.spans.append((Mention, place | more))
        return place | {"entity": f"{label}/{name}", "label": label}

    def span(self, made: type, words: str, **columns: object) -> dict:
        start, end = self.say(words)
        self.spans.append((made, columns | {"start": start, "end": end, "text": words}))
        return self.spans[-1][1]

    def note(self, made: type, start: int, end: int, **columns: object) -> None:
        text = self.text[start:end]
        self.spans.append((made, columns | {"start": start, "end": end, "text": text}))


def paragraph(to: Builder, seed: int) -> None:
    """Who met whom where and when; who gave how much to whom; who said what."""
    person = f"{FIRST[seed % 10]} {LAST[seed % 9]}"
    other = f"{FIRST[(seed * 7 + 3) % 10]} {LAST[(seed * 5 + 1) % 9]}"
    begin = len(to.text)
    to.sentences.append(begin)
    who = to.name(person, "PER")
    to.say(" ")
    met = to.say("a rencontré")
    to.say(" ")
    whom = to.name(other, "PER")
    to.say(" à ")
    where = to.name(CITIES[seed % 9], "LOC")
    to.say(" le ")
    month = seed % 7
    moment = datetime(2018 + seed % 8, MONTH_NUMBERS[month], 1 + seed % 28)
    when = to.span(
        TemporalExpression, f"{moment.day} {MONTHS[month]} {moment.year}", kind="DATE",
        value=moment.date().isoformat(), earliest=moment, origin="test/date",
        latest=moment.replace(hour=23, minute=59), resolved=True,
    )  # fmt: skip
    to.say(". ")
    common = {"origin": "test/meeting", "confidence": 0.9}
    to.note(
        Statement, *met, predicate="rencontrer", kind="verb", voice="active", tense="past",
        agent=who, patient=whom, place=where, date=when, **common,
    )  # fmt: skip
    evidence = {"evidence_start": begin, "evidence_end": len(to.text) - 1}
    to.note(
        Relation, *met, type="met_with", subject=who, object=whom, place=where, date=when,
        statement=met, **evidence, **common,
    )  # fmt: skip
    _gift(to, seed)
    _quotation(to, who)


def _gift(to: Builder, seed: int) -> None:
    begin = len(to.text)
    to.sentences.append(begin)
    giver = to.name(BODIES[seed % 5], "ORG")
    to.say(" ")
    gave = to.say("aurait versé")
    to.say(" ")
    amount = Decimal(seed % 40 + 1)
    much = to.span(
        QuantityExpression, f"{amount} millions d'euros", kind="money", low=amount * 10**6,
        high=amount * 10**6, modifier="exact", unit="EUR", unit_text="euros", origin="test/money",
    )  # fmt: skip
    to.say(" à ")
    receiver = to.name(BODIES[(seed + 2) % 5], "ORG")
    to.say(". ")
    common = {"origin": "test/gift", "confidence": 0.7, "modality": "reported", "quantity": much}
    to.note(
        Statement, *gave, predicate="verser", kind="verb", voice="active", tense="past",
        agent=giver, recipient=receiver, **common,
    )  # fmt: skip
    evidence = {"evidence_start": begin, "evidence_end": len(to.text) - 1}
    arguments = {"subject": giver, "object": receiver, "statement": gave}
    to.note(Relation, *gave, type="transferred", **arguments, **evidence, **common)


def _quotation(to: Builder, speaker: dict) -> None:
    begin = len(to.text)
    to.sentences.append(begin)
    to.say("« ")
    content = to.say("Nous avons tenu parole")
    to.say(" », a déclaré ")
    said = to.name(str(speaker["text"]), "PER")
    to.say(".\n\n")
    places = {"content_start": content[0], "content_end": content[1]}
    common = {"origin": "test/quotation", "mode": "direct", "cue": "a déclaré"}
    to.note(Quotation, begin, len(to.text) - 3, speaker=said, **places, **common)


def findings(number: int, paragraphs: int = 8, prefix: str = "") -> Findings:
    """One document; ``prefix`` is put before its text and into its metadata."""
    to = Builder()
    to.say(prefix)
    for index in range(paragraphs):
        paragraph(to, number * paragraphs + index * 3)
    document = Document(
        doc_id=f"{prefix}article-{number:04}", text=to.text,
        source=f"{prefix}article-{number:04}.txt",
        format="text", title=f"{prefix}Article {number} : rencontre à {CITIES[number % 9]}",
        author=f"{prefix}A. Auteur", publisher="Journal d'essai",
        url=f"https://example.org/{number}",
        published=datetime(2024, 1 + number % 12, 1), published_precision="day",
    )  # fmt: skip
    made: dict[type, list] = {}
    for kind, columns in to.spans:
        made.setdefault(kind, []).append(_record(kind, columns, to.text, made))
    mentions = made[Mention]
    entities = [
        Entity(key=key, label=label, name=name, n_mentions=sum(m.entity == key for m in mentions))
        for key, (label, name) in to.labels.items()
    ]
    names = {
        Mention: "mentions", TemporalExpression: "dates", QuantityExpression: "quantities",
        Statement: "statements", Relation: "relations", Quotation: "quotations",
    }  # fmt: skip
    found = {names[kind]: tuple(records) for kind, records in made.items()}
    return Findings(
        document=document,
        language="fr",
        sentences=tuple(to.sentences),
        entities=tuple(entities),
        **found,
    )


def _record(kind: type, columns: dict, text: str, made: dict[type, list]) -> object:
    """The record itself: arguments and linked values are known by their place."""
    filled = dict(columns)
    for column in ("subject", "object", "agent", "patient", "recipient", "place", "speaker"):
        if column in filled:
            filled[column] = Argument(**filled[column], source=text)
    for column, of in (("date", TemporalExpression), ("quantity", QuantityExpression)):
        if column in filled:
            start = filled[column]["start"]
            filled[column] = next(one for one in made[of] if one.start == start)
    return kind(**filled, source=text)


def write_run(
    folder: Path, documents: list[Findings], failures: tuple[SourceFailure, ...] = ()
) -> Path:
    """A finished run as JSONL, as ``glaneur run --format jsonl`` leaves it."""
    folder.mkdir(parents=True)
    counts = dict.fromkeys(tables(), 0)
    with (folder / "extractions.jsonl").open("w", encoding="utf-8") as lines:
        for found in documents:
            rows = rows_of(found)
            (document,) = rows.pop("documents")
            lines.write(_json({**document, **rows}))
            counts["documents"] += 1
            for name, some in rows.items():
                counts[name] += len(some)
    entities = [row for found in documents for row in rows_of(found)["entities"]]
    canonical = canonical_entities(entities)
    lines_of_run = "".join(map(_json, canonical))
    (folder / "canonical_entities.jsonl").write_text(lines_of_run, encoding="utf-8")
    counts |= {"errors": len(failures), "canonical_entities": len(canonical)}
    errors = "".join(_json(failure_row(failure)) for failure in failures)
    (folder / "errors.jsonl").write_text(errors, encoding="utf-8")
    manifest = {
        "versions": {"glaneur": "0.1.0"},
        "model": {"name": "none", "version": "0"},
        "settings": {"csv_dialect": "standard", "csv_formulas": "keep"},
        "counts": counts,
        "warnings": ["2 rows in the table errors"] if failures else [],
        "files": ["extractions.jsonl", "errors.jsonl"],
    }
    (folder / "run.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def _json(row: dict) -> str:
    text: str = simplejson.dumps(row, default=json_value, use_decimal=True, ensure_ascii=False)
    return text + "\n"
