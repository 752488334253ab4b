"""The embedding layer of our encoders, registered as ``glaneur.LexicalEmbed.v1``.

spaCy's ``MultiHashEmbed`` reads attributes of the lexeme. This layer also reads what the model
knows about a word (`KnownWords`): its classes, the multi-word name it may belong to, its vector.
Each distinct word of a batch is embedded once, which also makes it faster.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Linear, Maxout, Model, chain, concatenate
from thinc.model import deserialize_attr, serialize_attr

from pipeline.language.known_words import KnownWords
from pipeline.language.word_features import (
    BITS,
    CLASS,
    HASHED,
    NORM,
    PHRASE,
    UNKNOWN,
    VECTOR,
    FeatureTable,
    phrase_tags,
)

Ids = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]


@serialize_attr.register(KnownWords)
def _serialize(_: Any, value: KnownWords, name: str, model: Model[Any, Any]) -> bytes:
    return value.to_bytes()


@deserialize_attr.register(KnownWords)
def _deserialize(_: Any, value: bytes, name: str, model: Model[Any, Any]) -> KnownWords:
    return KnownWords.from_bytes(value)


@registry.architectures("glaneur.LexicalEmbed.v1")  # type: ignore[untyped-decorator]
def lexical_embed(
    width: int,
    rows: list[int],
    class_width: int,
    vector_width: int,
    maxout_pieces: int = 3,
    word_dropout: float = 0.1,
    class_dropout: float = 0.15,
) -> Model[list[Doc], list[Floats]]:
    """Build the layer; it embeds the tokens of documents, without their context.

    Parameters
    ----------
    width
        Width of the output.
    rows
        Rows of the hash tables: word, prefix, suffix, shape, longer suffix, classes, phrase.
    class_width
        Width of the projection of the class bits.
    vector_width
        Width of the word vectors in `KnownWords`.
    maxout_pieces
        Pieces of the layer that mixes the features.
    word_dropout, class_dropout
        In training, share of distinct words that are shown as unknown, and of those shown without
        their classes, so that context is learnt too.
    """
    hashed: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=column, seed=column + 7, dropout=0.0)
        for column, size in zip(HASHED, rows, strict=True)
    ]
    vectors: Model[Any, Any] = chain(
        _vectors(vector_width), Linear(width, vector_width, init_W=_small)
    )
    bits: Model[Any, Any] = chain(_bits(), Linear(class_width, BITS, init_W=_small))
    features: Model[Any, Any] = concatenate(*hashed, vectors, bits)
    total = width * (len(hashed) + 1) + class_width
    mixer = Maxout(width, total, nP=maxout_pieces, normalize=True, dropout=0.0)
    return Model(
        "lexical_embed",
        _forward,
        init=_init,
        dims={"nO": width},
        layers=[chain(features, mixer)],
        attrs={"word_dropout": word_dropout, "class_dropout": class_dropout, "known": KnownWords()},
    )


def set_known_words(model: Model[Any, Any], known: KnownWords) -> None:
    """Give a model's embedding layers their knowledge."""
    for node in model.walk():
        if node.name == "lexical_embed":
            node.attrs["known"] = known


def _small(ops: Any, shape: tuple[int, ...]) -> Any:
    return ops.asarray2f(np.random.uniform(-0.05, 0.05, shape).astype("float32"))


def _init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:  # noqa: N803
    model.layers[0].initialize(X=np.ones((4, VECTOR + 1), dtype="uint64"))


def _forward(
    model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
) -> tuple[list[Floats], Callable[[Sequence[Floats]], list[Any]]]:
    known: KnownWords = model.attrs["known"]
    ids, inverse = _distinct(_table(model, known), docs, known)
    if is_train:
        ids = _dropped(ids, model.attrs["word_dropout"], model.attrs["class_dropout"])
    embedded, backprop_inner = model.layers[0](ids, is_train)
    lengths = [len(doc) for doc in docs]
    output = np.split(embedded[inverse], np.cumsum(lengths)[:-1]) if docs else []

    def backprop(d_output: Sequence[Floats]) -> list[Any]:
        d_embedded = model.ops.alloc2f(*embedded.shape)
        rows: Any = inverse.astype("int32")
        gradient: Any = np.ascontiguousarray(np.vstack(list(d_output)), dtype="float32")
        model.ops.scatter_add(d_embedded, rows, gradient)
        backprop_inner(d_embedded)
        return []

    return [np.ascontiguousarray(part) for part in output], backprop


