"""The colours of all findings, and what is made of them: a style sheet, options of displaCy."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

# Opacity of the wash behind an entity: pale on white, deep on black, text readable on both.
WASH = 0.22
DATE_LABELS = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of finding looks and is called.

    Attributes
    ----------
    label
        Label of an entity, or ``DATE QUANTITY STATEMENT``.
    layer
        ``mention date quantity statement``.
    name, plural
        In French.
    colour
        ``#rrggbb``.
    """

    label: str
    layer: str
    name: str
    plural: str
    colour: str


@cache
def palette() -> dict[str, Style]:
    """All styles by label, in the order of the legend."""
    text = (files(__package__) / "palette.toml").read_text(encoding="utf-8")
    return {label: Style(label=label, **body) for label, body in tomllib.loads(text).items()}


def known_label(label: object) -> str:
    """The label itself where it has a style, else ``MISC``: class names never come from data."""
    return str(label) if label in palette() else "MISC"


@cache
def stylesheet() -> str:
    """CSS of the marks that ``marked_html`` makes, for light and dark pages alike."""
    rules = [(files(__package__) / "marks.css").read_text(encoding="utf-8").strip()]
    for style in palette().values():
        wash = f"{style.colour}{round(WASH * 255):02x}"
        rules.append(f".g-{style.label}{{--g-line:{style.colour};--g-wash:{wash}}}")
    return "\n".join(rules) + "\n"


def displacy_options() -> dict[str, Any]:
    """Colours of all labels, for ``displacy.render(doc, style="ent", options=…)``."""
    styles = palette()
    colours = {label: _on_white(style.colour) for label, style in styles.items()}
    colours |= dict.fromkeys(DATE_LABELS, colours["DATE"])
    return {"colors": colours}


def _on_white(colour: str) -> str:
    """The wash of a colour over white, as displaCy knows no transparency."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * 2 * WASH):02x}" for part in parts)
