"""Speed of the quantity finder alone, in characters a second of one core.

Run as ``python -m tests.benchmarks.quantity_speed [FOLDER_OF_TEXTS]``; without a folder it reads
the sentences of ``tests/quantities/data``, which are all quantities: the worst case of real text.
The best of the rounds counts, in processor time.
"""

import sys
import time
from pathlib import Path

from pipeline.quantities import find_quantities

DATA = Path(__file__).parents[1] / "quantities" / "data"
ROUNDS = 5


def texts(folder: Path | None) -> list[str]:
    """Return the texts of a folder, or our sentences as one text for each table."""
    if folder is not None:
        return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    tables = (path.read_text(encoding="utf-8").splitlines() for path in sorted(DATA.glob("*.tsv")))
    marks = str.maketrans("", "", "[]")
    return ["\n".join(line.split("\t")[0].translate(marks) for line in table) for table in tables]


def characters_per_second(batch: list[str]) -> float:
    """Return the speed of the best round."""
    find_quantities("12 kg")  # builds the tables
    size, best = sum(map(len, batch)), 0.0
    for _ in range(ROUNDS):
        begin = time.process_time()
        for text in batch:
            find_quantities(text)
        best = max(best, size / (time.process_time() - begin))
    return best


if __name__ == "__main__":
    speed = characters_per_second(texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    sys.stdout.write(f"{speed:,.0f} characters/s\n")
