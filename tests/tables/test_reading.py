"""A run read back is the same, whatever its format."""

import pytest

from pipeline import read_run
from pipeline.batch import run
from pipeline.errors import UsageError
from pipeline.settings import Settings
from pipeline.tables.schema import tables

NEED_A_MODEL = {"relations", "statements", "quotations"}


@pytest.mark.usefixtures("blank_model")
@pytest.mark.parametrize("dialect", ["standard", "excel-fr"])
@pytest.mark.parametrize("format_", ["csv", "json", "jsonl"])
def test_every_format_gives_the_tables_of_parquet(article, tmp_path, format_, dialect):
    article.with_suffix(".md").write_text(
        "---\ndate: 2021-05-03\n---\n\nIl pèse 14,5 tonnes, et\r\n« 12 % » de plus ; hier aussi.\n"
    )
    (article.parent / "vide.txt").touch()
    for name in (format_, "parquet"):
        settings = Settings.load(formats=name, csv_dialect=dialect)
        run([article.parent], tmp_path / name, settings)
    for name in tables():
        found, expected = (read_run(tmp_path / kind).arrow(name) for kind in (format_, "parquet"))
        assert found.equals(expected), name
        assert found.num_rows > 0 or name in NEED_A_MODEL


def test_a_folder_without_a_run(tmp_path):
    with pytest.raises(UsageError, match="no finished run"):
        read_run(tmp_path)


@pytest.mark.usefixtures("blank_model")
def test_neutralised_formulas_are_read_back(article, tmp_path):
    article.write_text("=HYPERLINK(1) dit Cuba, -5 °C hier.", encoding="utf-8")
    run([article], tmp_path / "run", Settings.load(formats="csv", csv_formulas="neutralise"))
    assert "'=HYPERLINK" in (tmp_path / "run" / "documents.csv").read_text(encoding="utf-8")
    assert read_run(tmp_path / "run").documents.text[0].startswith("=HYPERLINK")


@pytest.mark.usefixtures("blank_model")
def test_files_of_others_in_the_folder_are_not_read(article, tmp_path):
    run([article], tmp_path / "run", Settings.load(formats="csv"))
    expected = read_run(tmp_path / "run").arrow("mentions")
    (tmp_path / "run" / "mentions").mkdir()
    (tmp_path / "run" / "mentions.json").write_text("[]")
    assert read_run(tmp_path / "run").arrow("mentions").equals(expected)
