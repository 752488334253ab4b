"""Typed relations between entities: roles, nationality, and what statements say."""

from pipeline.relations.people import find_role_relations

__all__ = ["find_role_relations"]
