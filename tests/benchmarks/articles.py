"""Synthetic articles from templates of ours: as many as wanted, the same ones each time.

``python -m tests.benchmarks.articles N FILE`` writes N articles of about 300 words as JSONL.
"""

from __future__ import annotations

import json
import random
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

WORDS = 300
LISTS = tomllib.loads((Path(__file__).parent / "articles.toml").read_text(encoding="utf-8"))


def article(number: int) -> dict[str, str]:
    """One article: ``id``, ``date``, ``title`` and a ``text`` of some 300 words."""
    chance = random.Random(number)
    paragraphs: list[str] = []
    n_words = 0
    while n_words < WORDS:
        sentences = [_sentence(chance) for _ in range(chance.randint(3, 5))]
        paragraphs.append(" ".join(sentences))
        n_words += len(paragraphs[-1].split())
    day, month = chance.randint(1, 28), chance.randint(1, 12)
    return {
        "id": f"article-{number:06}",
        "date": f"{chance.randint(2015, 2025)}-{month:02}-{day:02}",
        "title": _sentence(chance).rstrip("."),
        "text": "\n\n".join(paragraphs),
    }


def articles(n_articles: int) -> Iterator[dict[str, str]]:
    """The first articles."""
    return (article(number) for number in range(n_articles))


def write(n_articles: int, path: Path) -> None:
    """Write articles as JSONL."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for made in articles(n_articles):
            file.write(json.dumps(made, ensure_ascii=False) + "\n")


def _sentence(chance: random.Random) -> str:
    body = _filled(chance, chance.choice(LISTS["bodies"]))
    when = _filled(chance, chance.choice(LISTS["when"]))
    made = chance.choice(LISTS["sentences"]).format(
        when=when,
        When=when[0].upper() + when[1:],
        role=chance.choice(LISTS["roles"]),
        person=_person(chance),
        person2=_person(chance),
        place=chance.choice(LISTS["places"]),
        body=body,
        Body=body[0].upper() + body[1:],
        body2=_filled(chance, chance.choice(LISTS["bodies"])),
        amount=_filled(chance, chance.choice(LISTS["amounts"])),
        n=chance.randint(2, 900),
        day=chance.randint(1, 28),
    )
    return made[0].upper() + made[1:]


def _filled(chance: random.Random, template: str) -> str:
    n = chance.randint(2, 900)
    return template.format(
        n=n,
        m=n + chance.randint(1, 90),
        day=chance.randint(1, 28),
        year=chance.randint(1998, 2025),
        name=_name(chance),
    )


def _person(chance: random.Random) -> str:
    return f"{chance.choice(LISTS['given'])} {_name(chance)}"


def _name(chance: random.Random) -> str:
    """A surname that hardly comes twice: a growing vocabulary is what fills memory."""
    inner = "".join(chance.choices(LISTS["syllables"], k=chance.randint(1, 3)))
    return inner.capitalize() + chance.choice(LISTS["endings"])


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
