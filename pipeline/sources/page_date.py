"""The publication date that a page declares, at the precision it declares.

Nothing is searched for in its prose, where dates are those of the events told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser

from pipeline.sources.published import parse_published

# Names of <meta> elements that hold a publication date, surest first (Open Graph, schema.org,
# Dublin Core, and what French publishers' systems write).
_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "date_publication",
    "parsely-pub-date",
    "sailthru.date",
)
_LATEST = (
    "2100-01-01"  # a fixed bound: with today's date the same page would read differently later
)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')


def published_in(html: str, url: str | None = None) -> str | None:
    """Return the publication date of a page as ISO text, or ``None``.

    Parameters
    ----------
    html
        The page.
    url
        Its address, if known: ``/2021/05/03/`` in it is a date of publication too.

    Notes
    -----
    In this order: ``<meta>`` elements, JSON-LD, ``<time>`` marked as publication, the address. What
    is not ISO is given to htmldate, without the page around it.
    """
    parser = _Declared()
    with suppress(AssertionError, ValueError):  # declarations that html.parser gives up on
        parser.feed(html)
    for value in parser.candidates():
        if date := _iso(value):
            return date
    return _in_url(url or parser.canonical)


def _iso(value: str) -> str | None:
    value = value.strip()
    try:
        parse_published(value)
    except (ValueError, OverflowError):
        return _other(value)
    return value


def _other(value: str) -> str | None:
    """Read dates such as ``Mon, 03 May 2021 10:00:00 GMT`` or ``03/05/2021`` with htmldate."""
    from htmldate import find_date

    content = value.replace("&", "").replace('"', "").replace("<", "")[:60]
    if sum(char.isdigit() for char in content) < 5:
        return None  # a day, a month and a year need as many: less would be guessed
    page = f'<html><head><meta name="date" content="{content}"/></head><body></body></html>'
    return find_date(page, extensive_search=False, max_date=_LATEST)


def _in_url(url: str | None) -> str | None:
    from htmldate import find_date

    if not url:
        return None
    page = "<html><head></head><body></body></html>"
    return find_date(page, extensive_search=False, url=url, max_date=_LATEST)


class _Declared(HTMLParser):
    """Collects what a page declares as its date of publication."""

    def __init__(self) -> None:
        super().__init__()
        self.canonical: str | None = None
        self._meta: dict[str, str] = {}
        self._times: list[str] = []
        self._json: list[str] = []
        self._in_json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._in_json = tag == "script" and "ld+json" in given.get("type", "")
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self._meta.setdefault(name.strip().lower(), given.get("content", ""))
        elif tag == "time" and ("pubdate" in given or given.get("itemprop") == "datePublished"):
            self._times.append(given.get("datetime") or given.get("content", ""))
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href")

    def handle_data(self, data: str) -> None:
        if self._in_json:
            self._json.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_json = False

    def candidates(self) -> Iterator[str]:
        """Yield the dates found, surest first."""
        yield from (self._meta[name] for name in _META if self._meta.get(name))
        for match in _JSON_DATE.finditer("".join(self._json)):
            yield json.loads(f'"{match[1]}"', strict=False) if "\\" in match[1] else match[1]
        yield from filter(None, self._times)
