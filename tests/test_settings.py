import pytest

from pipeline.errors import SettingsError
from pipeline.settings import Settings


def write(tmp_path, text: str):
    path = tmp_path / "glaneur.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_options_win_over_the_file_and_the_file_over_defaults(tmp_path):
    path = write(tmp_path, 'formats = ["json"]\ntext = "corps"\n')
    settings = Settings.load(path, text="texte", model=None)
    assert (settings.formats, settings.text, settings.model) == (("json",), "texte", "auto")


def test_formats_are_a_list_in_any_order():
    assert Settings.load(formats="parquet, csv,csv").formats == ("csv", "parquet")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('modele = "auto"', "unknown setting 'modele'"),
        ('formats = ["xlsx"]', "setting 'formats.0'"),
        ("formats = []", "name at least one"),
        ("max_chars = 0", "setting 'max_chars'"),
        ('reference_date = "hier"', "no ISO date"),
        ("formats = [", "not valid TOML"),
    ],
)
def test_errors_name_the_file_and_the_setting(tmp_path, content, said):
    path = write(tmp_path, content)
    with pytest.raises(SettingsError) as caught:
        Settings.load(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        Settings.load(tmp_path / "none.toml")


def test_fingerprint_tells_settings_apart():
    assert Settings().fingerprint() == Settings.load(formats="jsonl,csv").fingerprint()
    assert Settings().fingerprint() != Settings.load(reference_date="2021-05").fingerprint()
