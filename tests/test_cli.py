"""The command line as a person meets it: output, messages, exit codes."""

import json
import sys

import pytest

from pipeline.checkup import Finding
from pipeline.cli import main

pytestmark = pytest.mark.usefixtures("blank_model")


@pytest.fixture
def glaneur(monkeypatch, capsys):
    """Call ``glaneur …``; gives exit code, standard output, standard error."""

    def call(*arguments: object):
        monkeypatch.setattr(sys, "argv", ["glaneur", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            main()
        captured = capsys.readouterr()
        return exit_.value.code or 0, captured.out, captured.err

    return call


def test_run_says_where_the_tables_are(glaneur, article, tmp_path):
    code, out, _ = glaneur("run", article, "--out", tmp_path / "run")
    assert code == 0
    assert str(tmp_path / "run") in out
    assert "mentions" in out


def test_quiet_is_quiet(glaneur, article, tmp_path):
    assert glaneur("run", article, "--out", tmp_path / "run", "--quiet") == (0, "", "")


def test_the_default_folder_has_the_name_of_the_input(glaneur, article, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert glaneur("run", article, "--quiet")[0] == 0
    assert (tmp_path / "outputs" / "visite" / "documents.csv").exists()


def test_an_address_is_no_folder_here(glaneur, article, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    address = f"file://{tmp_path}/loin/tables"
    code, out, _ = glaneur("run", article, "--out", address)
    assert (code, address in out) == (0, True)
    assert (tmp_path / "loin" / "tables" / "documents.csv").exists()
    (made,) = (tmp_path / "outputs").iterdir()
    assert made.name.startswith("file-")
    assert made.name.endswith("-loin-tables")


def test_a_dash_writes_jsonl_and_nothing_else(glaneur, article):
    code, out, _ = glaneur("run", article, "--out", "-")
    (line,) = out.splitlines()
    assert code == 0
    assert json.loads(line)["mentions"]


def test_columns_have_names_of_their_own(glaneur, tmp_path):
    path = tmp_path / "articles.csv"
    path.write_text("numéro;corps;paru\na1;Cuba gagne.;2021-05-03\n", encoding="utf-8")
    columns = [f"--column={pair}" for pair in ("text=corps", "id=numéro", "date=paru")]
    code, out, _ = glaneur("run", path, "--out", "-", *columns)
    document = json.loads(out)
    assert (code, document["doc_id"]) == (0, "a1")
    assert document["published"].startswith("2021-05-03")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["run", "absent.txt"], 4, "absent.txt"),
        (["run", "{article}", "--format", "xlsx"], 3, "setting 'formats.0'"),
        (["run", "{article}", "--column", "texte"], 2, "FIELD=COLUMN"),
        (["run", "{article}", "--reference-date", "demain"], 3, "no ISO date"),
        (["run", "{article}", "--config", "absent.toml"], 3, "absent.toml"),
        (["run", "{article}", "--encoding", "utf-9"], 3, "utf-9"),
        (["run", "{article}", "--out", "{article}"], 2, "is a file"),
        (["run", "{article}", "--out", "-", "--resume"], 2, "--resume: --out - writes"),
        (["run", "{article}", "--out", "-", "--format", "csv"], 2, "--format: --out - writes"),
        (["run", "{article}", "--out", "ftp://a/b"], 2, "no file system for this address"),
        (["run", "--inconnu", "{article}"], 2, "--inconnu"),
        (["show", "absent.txt"], 2, "absent.txt"),
    ],
)
def test_errors_say_what_and_where(glaneur, article, tmp_path, monkeypatch, arguments, code, said):
    monkeypatch.chdir(tmp_path)
    found, _, err = glaneur(*(word.replace("{article}", str(article)) for word in arguments))
    assert found == code
    assert said in err.replace("\n", "")


def test_show_prints_the_text_and_its_tables(glaneur, article):
    code, out, _ = glaneur("show", article)
    assert code == 0
    assert "Yuri Borisov" in out
    assert "quantities (" in out


def test_show_takes_the_document_named_or_the_first(glaneur, tmp_path):
    path = tmp_path / "deux.jsonl"
    path.write_text('{"id": "a", "text": "Cuba."}\n{"id": "b", "text": "La Russie."}\n')
    assert "Cuba" in glaneur("show", path)[1]
    assert "Russie" in glaneur("show", path, "--doc", "b")[1]
    code, _, err = glaneur("show", path, "--doc", "c")
    assert code == 2
    assert "the ids are a, b" in err


def test_schema_as_json_schema(glaneur):
    code, out, _ = glaneur("schema", "--json")
    assert code == 0
    assert json.loads(out)["properties"]["dates"]["type"] == "array"
    assert "earliest" in glaneur("schema")[1]


def test_check_shows_the_command_of_an_extra_whole(glaneur, monkeypatch):
    advice = 'pip install "glaneur[pdf]"'
    lacking = Finding("pypdf", "optional", "not installed", advice)
    monkeypatch.setattr("pipeline.checkup.check_up", lambda: [lacking])
    code, out, _ = glaneur("check")
    assert code == 0
    assert advice in out
