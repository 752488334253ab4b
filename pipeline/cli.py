"""The command line: each command reads its options and calls one function."""

from __future__ import annotations

import json
import logging
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.logging import RichHandler
from rich.table import Table
from rich.text import Text

from pipeline import cli_options as opt
from pipeline.errors import GlaneurError, InterruptedRunError, UsageError
from pipeline.settings import Settings
from pipeline.sources.remote import is_uri

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pipeline.batch import RunResult
    from pipeline.batch.run import Observer


class Form(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"


app = typer.Typer(
    name="glaneur",
    help="French text in, tables out: people, places, organisations, dates, quantities.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
stderr = Console(stderr=True)
stdout = Console()


def main() -> None:
    """Entry point: errors of ours become one clear line and their exit code."""
    try:
        app()
    except GlaneurError as error:
        stderr.print(
            f"glaneur: {error}", style="red", markup=False, highlight=False, soft_wrap=True
        )
        sys.exit(error.exit_code)


@app.callback()
def _common(version: opt.Version = False, verbose: opt.Verbose = False) -> None:
    level = logging.DEBUG if verbose else logging.WARNING
    handler = RichHandler(console=stderr, show_path=verbose, show_time=verbose)
    logging.basicConfig(level=logging.WARNING, format="%(message)s", handlers=[handler])
    logging.getLogger("pipeline").setLevel(level)


@app.command()
def run(
    inputs: opt.Inputs,
    out: opt.Out = None,
    config: opt.Config = None,
    formats: opt.Formats = None,
    csv_dialect: opt.CsvDialect = None,
    csv_formulas: opt.CsvFormulas = None,
    model: opt.Model = None,
    reference_date: opt.ReferenceDate = None,
    gazetteer: opt.Gazetteer = None,
    names: opt.Names = None,
    rules: opt.Rules = None,
    columns: opt.Columns = None,
    input_format: opt.InputFormat = None,
    encoding: opt.Encoding = None,
    workers: opt.Workers = None,
    timeout: opt.Timeout = None,
    engine: opt.Engine = None,
    address: opt.Address = None,
    overwrite: opt.Overwrite = False,
    resume: opt.Resume = False,
    quiet: opt.Quiet = False,
) -> None:
    """Extract documents into a folder of tables (or JSONL on standard output: `--out -`)."""
    opt.check_stream(out, overwrite=overwrite, resume=resume, formats=formats)
    settings = Settings.load(
        config,
        formats=formats,
        csv_dialect=csv_dialect,
        model=model,
        reference_date=reference_date,
        gazetteer=gazetteer,
        names=names,
        rules=rules,
        input_format=input_format,
        encoding=encoding,
        csv_formulas=csv_formulas,
        workers=workers,
        timeout_per_document=timeout,
        engine=engine,
        address=address,
        **opt.column_settings(columns),
    )
    with _progress(quiet or out == "-") as observe:
        result = _run(inputs, out, settings, observe, overwrite=overwrite, resume=resume)
    if not quiet:
        _summary(result)
    raise typer.Exit(result.exit_code)


def _run(
    inputs: list[str], out: str | None, settings: Settings, observe: Observer, **existing: bool
) -> RunResult:
    from pipeline import batch

    if out == "-":
        return batch.run_to_stream(inputs, sys.stdout, settings, observe=observe)
    folder = opt.run_folder(inputs, out)
    with _interruptible(folder):
        if out is not None and is_uri(out):
            return batch.run_remote(inputs, out, folder, settings, observe=observe, **existing)
        return batch.run(inputs, folder, settings, observe=observe, **existing)


@contextmanager
def _interruptible(folder: Path) -> Iterator[None]:
    """End at Ctrl-C, and as well when told to by a scheduler, with a word on how to go on."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        raise InterruptedRunError(
            f"interrupted; what is done is kept in {folder}: run the same command with --resume"
        ) from None
    finally:
        signal.signal(signal.SIGTERM, before)


@app.command()
def show(
    source: Annotated[str, typer.Argument(help="One file, or `-` for standard input.")],
    document: Annotated[
        str | None, typer.Option("--doc", help="Id of the document, in a file with many.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="List every row with its rule and why.")
    ] = False,
    model: opt.Model = None,
    reference_date: opt.ReferenceDate = None,
    columns: opt.Columns = None,
) -> None:
    """Show one document: its text with marks, then its tables."""
    from pipeline.extractor import Extractor
    from pipeline.report.terminal import show as show_findings
    from pipeline.sources import read_one

    settings = Settings.load(
        model=model, reference_date=reference_date, **opt.column_settings(columns)
    )
    found = read_one(source, settings.read_options(), doc_id=document)
    extraction = Extractor(settings).extract_documents([found])
    if not extraction.findings:
        raise UsageError(f"{source}: {extraction.failures[0].message}")
    show_findings(extraction.findings[0], stdout, explain=explain)


@app.command()
def report(
    folder: Annotated[Path, typer.Argument(help="Folder of a finished run.")],
    out: Annotated[
        Path | None, typer.Option(help="File to write. Default: report.html in the folder.")
    ] = None,
) -> None:
    """Write a finished run as one HTML page that opens from disk, without a network."""
    from pipeline.report.page import write_report

    stdout.print(f"report  {write_report(folder, out)}", soft_wrap=True)


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="A statement of DuckDB's SQL.")],
    run: Annotated[Path | None, typer.Argument(help="Default: the last of outputs/.")] = None,
    form: Annotated[Form, typer.Option("--format", help="table, csv, json.")] = Form.table,
) -> None:
    """Ask a finished run in SQL: `glaneur query "select name, n_mentions from entities"`."""
    from pipeline.report.listing import answer_lines
    from pipeline.tables.query import latest_run
    from pipeline.tables.query import query as ask

    _print_lines(answer_lines(ask(run or latest_run(Path("outputs")), sql), form.value))


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(help="Folder of the one run.")],
    after: Annotated[Path, typer.Argument(help="Folder of the other.")],
    form: Annotated[Form, typer.Option("--format", help="table, json.")] = Form.table,
) -> None:
    """Say which rows came, went or changed between two runs, e.g. of two versions or models."""
    from pipeline.report.listing import change_lines
    from pipeline.tables.comparison import compare_runs
    from pipeline.tables.reading import read_run

    changes = list(compare_runs(read_run(before), read_run(after)))
    _print_lines(change_lines(changes, form.value))


@app.command()
def check() -> None:
    """Check Python, packages and models; say what to do where something lacks."""
    from pipeline.checkup import check_up

    table = Table("what", "state", "found", "what to do")
    styles = {"ok": "green", "optional": "yellow", "missing": "red"}
    missing = False
    for finding in check_up():
        style = styles[finding.state]
        state = Text(finding.state, style=style)
        table.add_row(finding.name, state, Text(finding.detail), Text(finding.advice))
        missing |= finding.state == "missing"
    stdout.print(table)
    raise typer.Exit(3 if missing else 0)


@app.command()
def schema(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON Schema.")] = False,
) -> None:
    """Print the tables: columns, types, units, descriptions."""
    from pipeline.report.terminal import schema_tables
    from pipeline.tables.schema import json_schema

    if as_json:
        typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
        return
    for table in schema_tables():
        stdout.print(table)


@app.command()
def evaluate(
    task: Annotated[str, typer.Argument(help="ner, parser, dates, quantities.")],
    gold: Annotated[Path, typer.Argument(help="Gold file or folder.")],
    model: opt.Model = None,
    out: Annotated[Path | None, typer.Option(help="Write the scores as JSON.")] = None,
    errors: Annotated[Path | None, typer.Option(help="Write a readable list of errors.")] = None,
) -> None:
    """Score the extraction against gold annotations; prints JSON."""
    from pipeline.evaluation import evaluate as score

    scores: dict[str, Any] = score(task, gold, model=model or "auto", out=out, errors=errors)
    typer.echo(json.dumps(scores, ensure_ascii=False, indent=2))


@contextmanager
def _progress(silent: bool) -> Iterator[Observer]:
    """A counter of documents on a terminal, nothing elsewhere."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    if silent or not stderr.is_terminal:
        yield lambda _: None
        return
    shown = (SpinnerColumn(), TextColumn("{task.completed} documents"), TimeElapsedColumn())
    with Progress(*shown, console=stderr, transient=True) as progress:
        task = progress.add_task("extract", total=None)
        yield lambda n_more: progress.advance(task, n_more)


def _print_lines(lines: Iterable[RenderableType]) -> None:
    for line in lines:
        if isinstance(line, str):
            typer.echo(line)
        else:
            stdout.print(line)


def _summary(result: RunResult) -> None:
    for problem in result.problems:
        stderr.print(problem, style="yellow", markup=False, highlight=False, soft_wrap=True)
    if result.folder is None:
        return
    table = Table("table", "rows")
    for name, count in result.counts.items():
        table.add_row(name, str(count))
    stdout.print(table)
    stdout.print(f"model   {result.model.name} {result.model.version} ({result.model.origin})")
    stdout.print(f"tables  {result.folder}", soft_wrap=True)
    if result.counts["errors"]:
        stdout.print("some inputs had problems: see the table errors", style="yellow")
