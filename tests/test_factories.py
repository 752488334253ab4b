"""Our parts inside anybody's own spaCy pipeline: found by entry points, light to import."""

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution

import pytest


def python(code: str) -> str:
    """What a fresh interpreter prints for a piece of code."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def installed():
    try:
        distribution("glaneur")
    except PackageNotFoundError:
        pytest.skip("glaneur is not installed here, so spaCy finds no entry points")


@pytest.mark.parametrize(
    ("component", "attribute", "found"),
    [
        ("glaneur_dates", "glaneur_dates", "3 mai 2021"),
        ("glaneur_quantities", "glaneur_quantities", "200 tonnes"),
        ("glaneur_entities", "glaneur_names", "Cuba"),
    ],
)
def test_components_work_in_a_blank_pipeline(component, attribute, found):
    code = f"""
import spacy
nlp = spacy.blank("fr")
nlp.add_pipe("{component}")
doc = nlp("Cuba a reçu 200 tonnes de riz le 3 mai 2021.")
print([one.text for one in doc._.{attribute}])
"""
    assert found in python(code)


def test_the_public_api_loads_nothing_heavy():
    code = """
import sys, pipeline
print(sorted({"spacy", "pandas", "pyarrow", "babel"} & set(sys.modules)))
"""
    assert python(code) == "[]"
