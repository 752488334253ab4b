"""A run from files to tables, without a trained model."""

import csv
import json
import sys

import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipeline.batch import run
from pipeline.collect import piece
from pipeline.errors import NothingToReadError, UsageError
from pipeline.settings import Settings
from pipeline.tables.schema import arrow_schema, tables

ALL = "csv,json,jsonl,parquet"

pytestmark = pytest.mark.usefixtures("blank_model")


csv.field_size_limit(sys.maxsize)


def rows(folder, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table_bytes(folder) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "run.json"
    }


def test_every_format_holds_the_same_rows(article, tmp_path):
    out = tmp_path / "run"
    run([article], out, Settings.load(formats=ALL))
    (line,) = (out / "extractions.jsonl").read_text(encoding="utf-8").splitlines()
    for name in ("mentions", "entities", "dates", "quantities"):
        in_csv = rows(out, name)
        in_json = json.loads((out / f"{name}.json").read_text(encoding="utf-8"))
        in_parquet = pq.read_table(out / name).to_pylist()
        assert len(in_csv) == len(in_json) == len(in_parquet) == len(json.loads(line)[name]) > 0
        assert [row["doc_id"] for row in in_csv] == [row["doc_id"] for row in in_parquet]
        assert json.loads(line)[name] == in_json


def test_csv_reads_as_the_arrow_schema_says(article, tmp_path):
    out = tmp_path / "run"
    run([article], out, Settings())
    for name in tables():
        frame = pd.read_csv(out / f"{name}.csv")
        assert tuple(frame.columns) == tables()[name].column_names


def test_parquet_has_one_schema_with_descriptions(article, tmp_path):
    out = tmp_path / "run"
    run([article], out, Settings.load(formats="parquet"))
    for name in tables():
        assert pq.read_schema(out / name / "part-00000.parquet").equals(
            arrow_schema(name), check_metadata=True
        )


def test_offsets_give_the_text(article, tmp_path):
    out = tmp_path / "run"
    run([article], out, Settings())
    (document,) = rows(out, "documents")
    for name in ("mentions", "dates", "quantities"):
        for row in rows(out, name):
            assert document["text"][int(row["start"]) : int(row["end"])] == row["text"]


def test_same_input_same_bytes(article, tmp_path):
    for name in ("one", "two"):
        run([article.parent], tmp_path / name, Settings.load(formats=ALL))
    assert table_bytes(tmp_path / "one") == table_bytes(tmp_path / "two")


def test_batches_do_not_matter(article, tmp_path):
    for number in range(5):
        (article.parent / f"{number}.txt").write_text(f"Il y a {number + 2} chats à Cuba.")
    run([article.parent], tmp_path / "one", Settings.load(formats=ALL, batch_chars=1))
    run([article.parent], tmp_path / "two", Settings.load(formats=ALL))
    assert table_bytes(tmp_path / "one") == table_bytes(tmp_path / "two")


def test_the_manifest_says_what_was_done(article, tmp_path):
    out = tmp_path / "run"
    run([article], out, Settings())
    manifest = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert manifest["inputs"][0]["source"] == "visite.txt"
    assert len(manifest["inputs"][0]["sha256"]) == 64
    assert manifest["counts"]["documents"] == 1
    assert manifest["settings_fingerprint"] == Settings().fingerprint()
    assert {"python", "spacy", "glaneur"} <= manifest["versions"].keys()
    assert all((out / name).is_file() for name in manifest["files"])


def test_excel_in_french(article, tmp_path):
    article.write_text("La ville a reçu 14,5 tonnes de riz.", encoding="utf-8")
    out = tmp_path / "run"
    run([article], out, Settings.load(formats="csv", csv_dialect="excel-fr"))
    content = (out / "quantities.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfdoc_id;start;")
    assert b";14,5;" in content


def test_an_existing_folder_is_refused_and_untouched(article, tmp_path):
    out = tmp_path / "run"
    out.mkdir()
    (out / "notes.txt").write_text("à garder")
    with pytest.raises(UsageError, match="--overwrite"):
        run([article], out, Settings())
    assert [path.name for path in out.iterdir()] == ["notes.txt"]


def test_overwrite_takes_the_old_tables_away_and_nothing_else(article, tmp_path):
    out = tmp_path / "run"
    run([article], out, Settings.load(formats=ALL))
    (out / "notes.txt").write_text("à garder")
    run([article], out, Settings.load(formats="csv"), overwrite=True)
    assert (out / "notes.txt").read_text() == "à garder"
    assert not (out / "mentions.json").exists()
    assert not list(out.rglob("*.parquet"))
    assert (out / "mentions.csv").exists()


