"""All settings with their defaults, in one place: a TOML file, then options that override it."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from pipeline.errors import SettingsError
from pipeline.records import Reference
from pipeline.sources.published import parse_published
from pipeline.sources.source import ReadOptions

# Settings that leave no trace in the tables.
WORK_SETTINGS = frozenset(
    {"batch_chars", "workers", "timeout_per_document", "recycle_after", "engine", "address"}
)

Format = Literal["csv", "json", "jsonl", "parquet", "graphml", "jsonld", "ntriples"]


class Settings(BaseModel):
    """Settings of a run; each field is a key of the TOML file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: str = Field("auto", description="spaCy model: auto, an installed name, or a path")
    gazetteer: str | None = Field(
        None, description="CSV file of names to find: name,label,aliases,id,country"
    )
    names: str | None = Field(
        None, description="TSV or Parquet table of names to link: id,type,names"
    )
    places: Literal["auto", "builtin"] = Field(
        "auto", description="auto: towns by GeoNames where the extra `places` is installed"
    )
    rules: tuple[str, ...] = Field(
        (), description="TOML files of further relation rules; an id there replaces a packaged one"
    )
    formats: tuple[Format, ...] = Field(("csv", "jsonl"), description="table formats written")
    csv_dialect: Literal["standard", "excel-fr"] = Field(
        "standard", description="excel-fr: semicolon, decimal comma, BOM"
    )
    csv_formulas: Literal["keep", "neutralise"] = Field(
        "keep",
        description="neutralise: an apostrophe before cells that a spreadsheet would run",
    )
    text: str = Field("text", description="column of the text in tables and JSON")
    id: str = Field("id", description="column of the document id")
    date: str = Field("date", description="column of the publication date (ISO)")
    title: str = Field("title", description="column of the title")
    author: str = Field("author", description="column of the author")
    publisher: str = Field("publisher", description="column of the publisher")
    url: str = Field("url", description="column of the address")
    encoding: str | None = Field(
        None, description="encoding of the inputs; detected when not given"
    )
    reference_date: str | None = Field(
        None, description="ISO anchor of relative dates where a document has no publication date"
    )
    input_format: str | None = Field(None, description="read every input as this format")
    max_bytes: int = Field(
        100 * 2**20, gt=0, description="largest file or line held in memory, in bytes"
    )
    max_expansion: int = Field(
        100, gt=0, description="largest ratio of a .gz file's content to its size"
    )
    max_chars: int = Field(20_000_000, gt=0, description="longest text of a document")
    chunk_chars: int = Field(
        100_000, ge=1_000, description="longer texts go through the model in pieces of this length"
    )
    batch_chars: int = Field(
        200_000, gt=0, description="characters that go through the model at once"
    )
    engine: Literal["local", "ray"] = Field(
        "local", description="local: this machine; ray: the cluster at `address`"
    )
    address: str = Field("auto", description="of the Ray cluster; auto: the one of this machine")
    workers: int = Field(1, ge=1, description="processes, each with the model in memory")
    timeout_per_document: float | None = Field(
        None, gt=0, description="seconds; a document that takes longer becomes a row of errors"
    )
    recycle_after: int = Field(
        10_000, gt=0, description="documents after which a worker gives way to a fresh one"
    )

    @field_validator("formats", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """``"csv,json"`` and repeated values both work; order and doubles do not matter."""
        if isinstance(value, str):
            value = [part.strip() for part in value.split(",") if part.strip()]
        return tuple(sorted(set(value))) if isinstance(value, list | tuple) else value

    @field_validator("formats")
    @classmethod
    def _some(cls, value: tuple[Format, ...]) -> tuple[Format, ...]:
        if not value:
            raise ValueError(
                "name at least one of csv, json, jsonl, parquet, graphml, jsonld, ntriples"
            )
        return value

    @field_validator("reference_date")
    @classmethod
    def _iso(cls, value: str | None) -> str | None:
        if value is not None:
            parse_published(value)
        return value

    @classmethod
    def load(cls, path: Path | None = None, **options: Any) -> Settings:
        """Read a settings file and override it with options.

        Parameters
        ----------
        path
            TOML file, or ``None`` for the defaults.
        **options
            Values by setting name; ``None`` means "not given".

        Raises
        ------
        SettingsError
            A file that is missing or no TOML, an unknown key, a value that is not allowed.
        """
        given = {} if path is None else _read_toml(path)
        given |= {key: value for key, value in options.items() if value is not None}
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            raise SettingsError(_explain(error, path)) from None

    @property
    def reference(self) -> Reference | None:
        """``reference_date`` with its precision."""
        return (
            None
            if self.reference_date is None
            else Reference(*parse_published(self.reference_date))
        )

    def read_options(self) -> ReadOptions:
        """The part of the settings that readers of inputs need, under the same names."""
        fields = ReadOptions.__dataclass_fields__
        return ReadOptions(
            format=self.input_format, **{name: value for name, value in self if name in fields}
        )

    def fingerprint(self) -> str:
        """SHA-256 of the settings in canonical JSON: equal fingerprints, equal tables.

        How the work is shared out is not part of it.
        """
        shaping = self.model_dump_json(exclude=set(WORK_SETTINGS))
        return hashlib.sha256(shaping.encode()).hexdigest()


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None


def _explain(error: ValidationError, path: Path | None) -> str:
    where = f"{path}: " if path else ""
    known = ", ".join(Settings.model_fields)
    lines = []
    for problem in error.errors():
        key = ".".join(str(part) for part in problem["loc"])
        if problem["type"] == "extra_forbidden":
            lines.append(f"{where}unknown setting {key!r}; the settings are {known}")
        else:
            lines.append(f"{where}setting {key!r}: {problem['msg']} (got {problem['input']!r})")
    return "\n".join(lines)
