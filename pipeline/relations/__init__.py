"""Typed relations between entities: roles, nationality, and what statements say."""

from pipeline.relations.finder import Facts, find_relations
from pipeline.relations.people import find_role_relations
from pipeline.relations.rules import RuleSet, load_rules

__all__ = ["Facts", "RuleSet", "find_relations", "find_role_relations", "load_rules"]