def test_a_run_that_is_killed_leaves_no_table(article, tmp_path):
    out = tmp_path / "run"

    def kill(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([article], out, Settings(), observe=kill)
    assert [path.name for path in out.iterdir()] == [".partial"]
    with pytest.raises(UsageError, match="--resume"):
        run([article], out, Settings())
    run([article], out, Settings(), resume=True)
    assert (out / "mentions.csv").exists()
    assert not (out / ".partial").exists()


def test_bad_documents_cost_the_good_ones_nothing(article, tmp_path):
    folder = article.parent
    (folder / "vide.txt").write_bytes(b"")
    (folder / "espaces.txt").write_text(" \n\t \n")
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / "lignes.jsonl").write_text('{"text": "Cuba a gagné."}\n{"text": \n{"texte": "a"}\n')
    out = tmp_path / "run"
    result = run([folder], out, Settings())
    assert result.exit_code == 1
    assert {row["doc_id"] for row in rows(out, "documents")} == {"visite.txt", "lignes.jsonl#1"}
    errors = {row["source"]: row["message"] for row in rows(out, "errors")}
    assert {"vide.txt", "espaces.txt", "image.txt"} <= errors.keys()
    assert any(source.startswith("lignes.jsonl") for source in errors)


def test_a_document_that_breaks_the_pipeline_is_an_error_row(article, tmp_path, monkeypatch):
    (article.parent / "piège.txt").write_text("Le piège.", encoding="utf-8")

    def fail(doc, source, offset):
        if "piège" in source:
            raise RuntimeError("défaut")
        return piece(doc, source, offset)

    monkeypatch.setattr("pipeline.extractor.piece", fail)
    out = tmp_path / "run"
    assert run([article.parent], out, Settings()).exit_code == 1
    assert [row["source"] for row in rows(out, "documents")] == ["visite.txt"]
    (error,) = rows(out, "errors")
    assert (error["source"], error["stage"], error["message"]) == ("piège.txt", "extract", "défaut")


def test_an_empty_folder_is_nothing_to_read(tmp_path):
    (tmp_path / "vide").mkdir()
    with pytest.raises(NothingToReadError, match="vide: no document found"):
        run([tmp_path / "vide"], tmp_path / "run", Settings())
    assert not (tmp_path / "run").exists()


def test_a_path_that_does_not_exist_is_said_and_nothing_written(tmp_path):
    with pytest.raises(NothingToReadError, match=r"absent\.txt: no such file"):
        run([tmp_path / "absent.txt"], tmp_path / "run", Settings())
    assert not (tmp_path / "run").exists()


def test_only_bad_documents_is_nothing_readable_but_written(tmp_path):
    (tmp_path / "vide.txt").write_bytes(b"")
    out = tmp_path / "run"
    assert run([tmp_path / "vide.txt"], out, Settings()).exit_code == 4
    assert len(rows(out, "errors")) == 1


def test_a_line_of_ten_megabytes(article, tmp_path):
    """Such lines are embedded files; the words beside them are read like any other."""
    path = article.parent / "longue.txt"
    line = "La ville compte 1 200 habitants. " + "QUJDRA" * 1_700_000
    path.write_text(line, encoding="utf-8")
    out = tmp_path / "run"
    assert run([article.parent], out, Settings.load(formats="csv")).exit_code == 0
    assert {row["doc_id"] for row in rows(out, "documents")} == {"longue.txt", "visite.txt"}
    (found,) = (row for row in rows(out, "quantities") if row["doc_id"] == "longue.txt")
    assert (found["text"], found["item"]) == ("1 200", "habitants")


def test_another_language_is_flagged_and_processed(article, tmp_path):
    article.write_text(
        "The council of the city met on Tuesday to discuss the budget of the coming year.",
        encoding="utf-8",
    )
    out = tmp_path / "run"
    run([article], out, Settings())
    (document,) = rows(out, "documents")
    assert document["language"] == "en"


def test_a_run_inside_its_input_does_not_read_itself(article, tmp_path):
    out = article.parent / "résultats"
    for _ in range(2):
        assert run([article.parent], out, Settings.load(formats=ALL), overwrite=True).failed == 0
        assert [row["source"] for row in rows(out, "documents")] == ["visite.txt"]
