"""What a run did, for whoever called it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import NothingToReadError
from pipeline.language import ModelDescription


@dataclass(slots=True)
class RunResult:
    """What a run did.

    Attributes
    ----------
    folder
        Where the tables are, an address if remote; ``None`` for standard output.
    model
        Description of the model used.
    counts
        Rows by table.
    failed
        Documents or inputs that were lost.
    problems
        What is wrong with the first of them.
    """

    folder: Path | str | None
    model: ModelDescription
    counts: dict[str, int] = field(default_factory=dict)
    failed: int = 0
    problems: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 all done, 1 some failed, 4 nothing readable."""
        if self.counts.get("documents", 0) == 0:
            return NothingToReadError.exit_code
        return 1 if self.failed else 0
