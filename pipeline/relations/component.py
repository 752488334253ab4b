"""The spaCy component ``glaneur_relations``: relations of a ``Doc`` for users of spaCy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.assertions import Relation
from pipeline.entities import resolve_entities
from pipeline.relations.finder import Facts, find_relations
from pipeline.relations.rules import RuleSet, load_rules
from pipeline.statements import Reading, find_statements

_EXTENSION = "glaneur_relations"


@Language.factory(
    "glaneur_relations",
    assigns=["doc._.glaneur_relations"],
    requires=["doc._.glaneur_names", "doc._.glaneur_tree"],
    default_config={"rules": []},
)
def make_relations(nlp: Language, name: str, rules: Sequence[str]) -> GlaneurRelations:
    """Make the component.

    Parameters
    ----------
    rules
        Paths of further rule files; a rule there replaces the packaged one of the same id.
    """
    return GlaneurRelations(load_rules(tuple(rules)))


class GlaneurRelations:
    """Makes ``doc._.glaneur_relations`` ready; they are worked out when first asked for."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        if not Doc.has_extension(_EXTENSION):
            Doc.set_extension(_EXTENSION, getter=relations_of)

    def __call__(self, doc: Doc) -> Doc:
        """Remember the rules with the document."""
        doc.user_data[_EXTENSION] = self.rules
        return doc


def relations_of(doc: Doc) -> list[Relation]:
    """The relations of one ``Doc``; without a parse only those of names side by side."""
    resolved = resolve_entities(
        doc.text, doc._.glaneur_names, sentences=tuple(s.start_char for s in doc.sents)
    )
    found: dict[str, Any] = {
        "text": doc.text,
        "mentions": resolved.mentions,
        "dates": doc._.glaneur_dates or (),
        "quantities": doc._.glaneur_quantities or (),
        "titles": resolved.titles,
    }
    tree = doc._.glaneur_tree
    reading = None if tree is None else Reading(tree=tree, **found)
    statements, quotations = find_statements(reading) if reading else ([], [])
    facts = Facts(
        entities=resolved.entities,
        statements=statements,
        quotations=quotations,
        **found,
    )
    return find_relations(facts, doc.user_data.get(_EXTENSION))
