"""Who reports a quotation: the agent of its verb, the person meant by ``a-t-elle ajouté``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.assertions import Argument, Quotation, Statement
from pipeline.records import Mention
from pipeline.statements.parsed import Parsed

_GENDERS = {"il": "Masc", "lui": "Masc", "elle": "Fem"}
_ARTICLES = {"le": "Masc", "un": "Masc", "la": "Fem", "une": "Fem"}
_FAR = 400  # characters from one quotation to the next of the same speaker
_NEAR = 60  # characters from a reporting verb to its speaker


def resolve_speakers(parsed: Parsed, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """Quotations with the person whom the pronoun of their cue stands for.

    ``« Je reste », dit la maire, Awa Diop. « Je lutterai », a-t-elle ajouté.``: the speaker of the
    quotation before, else the one person told of before, where nobody else is named between the
    two, outside of what is said, and no title is of the other gender.
    """
    text, genders = parsed.reading.text, _genders(parsed)
    contents = [(one.content_start, one.content_end) for one in quotations]
    people = [
        one
        for one in parsed.reading.mentions
        if one.label == "PER" and not any(s <= one.start < e for s, e in contents)
    ]
    last: Quotation | None = None
    for one in quotations:
        speaker = one.speaker
        gender = _GENDERS.get(speaker.text.lower()) if speaker and not speaker.entity else None
        if speaker and gender:
            person = _person_before(last, one, people)
            if person is not None and genders.get(person, gender) == gender:
                known = replace(speaker, source=text, entity=person, label="PER")
                one = replace(one, source=text, speaker=known)  # noqa: PLW2901
        yield one
        if one.speaker is not None and one.speaker.label == "PER" and one.speaker.entity:
            last = one


def _person_before(last: Quotation | None, one: Quotation, people: Sequence[Mention]) -> str | None:
    """The only person named since the last speaker, that one included, or in the stretch before."""
    end = one.content_start
    start, found = max(end - _FAR, 0), set[str]()
    if last is not None and last.speaker is not None and last.end > start:
        start = last.speaker.end
        found = {last.speaker.entity or ""}
    found |= {m.entity for m in people if start <= m.start < end}
    return found.pop() if len(found) == 1 else None


def _genders(parsed: Parsed) -> dict[str, str]:
    """Gender of the people who hold a title, by their entity, as far as article or form tell."""
    text, found = parsed.reading.text, dict[str, str]()
    by_span = {(m.start, m.end): m.entity for m in parsed.reading.mentions}
    for title in parsed.reading.titles:
        before = text[max(title.head_start - 4, 0) : title.head_start].lower().split()
        gender = _ARTICLES.get(before[-1]) if before else None
        if gender is None and text[title.head_start : title.head_end].lower() != title.lemma:
            gender = "Fem"  # lemmas are masculine
        for span in title.holders if gender else ():
            if span in by_span:
                found.setdefault(by_span[span], gender or "")
    return found


def name_reporters(
    text: str, statements: Sequence[Statement], quotations: Sequence[Quotation]
) -> Iterator[Statement]:
    """Statements, those of reporting verbs with the speaker as agent: ``…, a précisé le maire``."""
    for one in statements:
        speaker = _reporter(one, quotations)
        if speaker is None:
            yield one
            continue
        told = one.patient
        itself = told is not None and told.start < speaker.end and speaker.start < told.end
        patient = None if itself else told
        yield replace(one, source=text, agent=speaker, patient=patient)


def _reporter(one: Statement, quotations: Sequence[Quotation]) -> Argument | None:
    """The speaker after a verb that stands beside the content of a quotation."""
    if one.kind == "noun" or one.voice == "passive":
        return None
    for quotation in quotations:
        speaker = quotation.speaker
        inside = quotation.content_start <= one.start < quotation.content_end
        beside = quotation.start <= one.end and one.start < quotation.end
        if speaker is not None and beside and not inside:
            after = one.start <= speaker.start < one.end + _NEAR
            agent = one.agent
            lost = agent is None or agent.start < quotation.content_end <= one.start
            if after and lost and quotation.mode != "selon":
                return speaker
    return None
