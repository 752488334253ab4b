"""Encodings of French text, and files that are no text."""

from __future__ import annotations

import codecs

import pytest

from pipeline.errors import SettingsError, SourceError
from pipeline.sources import ReadOptions
from pipeline.sources.decoding import clean, decode

ARTICLE = (
    "À Évreux, le maire a inauguré l’œuvre d’une artiste sénégalaise : « Une fête, déjà ! »\n"
    "Coût des travaux : 300 000 € – à peine plus qu’en 2019, où la façade avait brûlé."
)


@pytest.mark.parametrize(
    ("encoding", "recorded"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_the_same_article_comes_out_of_every_encoding(encoding, recorded):
    decoded = decode(ARTICLE.encode(encoding), "a.txt")
    assert decoded.text == ARTICLE
    assert decoded.encoding == recorded
    assert decoded.n_replaced == 0


@pytest.mark.parametrize(
    "text", ["Été", "Noël", "Ça va ?", "Hélène a 20 ans.", "La Havane a reçu 200 tonnes d'aide."]
)
def test_short_texts_in_latin_1_are_read_as_western(text):
    assert decode(text.encode("latin-1"), "a.txt").text == text


@pytest.mark.parametrize("text", ["Été", "é", "Oui.", "La Havane"])
def test_short_texts_in_utf_8_stay_utf_8(text):
    assert decode(text.encode(), "a.txt") == decode(text.encode(), "a.txt", "utf-8")


def test_bytes_that_cp1252_leaves_undefined_are_latin_1():
    decoded = decode("Le président est arrivé\x81 à midi.".encode("latin-1"), "a.txt")
    assert (decoded.encoding, decoded.n_replaced) == ("latin-1", 0)


def test_a_text_in_russian_is_read_too():
    text = "Российский вице-премьер Юрий Борисов посетил Гавану в начале этого года. " * 3
    assert decode(text.encode("cp1251"), "a.txt").text == text


def test_latin_9_keeps_its_oe_ligature():
    text = "Le cœur de l'œuvre coûte 20 € à la sœur de Zoé, à l'été près."
    assert decode(text.encode("iso8859-15"), "a.txt").text == text


def test_utf_8_with_one_bad_byte_stays_utf_8():
    decoded = decode(ARTICLE.encode() + b"\xc3", "a.txt")
    assert decoded.text == ARTICLE + "\ufffd"
    assert (decoded.encoding, decoded.n_replaced) == ("utf-8", 1)


def test_a_replacement_character_of_the_author_is_not_damage():
    assert decode("Un signe \ufffd étrange.".encode(), "a.txt").n_replaced == 0


def test_the_byte_order_mark_is_no_character():
    assert decode(codecs.BOM_UTF8 + b"Bonjour", "a.txt").text == "Bonjour"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"%PDF-1.4\nobj", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x00\x01\x02\x03\x04", "binary"),
    ],
)
def test_binary_data_is_refused_by_name(data, named):
    with pytest.raises(SourceError, match=named) as caught:
        decode(data, "photo.txt")
    assert caught.value.source == "photo.txt"


def test_an_encoding_given_is_used():
    assert decode("Été".encode("cp850"), "a.txt", "cp850").text == "Été"


def test_an_unknown_encoding_is_a_setting_error():
    with pytest.raises(SettingsError, match="utf-9"):
        ReadOptions(encoding="utf-9")


def test_lone_surrogates_and_nul_become_u_fffd_one_for_one():
    assert clean("a\ud800b\x00c\U0001f600") == "a\ufffdb\ufffdc\U0001f600"
