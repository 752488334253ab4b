"""Bytes to text: which encoding, and whether it is text at all.

UTF-8 comes first because text in another encoding is almost never valid UTF-8; what is neither
UTF-8 nor UTF-16 is in one of the ``legacy`` encodings.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipeline.errors import SourceError
from pipeline.sources.legacy import legacy_encoding

REPLACEMENT = "\ufffd"
_WIDE = ("utf-16", "utf-32", "utf_16", "utf_32")  # zero bytes are ordinary in these
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive (docx, odt, epub and xlsx are such)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (doc, xls)"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
)
_SAMPLE = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE_OR_NUL = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the Python name of its encoding, and how many characters had to be replaced."""

    text: str
    encoding: str
    n_replaced: int = 0


def decode(data: bytes, source: str, encoding: str | None = None) -> Decoded:
    """Decode bytes that are meant to be text; the text has neither NUL, BOM nor lone surrogate.

    Parameters
    ----------
    data
        The bytes, all of them.
    source
        Named in errors.
    encoding
        Python name of the encoding; ``None`` finds it.

    Raises
    ------
    SourceError
        If the bytes are no text: a known binary format, or too many control characters.
    """
    encoding = encoding or unicode_encoding(data)
    wide = encoding is not None and encoding.startswith(_WIDE)
    if not wide:
        refuse_binary(data, source)
    if encoding is None:
        encoding = legacy_encoding(data)
    text = data.decode(encoding, errors="replace")
    # U+FFFD may stand in the data itself, as itself.
    genuine = 0 if wide else data.count(REPLACEMENT.encode())
    return Decoded(clean(text), encoding, max(0, text.count(REPLACEMENT) - genuine))


def clean(text: str) -> str:
    """Replace NUL and lone surrogates by U+FFFD, keeping the length.

    Lone surrogates can't be written as UTF-8; NUL ends strings in many programs that read tables.
    """
    return _SURROGATE_OR_NUL.sub(REPLACEMENT, text)


def unicode_encoding(data: bytes) -> str | None:
    """Return the Unicode encoding of bytes, or ``None`` if they are in none.

    A few invalid bytes among many valid sequences (a file cut in the middle of a character, one
    pasted word) leave a text UTF-8: reading all of it as cp1252 would spoil every accent.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    if by_zeros := _utf16_by_zeros(data[:_SAMPLE]):
        return by_zeros
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8" if _mostly_utf8(data, error.start) else None
    return "utf-8"


def refuse_binary(data: bytes, source: str) -> None:
    """Raise ``SourceError`` if bytes are those of a binary file."""
    kind = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    if kind is None and _is_binary(data):
        kind = "a binary file"
    if kind is not None:
        raise SourceError(
            source, f"looks like {kind}, not text: give it its real extension or leave it out"
        )


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    n_controls = len(_CONTROL.findall(sample))
    return n_controls > 1 and n_controls > len(sample) / 100


def _utf16_by_zeros(sample: bytes) -> str | None:
    """Find UTF-16 without BOM: in Western text every other byte is zero, the others hardly ever."""
    pairs = len(sample) // 2
    if pairs < 2 or (len(sample) % 2 and len(sample) < _SAMPLE):
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > pairs * 0.7 and even < pairs * 0.05:
        return "utf-16-le"
    if even > pairs * 0.7 and odd < pairs * 0.05:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes, start: int) -> bool:
    sample = data[max(0, start - _SAMPLE) : start + _SAMPLE]
    text = sample.decode("utf-8", errors="replace")
    n_bad = text.count(REPLACEMENT)
    n_good = sum(char > "\x7f" for char in text) - n_bad
    return n_good > 5 * n_bad
