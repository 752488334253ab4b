"""glaneur: French text in, tables out.

>>> from pipeline import Extractor
>>> extraction = Extractor().extract("Ada Lovelace a visité Turin en 1840.")
>>> extraction.mentions[["text", "label"]]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.errors import GlaneurError
    from pipeline.extractor import Extractor
    from pipeline.settings import Settings
    from pipeline.tables.frames import Extraction
    from pipeline.tables.reading import read_run

# Public name → module; loaded when first asked for, so that `import pipeline` costs nothing.
_PUBLIC = {
    "Extraction": "pipeline.tables.frames",
    "Extractor": "pipeline.extractor",
    "GlaneurError": "pipeline.errors",
    "Settings": "pipeline.settings",
    "read_run": "pipeline.tables.reading",
}

__all__ = ["Extraction", "Extractor", "GlaneurError", "Settings", "read_run"]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
