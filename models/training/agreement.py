"""Agreement of the first annotation of our corpus with `corpus/second`, marked from the guide only.

Run as ``python -m models.training.agreement [--list]``.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

LABELS = ("PER", "LOC", "ORG", "EVENT", "PRODUCT")
_NAME = re.compile(rf"\[([^\[\]]+)\]\(({'|'.join(LABELS)})\)")

Name = tuple[str, int, int, str]  # id and number of the line, start, end, label
Lines = dict[str, tuple[str, str, set[Name]]]  # id and number: place, text, names


def read(folder: Path) -> Lines:
    """Return the lines of the texts of a folder, each with its names."""
    lines: Lines = {}
    for path in sorted(folder.glob("*.txt")):
        ident, count = "", 0
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#"):
                ident, count = line.partition("id:")[2].partition("|")[0].strip(), 0
            elif line.strip():
                count += 1
                key, place = f"{ident} {count}", f"{folder.name}/{path.name}:{number}"
                lines[key] = (place, _NAME.sub(r"\1", line), set(names_of(key, line)))
    return lines


def names_of(key: str, line: str) -> Iterator[Name]:
    """Yield the names of a line; offsets are into its text without the markup."""
    for match in _NAME.finditer(line):
        start = len(_NAME.sub(r"\1", line[: match.start()]))
        yield key, start, start + len(match[1]), match[2]


def f1(first: Collection[tuple[object, ...]], second: Collection[tuple[object, ...]]) -> str:
    """Return the F1 of one pass against the other, with the numbers behind it."""
    one, two, both = len(first), len(second), len(set(first) & set(second))
    return f"{2 * both / (one + two or 1):.3f}  first {one}, second {two}, common {both}"


def token_labels(text: str, names: set[Name]) -> Iterator[str]:
    """Yield for each token the label of the name that it touches, or O."""
    for token in re.finditer(r"\S+", text):
        touched = (n[3] for n in sorted(names) if n[1] < token.end() and token.start() < n[2])
        yield next(touched, "O")


def kappa(pairs: Counter[tuple[str, str]]) -> float:
    """Return Cohen's kappa of counted pairs of labels."""
    shares = {pair: n / pairs.total() for pair, n in pairs.items()}
    chance = sum(x * y for (a, _), x in shares.items() for (_, b), y in shares.items() if a == b)
    return (sum(x for (a, b), x in shares.items() if a == b) - chance) / (1 - chance)


def main() -> None:
    """Print the agreement, and with ``--list`` each name that only one pass has."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parent / "corpus")
    parser.add_argument("--list", action="store_true", help="list the disagreements")
    options = parser.parse_args()
    parts = [read(options.corpus / part) for part in ("train", "dev", "test")]
    firsts, seconds = parts[0] | parts[1] | parts[2], read(options.corpus / "second")
    one, two, pairs = set[Name](), set[Name](), Counter[tuple[str, str]]()
    for key, (_, text, names) in seconds.items():
        place, same, others = firsts[key]
        if same != text:
            parser.error(f"{key} ({place}): the two passes are not of the same text")
        one, two = one | others, two | names
        pairs.update(zip(token_labels(text, others), token_labels(text, names), strict=True))
        for name in sorted(others ^ names) if options.list else ():
            mark = f"{'first' if name in others else 'second'}\t[{text[name[1] : name[2]]}]"
            print(f"{key}\t{place}\t{mark}({name[3]})")
    print(f"texts {len({key.split()[0] for key in seconds})}, sentences {len(seconds)}")
    print(f"F1 span and label  {f1(one, two)}")
    print(f"F1 span only       {f1({n[:3] for n in one}, {n[:3] for n in two})}")
    for label in LABELS:
        print(f"F1 {label:15} {f1(*({n for n in s if n[3] == label} for s in (one, two)))}")
    print(f"Cohen's kappa over {pairs.total()} tokens  {kappa(pairs):.3f}")


if __name__ == "__main__":
    main()
