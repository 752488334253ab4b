"""Make word vectors from the raw text, as 8-bit integers.

Context counts, positive pointwise mutual information, singular value decomposition: a few minutes
on one core.

Run as ``python vectors.py OUT_DIR``; writes vectors.msgpack (forms, table, scale) and
frequencies.tsv (lower-case form, share of it in lower case, count).
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import srsly
from scipy.sparse import coo_array, csr_array
from settings import SEED, data_folder
from sources import SOURCES

WIDTH = 96
WORDS = 40_000  # most frequent written forms that keep a vector
MIN_COUNT = 12
# Files dense in names are read several times; the raw text holds almost no news.
WEIGHTS = {"wivico": 3, "vikidia": 3, "wikipedia": 3, "piaf": 3, "vie_publique": 3}
NEWS_WEIGHT = 4
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:-[^\W\d_]+)*['’]?|[^\w\s]")
_LONG = 100_000
CONTEXTS = 8_000  # most frequent forms that count as contexts, on each side
WINDOW = 3
END = "\n"
Integers = npt.NDArray[np.int32]


def tokens(text: str) -> list[str]:
    """Split a line as spaCy's French tokenizer roughly does; numbers become one token."""
    found = _TOKEN.findall(text.replace("’", "'"))
    return ["0" if token[0].isdigit() else token for token in found]


def lines() -> Iterator[str]:
    """Yield the raw text and the news that names are learnt from, a paragraph at a time."""
    for path in sorted((data_folder() / "text" / "raw").glob("*.txt.xz")):
        weight = next((w for key, w in WEIGHTS.items() if path.name.startswith(key)), 1)
        with lzma.open(path, "rt", encoding="utf-8") as file:
            text = [line[:_LONG] for line in file]
        for _ in range(weight):
            yield from text
    for source in ("winer", "own"):
        for annotated in SOURCES[source]("train"):
            for _ in range(NEWS_WEIGHT):
                yield from annotated.gold.text.splitlines()


def main(out: Path) -> None:
    """Write the vectors of the most frequent forms, and how often words are in lower case."""
    counts: Counter[str] = Counter()
    sequence: list[str] = []
    for line in lines():
        found = tokens(line)
        counts.update(found)
        sequence += [*found, END]
    _write_frequencies(counts, out / "frequencies.tsv")
    forms = [form for form, count in counts.most_common(WORDS) if count >= MIN_COUNT]
    number = {form: i for i, form in enumerate(forms)}
    ids = np.array([number.get(token, -1) for token in sequence], dtype=np.int32)
    vectors = reduced(positive_information(cooccurrence(ids, len(forms))))
    scale = float(np.quantile(np.abs(vectors), 0.9995)) / 127
    table = np.clip(np.round(vectors / scale), -127, 127).astype(np.int8)
    table = np.vstack([np.zeros((1, WIDTH), dtype=np.int8), table])
    # Rows have length 1; a component is worth about 0.25 after this scaling.
    message = {"forms": forms, "table": table.tobytes(), "scale": scale * WIDTH**0.5 / 4}
    srsly.write_msgpack(out / "vectors.msgpack", message)


def cooccurrence(ids: Integers, words: int) -> csr_array:
    """Count context words on each side of each word, near ones more: rows words, columns contexts.

    Parameters
    ----------
    ids
        The text as word numbers by frequency, -1 for rare words and line ends.
    words
        How many words there are.
    """
    total = csr_array((words, 2 * CONTEXTS), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        left, right = ids[:-distance], ids[distance:]
        for word, context, shift in ((right, left, 0), (left, right, CONTEXTS)):
            kept = (word >= 0) & (context >= 0) & (context < CONTEXTS)
            weights = np.full(int(kept.sum()), 1 / distance, dtype=np.float32)
            total += coo_array(
                (weights, (word[kept], context[kept] + shift)), shape=total.shape
            ).tocsr()
    return total


def positive_information(counts: csr_array) -> csr_array:
    """Return the positive pointwise mutual information, context counts smoothed (power 0.75)."""
    rows = np.asarray(counts.sum(axis=1)).reshape(-1)
    columns = np.asarray(counts.sum(axis=0)).reshape(-1) ** 0.75
    cells = counts.tocoo()
    expected = rows[cells.row] * columns[cells.col] / columns.sum()
    values = np.maximum(np.log(cells.data / np.maximum(expected, 1e-9)), 0)
    kept = values > 0
    return coo_array(
        (values[kept].astype(np.float32), (cells.row[kept], cells.col[kept])), shape=counts.shape
    ).tocsr()


def reduced(matrix: csr_array) -> npt.NDArray[np.float32]:
    """Return the left singular vectors, weighted by the root of their values, rows of length 1."""
    rng = np.random.default_rng(SEED)
    basis = matrix @ rng.standard_normal((matrix.shape[1], WIDTH + 16)).astype(np.float32)
    for _ in range(3):
        basis, _ = np.linalg.qr(basis)
        basis = matrix @ (matrix.T @ basis)
    basis, _ = np.linalg.qr(basis)
    left, values, _ = np.linalg.svd(np.asarray(basis.T @ matrix), full_matrices=False)
    vectors = (basis @ left)[:, :WIDTH] * np.sqrt(values[:WIDTH])
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-8)


def _write_frequencies(counts: Counter[str], path: Path) -> None:
    total: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for form, count in counts.items():
        total[form.lower()] += count
        lower[form.lower()] += count if form.islower() else 0
    with path.open("w", encoding="utf-8") as file:
        for form, count in total.most_common():
            if count >= 3:
                file.write(f"{form}\t{lower[form] / count:.3f}\t{count}\n")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    main(folder)
