"""French wording of the page: names of tables, columns, values and types of relations."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def headings() -> dict[str, Any]:
    """The content of ``assets/headings.toml``: section → name in the data → French wording."""
    text = (files("pipeline.report") / "assets" / "headings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
