"""Train word vectors on the raw text and reduce them to 8 bits.

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

import floret
import numpy as np
import srsly
from settings import data_folder
from sources import SOURCES

WIDTH = 96
WORDS = 40_000  # most frequent written forms that keep a vector
MIN_COUNT = 12
# Files dense in names are read several times; the raw text holds almost no news.
WEIGHTS = {"wivico": 3, "vikidia": 3, "wikipedia": 3, "piaf": 3, "vie_publique": 3}
NEWS_WEIGHT = 4
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:-[^\W\d_]+)*['’]?|[^\w\s]")
_LONG = 100_000


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
    """Write the token file, train on it, and keep the vectors of the most frequent forms."""
    counts: Counter[str] = Counter()
    corpus = out / "raw-tokens.txt"
    with corpus.open("w", encoding="utf-8") as file:
        for line in lines():
            found = tokens(line)
            counts.update(found)
            file.write(" ".join(found) + "\n")
    _write_frequencies(counts, out / "frequencies.tsv")
    model = floret.train_unsupervised(
        str(corpus), model="cbow", mode="fasttext", dim=WIDTH, epoch=4, minCount=8, thread=1,
        bucket=400_000, minn=3, maxn=5, ws=5, lr=0.05, verbose=0,
    )  # fmt: skip
    forms = [form for form, count in counts.most_common(WORDS) if count >= MIN_COUNT]
    vectors = np.array([model.get_word_vector(form) for form in forms])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-8
    scale = float(np.quantile(np.abs(vectors), 0.9995)) / 127
    table = np.clip(np.round(vectors / scale), -127, 127).astype(np.int8)
    table = np.vstack([np.zeros((1, WIDTH), dtype=np.int8), table])
    message = {"forms": forms, "table": table.tobytes(), "scale": scale * WIDTH**0.5 / 4}
    srsly.write_msgpack(out / "vectors.msgpack", message)


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
