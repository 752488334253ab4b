"""The spaCy pipeline that reads French: model, sentence boundaries, names."""

from __future__ import annotations

from pipeline.language.chunks import chunks
from pipeline.language.identify import detect_language
from pipeline.language.models import (
    ModelDescription,
    describe_model,
    installed_models,
    load_model,
)

__all__ = [
    "ModelDescription",
    "chunks",
    "describe_model",
    "detect_language",
    "installed_models",
    "load_model",
]
