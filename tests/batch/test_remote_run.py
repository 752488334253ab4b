"""Tables on a file system of pyarrow's that needs no network."""

import pytest

from pipeline.batch import run, run_remote
from pipeline.errors import OutputError, UsageError
from pipeline.settings import Settings
from tests.batch.conftest import table_bytes

pytestmark = pytest.mark.usefixtures("blank_model")


@pytest.fixture
def remote_run(article, tmp_path):
    """Run an article into a remote folder; returns the folder that the address means."""

    def call(formats="csv,parquet", **options):
        target = tmp_path / "dépôt" / "mes runs"
        result = run_remote(
            [article],
            f"file://{target}",
            tmp_path / "made",
            Settings.load(formats=formats),
            **options,
        )
        assert result.folder == f"file://{target}"
        return target

    return call


def test_the_tables_are_those_of_a_run_here(remote_run, article, tmp_path):
    run([article], tmp_path / "here", Settings.load(formats="csv,parquet"))
    target = remote_run()
    assert table_bytes(target) == table_bytes(tmp_path / "here")
    assert (target / "run.json").read_bytes() == (tmp_path / "made" / "run.json").read_bytes()
    assert not (target / ".partial").exists()


def test_a_folder_that_holds_something_is_refused_or_replaced(remote_run, tmp_path):
    target = remote_run(formats="csv,json")
    (target / "notes.txt").write_text("à garder")
    with pytest.raises(UsageError, match=r"is not empty.*--overwrite"):
        remote_run()
    remote_run(overwrite=True)
    assert (target / "notes.txt").read_text() == "à garder"
    assert (target / "mentions" / "part-00000.parquet").exists()
    assert not (target / "mentions.json").exists()


def test_a_copy_that_was_interrupted_is_resumed(remote_run, tmp_path, monkeypatch):
    def lose(_):
        raise OSError("connexion perdue")

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.batch.remote._Target._remove_previous", lose)
        with pytest.raises(OutputError, match=r"connexion perdue.*--resume copies them again"):
            remote_run()
    target = tmp_path / "dépôt" / "mes runs"
    assert [path.name for path in target.iterdir()] == [".partial"]
    assert table_bytes(remote_run(resume=True)) == table_bytes(tmp_path / "made")


def test_the_input_is_no_place_for_it(article, tmp_path):
    folder = f"file://{article.parent}"
    with pytest.raises(UsageError, match="inside the input"):
        run_remote([folder], f"{folder}/run", tmp_path / "made", Settings())
