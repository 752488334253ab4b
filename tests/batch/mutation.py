"""Damaged, hostile and odd inputs of every format, the same ones for the same seed."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from functools import cache

from tests.sources.test_robustness import VALID

Mutation = Callable[[bytes, random.Random], bytes]
ENCODINGS = ("utf-16", "utf-32", "cp1252", "mac-roman", "cp850", "utf-7", "shift-jis", "utf-8-sig")
ODD = (
    *(
        "\u202e\u2066",
        "\u0000\u0007\u001b",
        "👩‍🚒🇫🇷",
        "\ufeff",
        "e\u0301\u0327" * 20,
        "\u2028\u0085",
    ),
    *("=cmd|' /C calc'!A0", "' OR 1=1 --", "../../etc/passwd", "http://example.org/x.csv", "NaN"),
    *("1e999999 €", "9" * 400, "le 31 février 0000", "XXXXXXXXXIX", "½ ⅓ ²", "\r\r\n", "\t\t"),
)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The file ends too early."""
    return data[: chance.randrange(len(data) + 1)]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Some bits are wrong."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def double(data: bytes, chance: random.Random) -> bytes:
    """A part stands there many times."""
    start = chance.randrange(len(data) + 1)
    part = data[start : start + chance.randint(1, 100)]
    return data[:start] + part * chance.randint(2, 200) + data[start:]


def odd_text(data: bytes, chance: random.Random) -> bytes:
    """Characters that few expect, in the middle."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(ODD).encode() + data[at:]


def surrogate(data: bytes, chance: random.Random) -> bytes:
    """Half of a character: as bytes, and as JSON escapes it."""
    half = chance.choice([b"\xed\xa0\x80", b"\\ud800", b"\\udfff\\ud83d"])
    at = chance.randrange(len(data) + 1)
    return data[:at] + half + data[at:]


def other_encoding(data: bytes, chance: random.Random) -> bytes:
    """The same in an encoding that it does not say."""
    text = data.decode("utf-8", errors="replace")
    return text.encode(chance.choice(ENCODINGS), errors="replace")


def deep(_data: bytes, chance: random.Random) -> bytes:
    """Brackets within brackets."""
    depth = chance.choice([50, 2_000, 100_000])
    opening, closing = chance.choice([(b"[", b"]"), (b'{"text":', b"}"), (b"<div>", b"</div>")])
    return opening * depth + b'"Cuba"' + closing * chance.choice([0, depth])


def huge(_data: bytes, chance: random.Random) -> bytes:
    """One field far larger than any article."""
    text = chance.choice(["a", "Cuba ", "1 ", "« ", "Jean-", "\n"]) * chance.choice(
        [10_000, 50_000]
    )
    form = chance.choice(["{}", '{{"text": {}}}', "text\n{}", "<p>{}</p>", "text;id\n{};1"])
    return form.format(json.dumps(text) if ":" in form else text).encode()


def packed(data: bytes, chance: random.Random) -> bytes:
    """Compressed, and damaged or not."""
    data = gzip.compress(data, mtime=0)
    return flip(data, chance) if chance.random() < 0.5 else data


def bomb(_data: bytes, _chance: random.Random) -> bytes:
    """A few kilobytes that unpack to 64 MiB."""
    return _bomb()


@cache
def _bomb() -> bytes:
    return gzip.compress(b'{"text": "' + b"a" * (64 * 2**20), mtime=0)


def random_bytes(_data: bytes, chance: random.Random) -> bytes:
    """Nothing of sense."""
    return chance.randbytes(chance.randrange(2_000))


COMMON: tuple[Mutation, ...] = (
    cut, flip, double, odd_text, surrogate, other_encoding, packed, random_bytes
)  # fmt: skip
RARE: tuple[Mutation, ...] = (deep, huge, bomb)


def mutated(number: int) -> tuple[str, bytes]:
    """Format and bytes of the input with a number; each format in turn."""
    chance = random.Random(number)
    names = list(VALID)
    name = names[number % len(names)]
    data = VALID[name]
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(COMMON)(data, chance)
    if chance.random() < 0.03:
        data = chance.choice(RARE)(data, chance)
    return name, data
