"""Answers of queries in a terminal: all that was asked for can be read."""

import io

import pyarrow as pa
from rich.console import Console

from pipeline.report.listing import answer_lines


def shown(answer: pa.Table, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width)
    for line in answer_lines(answer, "table"):
        console.print(line)
    return console.file.getvalue()


def test_brackets_are_text():
    assert "un « trou [sic] »" in shown(pa.table({"text": ["un « trou [sic] »"]}))


def test_many_columns_stand_below_one_another():
    columns = {f"column_{n:02}": [f"valeur {n} a", f"valeur {n} b"] for n in range(12)}
    lines = shown(pa.table(columns | {"empty": [None, "plein"]})).splitlines()
    assert sum("valeur 11" in line for line in lines) == 2
    assert [line.split() for line in lines if "column_03" in line] == [
        ["column_03", "valeur", "3", "a"],
        ["column_03", "valeur", "3", "b"],
    ]
    assert [line.split() for line in lines if "empty" in line] == [["empty", "plein"]]


def test_a_wide_terminal_has_them_side_by_side():
    columns = {f"column_{n:02}": [f"valeur {n}"] for n in range(12)}
    lines = shown(pa.table(columns), width=200).splitlines()
    assert sum("valeur" in line for line in lines) == 1