def _table(model: Model[Any, Any], known: KnownWords) -> FeatureTable:
    """Return the cache of features; a new one, and a new link to the vectors, when needed."""
    table = model.attrs.get("_table")
    if not isinstance(table, FeatureTable) or table.known is not known:
        table = model.attrs["_table"] = FeatureTable(known)
        for node in model.walk():
            if node.name == "known_vectors":
                node.attrs["_table"] = table
    return table


@serialize_attr.register(FeatureTable)
def _no_cache(_: Any, value: FeatureTable, name: str, model: Model[Any, Any]) -> bytes:
    raise TypeError("a cache is not saved")


def _distinct(
    table: FeatureTable, docs: Sequence[Doc], known: KnownWords
) -> tuple[Ids, npt.NDArray[np.intp]]:
    """Return the features of the distinct words in `docs` and, for each token, its row."""
    if not any(len(doc) for doc in docs):
        return np.zeros((0, VECTOR + 1), dtype="uint64"), np.zeros(0, dtype=np.intp)
    keys = np.concatenate([doc.to_array(["ORTH"]).reshape(-1) for doc in docs])
    words, index = np.unique(keys, return_inverse=True)
    strings = docs[0].vocab.strings
    features = table.rows(words, strings)
    opening = np.split(
        table.opening(words, strings)[index.reshape(-1)], np.cumsum([len(d) for d in docs])[:-1]
    )
    tags = np.concatenate(
        [phrase_tags(doc, known, np.flatnonzero(o)) for doc, o in zip(docs, opening, strict=True)]
    )
    pairs, first, inverse = np.unique(
        index.reshape(-1) * 64 + tags, return_index=True, return_inverse=True
    )
    ids = features[pairs // 64]
    ids[:, PHRASE] = tags[first]
    return ids, inverse.reshape(-1)


def _dropped(ids: Ids, word_dropout: float, class_dropout: float) -> Ids:
    draw = np.random.random((2, len(ids)))
    ids = ids.copy()
    ids[draw[0] < word_dropout, NORM] = UNKNOWN
    ids[draw[0] < word_dropout / 2, VECTOR] = 0
    hidden = draw[1] < class_dropout
    ids[hidden, CLASS] = ids[hidden, CLASS] & np.uint64(0xFF)  # the case bits stay
    ids[hidden, PHRASE] = 0
    return ids


def _vectors(width: int) -> Model[Any, Any]:
    return Model("known_vectors", _vectors_forward, attrs={"width": width})


def _vectors_forward(
    model: Model[Any, Any], ids: Ids, is_train: bool
) -> tuple[Floats, Callable[[Floats], Any]]:
    table = model.attrs.get("_table")
    known = table.known if isinstance(table, FeatureTable) else KnownWords()
    if known.table.shape[1] == 0:
        vectors = np.zeros((len(ids), model.attrs["width"]), dtype="float32")
    else:
        vectors = known.table[ids[:, VECTOR].astype("int64")].astype("float32") * known.scale
    return vectors, lambda _: np.zeros_like(ids)


def _bits() -> Model[Any, Any]:
    return Model("class_bits", _bits_forward)


def _bits_forward(
    model: Model[Any, Any], ids: Ids, is_train: bool
) -> tuple[Floats, Callable[[Floats], Any]]:
    shifts = np.arange(BITS, dtype="uint64")
    bits = ((ids[:, CLASS][:, None] >> shifts) & np.uint64(1)).astype("float32")
    return bits, lambda _: np.zeros_like(ids)
