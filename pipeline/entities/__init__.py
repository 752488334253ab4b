"""Mentions and entities: names, gazetteer, demonyms, and who is who in a document."""

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.identity import Resolver
from pipeline.entities.resolution import Resolution, resolve_entities
from pipeline.entities.resolvers import make_resolver

__all__ = ["NameCandidate", "Resolution", "Resolver", "make_resolver", "resolve_entities"]
