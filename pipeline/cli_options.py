"""Options that several commands share, and how they become settings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.errors import UsageError
from pipeline.sources.remote import is_uri

COLUMN_SETTINGS = ("text", "id", "date", "title", "author", "publisher", "url")


def _print_version(asked: bool) -> None:
    if asked:
        from pipeline.batch.manifest import versions
        from pipeline.language import describe_model

        found, model = versions(), describe_model()
        typer.echo(f"glaneur {found['glaneur']}")
        typer.echo(f"Python {found['python']}, spaCy {found['spacy']}")
        typer.echo(f"model {model.name} {model.version} ({model.origin})")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version",
        callback=_print_version,
        is_eager=True,
        help="Versions of glaneur, spaCy and the model.",
    ),
]
Gazetteer = Annotated[
    str | None, typer.Option(help="CSV file of names to find: name,label,aliases,id,country.")
]
Names = Annotated[
    str | None, typer.Option(help="TSV or Parquet table of names to link: id,type,names.")
]
Rules = Annotated[
    list[str] | None,
    typer.Option(help="TOML file of further relation rules; may be given more than once."),
]
Verbose = Annotated[bool, typer.Option("--verbose", help="Log what happens, with tracebacks.")]
Inputs = Annotated[
    list[str],
    typer.Argument(help="Files, folders, patterns, or `-` for standard input.", show_default=False),
]
Out = Annotated[
    str | None,
    typer.Option(
        help="Folder of the run, here or remote (`s3://…`); `-`: JSONL on standard output. "
        "Default: `outputs/<input name>`."
    ),
]
Config = Annotated[Path | None, typer.Option(help="TOML file of settings.")]
Formats = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="Of csv,json,jsonl,parquet,graphml,jsonld,ntriples. Default: csv,jsonl.",
    ),
]
CsvDialect = Annotated[
    str | None, typer.Option(help="standard, or excel-fr: semicolon, decimal comma, BOM.")
]
CsvFormulas = Annotated[
    str | None,
    typer.Option(
        help="keep, or neutralise: an apostrophe before cells that a spreadsheet would run."
    ),
]
Model = Annotated[
    str | None, typer.Option(help="auto, an installed French spaCy model, or its folder.")
]
ReferenceDate = Annotated[
    str | None,
    typer.Option(help="ISO date that relative dates lean on where a document has none."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        help="Name of a column, as FIELD=COLUMN, e.g. `--column text=corps`; "
        f"fields: {' '.join(COLUMN_SETTINGS)}. Repeat for more.",
    ),
]
InputFormat = Annotated[
    str | None, typer.Option(help="Read every input as this format, whatever its ending.")
]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the inputs. Default: detected.")]
Workers = Annotated[
    int | None, typer.Option(help="Processes, each with the model in memory. Default: 1.")
]
Engine = Annotated[str | None, typer.Option(help="local, or ray (a cluster). Default: local.")]
Address = Annotated[
    str | None, typer.Option(help="Of the Ray cluster, or auto: the one of this machine.")
]
Timeout = Annotated[
    float | None,
    typer.Option(
        "--timeout-per-document",
        help="Seconds after which a document is given up and becomes a row of errors.",
    ),
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Complete a run that was killed or interrupted.")
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace an earlier run.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no summary.")]


def column_settings(columns: list[str] | None) -> dict[str, Any]:
    """``["text=corps"]`` → ``{"text": "corps"}``.

    Raises
    ------
    UsageError
        A value without ``=``, or a field that does not exist.
    """
    pairs = [column.partition("=") for column in columns or ()]
    for field, equals, name in pairs:
        if field not in COLUMN_SETTINGS or not equals or not name:
            raise UsageError(
                f"--column {field}{equals}{name}: write FIELD=COLUMN with a field of "
                f"{', '.join(COLUMN_SETTINGS)}"
            )
    return {field: name for field, _, name in pairs}


def check_stream(out: str | None, *, overwrite: bool, resume: bool, formats: str | None) -> None:
    """Refuse options that mean nothing where the rows go to standard output.

    Raises
    ------
    UsageError
        Names the option.
    """
    other_format = formats not in (None, "jsonl")
    given = {"--overwrite": overwrite, "--resume": resume, "--format": other_format}
    for option, is_given in given.items():
        if out == "-" and is_given:
            raise UsageError(f"{option}: --out - writes JSONL to standard output; name a folder")


def run_folder(inputs: list[str], out: str | None) -> Path:
    """Where a run is made: the folder that ``--out`` names, or one in ``outputs``."""
    if out is None:
        return default_folder(inputs)
    if is_uri(out):
        return Path("outputs") / re.sub(r"[^\w.-]+", "-", out).strip("-")
    return Path(out)


def default_folder(inputs: list[str]) -> Path:
    """``outputs/<name of the first input>``, without its ending."""
    name = Path(inputs[0]).resolve().name if inputs[0] != "-" else "stdin"
    stem = name.split(".")[0] if not name.startswith(".") else name.strip(".")
    return Path("outputs") / (stem.strip("*?[]") or "run")
