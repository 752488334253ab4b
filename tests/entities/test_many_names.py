"""A document of very many names: each is compared with those only that may be the same."""

import time

from pipeline.entities.aliases import group_names
from pipeline.entities.candidates import NameCandidate

GIVEN = ("Marie", "Jean", "Paul", "Anne", "Luc", "Karim", "Fatou", "Awa")
SYLLABLES = ("ba", "do", "ri", "lan", "ko", "mer", "ti", "sou", "gue", "ne")


def surname(number: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:05}").capitalize()


def candidates(n_names: int) -> tuple[str, list[NameCandidate]]:
    names = [f"{GIVEN[n % 8]} {surname(n)}" if n % 3 else surname(n + 1) for n in range(n_names)]
    text = ", ".join(names)
    found, at = [], 0
    for name in names:
        end = at + len(name)
        found.append(
            NameCandidate(
                start=at, end=end, text=name, origin="entities/model", source=text, label="PER"
            )
        )
        at = end + 2
    return text, found


def test_time_is_linear_in_the_number_of_names():
    took = []
    for n_names in (2_000, 8_000):
        text, found = candidates(n_names)
        begin = time.process_time()
        groups = group_names(text, found)
        took.append(time.process_time() - begin)
        assert sum(len(group.members) for group in groups) == n_names
    # Four times the names in about four times the time; quadratic would be sixteen.
    assert took[1] < 9 * took[0] + 0.3
