"""Mentions and entities: names, gazetteer, demonyms, and who is who in a document."""

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.resolution import Resolution, resolve_entities

__all__ = ["NameCandidate", "Resolution", "resolve_entities"]
