"""Score a model or the extraction against gold annotations: one function for every task."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.evaluation.results import Evaluation, render_errors

# A task is a function (gold, model) -> Evaluation, named "module:function" so that asking for
# one task imports only that one.
TASKS: dict[str, str] = {
    "ner": "pipeline.evaluation.ner:evaluate_names",
    "parser": "pipeline.evaluation.parser:evaluate_parser",
    "dates": "pipeline.evaluation.dates:evaluate_dates",
    "quantities": "pipeline.evaluation.quantities:evaluate_quantities",
    "entities": "pipeline.evaluation.entities:evaluate_entities",
    "relations": "pipeline.evaluation.relations:evaluate_relations",
    "statements": "pipeline.evaluation.statements:evaluate_statements",
    "quotations": "pipeline.evaluation.quotations:evaluate_quotations",
}


def evaluate(
    task: str,
    gold: Path,
    *,
    model: str = "auto",
    out: Path | None = None,
    errors: Path | None = None,
) -> dict[str, Any]:
    """Score a task against gold annotations.

    Parameters
    ----------
    task
        A key of `TASKS`.
    gold
        A file or folder in a format that the task reads.
    model
        As for ``load_model``.
    out
        Where the scores go as JSON, under the key names of ``spacy evaluate``.
    errors
        Where the list of errors goes as text.

    Returns
    -------
    dict
        The scores; fractions between 0 and 1.

    Raises
    ------
    UsageError
        An unknown task, or gold that is missing or in no known format.
    """
    gold = Path(gold)
    if task not in TASKS:
        raise UsageError(f"unknown task {task!r}; there are {', '.join(sorted(TASKS))}")
    if not gold.exists():
        raise UsageError(f"no gold annotations at {gold}")
    evaluation = _task(task)(gold, model)
    if out is not None:
        _write(Path(out), json.dumps(evaluation.scores, ensure_ascii=False, indent=2) + "\n")
    if errors is not None:
        _write(Path(errors), render_errors(evaluation.errors))
    return dict(evaluation.scores)


def _task(name: str) -> Callable[[Path, str], Evaluation]:
    module, _, function = TASKS[name].partition(":")
    task: Callable[[Path, str], Evaluation] = getattr(import_module(module), function)
    return task


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


__all__ = ["TASKS", "Evaluation", "evaluate"]
