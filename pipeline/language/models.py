"""Find, check and load a French spaCy model, and put our name recogniser into it.

``auto`` takes the tagger and parser of ``fr_core_news_md`` where that is installed and the
embedded model otherwise. Whichever tags and parses, the names come from the embedded model's
`ner`, which has an encoder of its own; the other model's names are kept as a second opinion in
``doc.spans["second_opinion"]``.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)

AUTO = "auto"
PREFERRED = "fr_core_news_md"
EMBEDDED = "fr_glaneur_news"
OUR_NER = "glaneur_ner"
GET_PREFERRED = f"python -m spacy download {PREFERRED}"
# A parser with these relations speaks Universal Dependencies.
_UD_RELATIONS = frozenset({"nsubj", "obj", "case", "det", "amod"})


@dataclass(frozen=True, slots=True)
class ModelDescription:
    """What a model is and which components do what.

    Attributes
    ----------
    name, version
        Of the model that tags and parses.
    origin
        ``embedded``, ``package`` or ``folder``.
    names_from
        Name and version of the model whose `ner` finds the names.
    components
        The components in order.
    """

    name: str
    version: str
    origin: str
    names_from: str
    components: tuple[str, ...]


def embedded_path() -> Path:
    """Return the folder of the embedded model, in a wheel or in a checkout.

    Raises
    ------
    ModelError
        Neither place has it.
    """
    package = Path(__file__).parents[1]
    for folder in (package / "models" / EMBEDDED, package.parent / "models" / EMBEDDED):
        if (folder / "meta.json").is_file():
            return folder
    raise ModelError(
        f"the embedded model {EMBEDDED} is missing beside the package in {package}; "
        f"reinstall glaneur, or choose another model (--model {PREFERRED}, got by "
        f"`{GET_PREFERRED}`)"
    )


def load_model(name_or_path: str = AUTO) -> Language:
    """Load a French pipeline with tagger, UD parser, sentence boundaries and our names.

    Parameters
    ----------
    name_or_path
        ``auto``, ``fr_glaneur_news``, the name of an installed spaCy package, or a folder.

    Returns
    -------
    spacy.language.Language
        ``doc.ents`` holds our names; ``nlp.meta["glaneur"]`` says what came from where.

    Raises
    ------
    ModelError
        No such model, not French, or without a parser for Universal Dependencies.
    """
    name = str(name_or_path)
    if name == AUTO:
        name = PREFERRED if find_spec(PREFERRED) else EMBEDDED
    nlp = _load(str(embedded_path()) if name == EMBEDDED else name, name)
    _check(nlp, name)
    if f"{nlp.lang}_{nlp.meta['name']}" == EMBEDDED:  # also another copy of it, such as a new one
        nlp.meta["glaneur"] = {"names_from": _label(nlp)}
    else:
        _adapt(nlp)
    origin = "folder" if Path(name).is_dir() else "package"
    nlp.meta["glaneur"] |= {"origin": "embedded" if name == EMBEDDED else origin}
    return nlp


def describe_model(model: Language | str = AUTO) -> ModelDescription:
    """Describe a loaded pipeline, or load the named one and describe it."""
    nlp = load_model(model) if isinstance(model, str) else model
    made = nlp.meta.get("glaneur", {})
    return ModelDescription(
        name=f"{nlp.meta['lang']}_{nlp.meta['name']}",
        version=str(nlp.meta["version"]),
        origin=str(made.get("origin", "package")),
        names_from=str(made.get("names_from", _label(nlp))),
        components=tuple(nlp.pipe_names),
    )


def installed_models() -> dict[str, str]:
    """Return the French models that can be used here, with what each gives."""
    found = {}
    try:
        embedded_path()
        found[EMBEDDED] = "embedded: tags, lemmas, parse, names"
    except ModelError:
        logger.debug("no embedded model", exc_info=True)
    for entry in entry_points(group="spacy_models"):
        if entry.name.startswith("fr_"):
            found[entry.name] = "package: tags, lemmas, parse; its names are a second opinion"
    return found


def _load(target: str, name: str) -> Language:
    import spacy

    from pipeline.language import factories, layers, lemmatizer  # noqa: F401  register ours

    try:
        return spacy.load(target)
    except OSError as error:
        raise ModelError(
            f"no spaCy model {name!r}: it is neither an installed package nor a folder with a "
            f"meta.json. Install one (`{GET_PREFERRED}`) or use the embedded one (--model "
            f"{EMBEDDED})"
        ) from error
    except (ValueError, KeyError, ImportError) as error:
        raise ModelError(f"the model {name!r} cannot be loaded: {error}") from error


def _check(nlp: Language, name: str) -> None:
    if nlp.lang != "fr":
        raise ModelError(f"the model {name!r} is for {nlp.lang!r}, not for French (`fr`)")
    relations = set(nlp.get_pipe("parser").labels) if "parser" in nlp.pipe_names else set()  # type: ignore[attr-defined]
    if not relations >= _UD_RELATIONS:
        raise ModelError(
            f"the model {name!r} has no parser with Universal Dependencies labels "
            f"(nsubj, obj, …); use {PREFERRED} (`{GET_PREFERRED}`) or {EMBEDDED}"
        )
    if not {"morphologizer", "tagger"} & set(nlp.pipe_names):
        raise ModelError(f"the model {name!r} has no tagger; use {PREFERRED} or {EMBEDDED}")


def _adapt(nlp: Language) -> None:
    """Put our `ner` and sentence boundaries before the parser; keep the model's own names aside.

    Our names come first because spaCy's `ner` never crosses a sentence boundary, and a parser may
    set one inside a name.
    """
    ours = _load(str(embedded_path()), EMBEDDED)
    for component in _name_components(ours):
        name = OUR_NER if component == "ner" else component
        nlp.add_pipe(component, source=ours, name=name, before="parser")
    nlp.add_pipe("glaneur_hold_names", before="parser")
    if "glaneur_sentences" not in nlp.pipe_names:
        nlp.add_pipe("glaneur_sentences", before="parser")
    nlp.add_pipe("glaneur_second_opinion")
    nlp.meta["glaneur"] = {"names_from": _label(ours)}


def _name_components(embedded: Language) -> list[str]:
    return [name for name in ("ner", "glaneur_consistency") if name in embedded.pipe_names]


def _label(nlp: Language) -> str:
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
