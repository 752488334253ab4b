"""What changed between two runs."""

import pytest

from pipeline.batch import run
from pipeline.settings import Settings
from pipeline.tables.comparison import compare_runs, key_column
from pipeline.tables.reading import read_run
from pipeline.tables.schema import tables

pytestmark = pytest.mark.usefixtures("blank_model")


@pytest.fixture
def changes(article, tmp_path):
    """Changes between runs of an article before and after it was rewritten."""

    def call(new_text: str, **options):
        run([article], tmp_path / "before", Settings())
        article.write_text(new_text, encoding="utf-8")
        (article.parent / "vide.txt").write_bytes(b"")
        run([article.parent], tmp_path / "after", Settings.load(formats="parquet", **options))
        found = compare_runs(read_run(tmp_path / "before"), read_run(tmp_path / "after"))
        return {one.table: one for one in found}

    return call


def test_equal_runs_have_no_changes(article, changes):
    found = changes(article.read_text(encoding="utf-8"))
    assert list(found) == list(tables())
    assert found["mentions"].same > 2
    for name in set(tables()) - {"errors"}:
        assert not (found[name].came or found[name].went or found[name].changed)
    assert [row["source"] for row in found["errors"].came] == ["vide.txt"]


def test_rows_come_go_and_change(article, changes):
    text = article.read_text(encoding="utf-8")
    found = changes(text.replace("3 mai 2021", "4 mai 2021").replace("environ 200", "200"))
    ((old, new),) = found["dates"].changed
    assert (old["value"], new["value"]) == ("2021-05-03", "2021-05-04")
    assert found["dates"].columns()["value"] == 1
    assert [row["text"] for row in found["quantities"].went] == ["environ 200 tonnes"]
    assert [row["text"] for row in found["quantities"].came] == ["200 tonnes"]


def test_every_table_of_documents_has_an_id():
    without = {name for name in tables() if key_column(name) is None}
    assert without == {"errors"}
