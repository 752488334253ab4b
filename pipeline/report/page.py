"""``glaneur report``: a finished run → one self-contained HTML page.

The page loads nothing: scripts, styles and data stand in it, and its Content-Security-Policy
admits this one script by its hash and no connection at all. Texts of documents reach it through
``marked_html`` or as JSON, which the script only ever sets as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipeline.markup import palette, stylesheet
from pipeline.report.explain import explanation
from pipeline.report.headings import headings
from pipeline.report.payload import tables_payload
from pipeline.tables.reading import Run, read_run
from pipeline.tables.rows import Row
from pipeline.tables.run_folder import REPORT

# A page holds the texts of all documents; beyond this a browser would have to load 70 MB.
MOST_DOCUMENTS = 5_000
SCRIPTS = (
    "core.js", "find.js", "table.js", "columns.js", "card.js", "spans.js", "document.js",
    "entity.js", "charts.js", "overview.js", "layout.js", "network.js", "graph.js",
    "problems.js", "app.js",
)  # fmt: skip


def write_report(folder: str | Path, out: str | Path | None = None) -> Path:
    """Write the page of a finished run.

    Parameters
    ----------
    folder
        The run's folder, with tables in any format.
    out
        File to write; ``report.html`` in the run's folder by default.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    UsageError
        The folder holds no finished run.
    """
    run = read_run(folder)
    target = Path(out) if out else run.folder / REPORT
    # A lone surrogate has no UTF-8: one character takes its place, so that offsets hold.
    target.write_text(report_html(run), encoding="utf-8", errors="replace")
    return target


def report_html(run: Run) -> str:
    """The page as text: Jinja2 template, style sheets, scripts and the run's data as JSON."""
    from jinja2 import Environment, StrictUndefined

    script, style = _script(), _asset("report.css") + stylesheet()
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    page: str = environment.from_string(_asset("report.html.j2")).render(
        name=run_name(run),
        counts={name: run.manifest["counts"][name] for name in run.names},
        names=headings()["tables"],
        script=script,
        script_hash=_hash(script),
        style=style,
        style_hash=_hash(style),
        data=json_for_html(_data(run)),
    )
    return page


def run_name(run: Run) -> str:
    """The folder's name: what a person calls the run."""
    return run.folder.resolve().name


def _data(run: Run) -> dict[str, Any]:
    rows = _rows(run)
    manifest, shown = run.manifest, len(rows["documents"])
    left_out = manifest["counts"]["documents"] - shown
    cut = [f"Cette page montre {shown} documents ; {left_out} n'y sont pas."] if left_out else []
    return {
        "run": {
            "name": run_name(run),
            "model": "{name} {version}".format_map(manifest["model"]),
            "glaneur": manifest["versions"].get("glaneur"),
            "warnings": cut + manifest.get("warnings", []),
        },
        "styles": {
            label: {"layer": style.layer, "name": style.name, "plural": style.plural}
            for label, style in palette().items()
        },
        "headings": headings(),
        "why": _explanations(rows),
        "tables": tables_payload(rows),
    }


def _rows(run: Run) -> dict[str, list[Row]]:
    """The rows of each table, of at most ``MOST_DOCUMENTS`` documents."""
    names = [name for name in run.names if name != "canonical_entities"]
    rows: dict[str, list[Row]] = {name: run.arrow(name).to_pylist() for name in names}
    rows["documents"] = rows["documents"][:MOST_DOCUMENTS]
    if len(rows["documents"]) == run.manifest["counts"]["documents"]:
        return rows
    kept = {row["doc_id"] for row in rows["documents"]}
    return {
        name: [row for row in found if row.get("doc_id", "") in kept or name == "errors"]
        for name, found in rows.items()
    }


def _explanations(rows: dict[str, list[Row]]) -> dict[str, str]:
    """What the rules that made this run's rows say, in French, by origin."""
    origins = {row["origin"] for some in rows.values() for row in some if "origin" in row}
    known = {origin: explanation(origin, "fr") for origin in sorted(origins)}
    return {origin: why for origin, why in known.items() if why}


def json_for_html(value: object) -> str:
    """JSON that can stand in a ``<script>``: no character of it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _script() -> str:
    """All scripts in one scope that nothing outside can reach."""
    parts = "\n".join(_asset(name) for name in SCRIPTS)
    return f'"use strict";(() => {{\n{parts}\n}})();'


def _asset(name: str) -> str:
    return (files("pipeline.report") / "assets" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The source expression of Content-Security-Policy for an inline element."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
