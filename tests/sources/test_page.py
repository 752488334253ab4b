"""HTML pages."""

from __future__ import annotations

import logging
from datetime import datetime

import pytest

from pipeline.sources.page_date import published_in

HEAD = """<meta charset="utf-8"><title>Séisme à Jacmel | La Vallée</title>
<meta property="og:title" content="Séisme à Jacmel">
<meta property="og:site_name" content="La Vallée">
<meta property="article:published_time" content="2021-05-03T22:30:00+02:00">
<meta property="article:modified_time" content="2021-05-09T10:00:00+02:00">
<meta name="author" content="Aïssatou Bâ">
<link rel="canonical" href="https://exemple.org/2021/05/02/seisme">"""
ARTICLE = """<h1>Séisme à Jacmel</h1>
<p>Un séisme de magnitude 7,2 a frappé Jacmel samedi, faisant au moins 300 morts selon la
protection civile.<br>Les secours sont à pied d'œuvre depuis l'aube.</p>
<h2>Des secours lents</h2>
<p>Le 12 janvier 2010, 20&nbsp;% de la <b>ville</b> avait été <a href="/x">détr&shy;uite</a> par un
premier tremblement de terre, dont elle ne s'est jamais tout à fait relevée.</p>
<ul><li>Premier point</li><li>Deuxième point</li></ul>"""


def page(head: str = HEAD, article: str = ARTICLE) -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body>"
        '<nav><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<article>{article}</article>"
        "<footer>Mentions légales © 2023 La Vallée</footer></body></html>"
    )


def test_prose_stays_and_boilerplate_goes(inputs):
    document = inputs.one("a.html", page())
    assert document.text.split("\n\n") == [
        "Un séisme de magnitude 7,2 a frappé Jacmel samedi, faisant au moins 300 morts selon la "
        "protection civile.",
        "Les secours sont à pied d'œuvre depuis l'aube.",
        "Des secours lents",
        "Le 12 janvier 2010, 20 % de la ville avait été détruite par un premier tremblement "
        "de terre, dont elle ne s'est jamais tout à fait relevée.",
        "Premier point",
        "Deuxième point",
    ]


def test_metadata_are_columns(inputs):
    document = inputs.one("a.html", page())
    assert (document.title, document.author) == ("Séisme à Jacmel", "Aïssatou Bâ")
    assert (document.publisher, document.format) == ("La Vallée", "html")
    assert document.url == "https://exemple.org/2021/05/02/seisme"
    assert document.published == datetime(2021, 5, 3, 22, 30)
    assert document.published_precision == "minute"


def test_no_date_is_invented(inputs):
    head = '<title>Rappel du 13 novembre 2015</title><meta property="og:image" content="https://exemple.org/2019/02/03/x.jpg">'
    article = ARTICLE + '<time datetime="2014-01-02">2 janvier 2014</time><p>Le 2016-02-03.</p>'
    document = inputs.one("a.html", page(head, article))
    assert document.published is None
    assert document.publisher is None


def test_a_host_is_no_publisher(inputs):
    head = '<title>Séisme</title><meta property="og:url" content="https://www.exemple.org/a">'
    assert inputs.one("a.html", page(head)).publisher is None


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="date" content="2021-05">', "2021-05"),
        ('<meta itemprop="datePublished" content="2021-05-03">', "2021-05-03"),
        ('<meta name="pubdate" content="Mon, 03 May 2021 10:00:00 GMT">', "2021-05-03"),
        ('<meta name="date" content="03/05/2021">', "2021-05-03"),
        ('<meta name="date" content="hier">', None),
        ('<meta property="article:modified_time" content="2021-05-03">', None),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle",'
            '"dateModified": "2022-01-01", "datePublished": "2021-05-03T08:00"}</script>',
            "2021-05-03T08:00",
        ),
        ('<time itemprop="datePublished" datetime="2021-05-03">hier</time>', "2021-05-03"),
        ('<link rel="canonical" href="https://exemple.org/2021/05/03/seisme">', "2021-05-03"),
        ('<link rel="canonical" href="https://exemple.org/2021/seisme">', None),
    ],
)
def test_declared_dates(head, date):
    assert published_in(f"<html><head>{head}</head><body><p>Texte.</p></body></html>") == date


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1252", "windows-1252")],
)
def test_declared_encodings(inputs, declared, encoding):
    html = page(HEAD.replace('charset="utf-8"', f'charset="{declared}"'))
    document = inputs.one("a.html", html.replace("œ", "oe").encode(encoding))
    assert "Deuxième point" in document.text
    assert document.encoding == encoding


def test_utf_8_is_utf_8_whatever_the_page_declares(inputs):
    document = inputs.one("a.html", page(HEAD.replace('"utf-8"', '"iso-8859-1"')))
    assert (document.encoding, document.title) == ("utf-8", "Séisme à Jacmel")


def test_a_standfirst_that_extraction_drops_is_put_back(inputs):
    article = ARTICLE.replace("</h1>", "</h1><h2>La ville enterre ses morts.</h2>")
    assert inputs.one("a.html", page(article=article)).text.startswith(
        "La ville enterre ses morts."
    )


def test_a_fragment_is_a_page(inputs):
    assert inputs.one("a.html", "<p>Le pont de Saint-Amé rouvre.</p>").text == (
        "Le pont de Saint-Amé rouvre."
    )


def test_a_page_without_main_text_gives_all_its_text_and_says_so(inputs, monkeypatch):
    monkeypatch.setattr("trafilatura.bare_extraction", lambda *args, **options: None)
    documents, failures = inputs.read(inputs.write("a.html", page()))
    assert documents[0].text.startswith("Accueil")
    assert [row.stage for row in failures] == ["metadata"]
    assert "no main text" in failures[0].message


def test_a_page_without_text_is_a_row(inputs, caplog):
    with caplog.at_level(logging.WARNING):
        row = inputs.failure("a.html", "<html><head></head><body><img src='a.png'></body></html>")
    assert "empty" in row.message
    assert caplog.text == ""


@pytest.mark.shared
def test_wikinews_loses_little(inputs, shared):
    documents, failures = inputs.read(shared / "data" / "text" / "wikinews-2012" / "documents")
    assert (len(documents), failures) == (100, [])
    assert all(document.title and document.published is None for document in documents)
    assert min(len(document.text) for document in documents) > 500
    assert not any(document.title in document.text.split("\n\n") for document in documents)
