"""Marked-up text: nothing of a document becomes markup, nothing of it is lost."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.markup import Mark, displacy_options, marked_html, palette, stylesheet

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</span></div></script><!--",
    "&lt;b&gt; & &amp;",
    "\u202egnirts desrever\u202c et \u2066isolé",
    "emoji 👩🏽‍🚀 et NUL \x00",
)


def mark(start: int, end: int, label: str = "PER", key: str = "m0", note: str = "note") -> Mark:
    return Mark(start, end, label, key, note)


def without_tags(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_a_name_in_a_sentence():
    html = marked_html("Ada visite Turin.", [mark(0, 3)], notes=False)
    assert html == '<span class="g-m g-mention g-PER" data-g="m0">Ada</span> visite Turin.'


def test_a_date_inside_the_name_of_an_event():
    marks = [mark(0, 20, "EVENT", "m0"), mark(16, 20, "DATE", "d0")]
    html = marked_html("Coupe du monde 2018.", marks, notes=False)
    assert 'class="g-m g-mention g-date g-EVENT" data-g="m0 d0"' in html


def test_the_shortest_entity_gives_the_colour():
    marks = [mark(0, 9, "ORG", "m0"), mark(5, 9, "LOC", "m1")]
    html = marked_html("Stade Nice", marks, notes=False)
    assert 'g-mention g-LOC" data-g="m0 m1">e Ni' not in html
    assert 'g-mention g-LOC" data-g="m0 m1"> Nic' in html


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_text(text):
    marks = [mark(1, len(text) - 1, note=text), mark(0, 3, "DATE", "d0", text)]
    html = marked_html(text, marks)
    assert without_tags(html) == text
    assert set(re.findall(r"<(/?\w+)", html)) == {"span", "/span"}
    assert all(re.fullmatch(r'<span class="[\w -]+" data-g="[\w ]+" title="[^"<>]*">', tag)
               for tag in re.findall(r"<span[^>]*>", html))  # fmt: skip


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_any_marks_on_any_text_keep_the_text(text, spans):
    labels = list(palette())
    marks = [
        mark(min(span), max(span), labels[index % len(labels)], f"m{index}")
        for index, span in enumerate(spans)
        if max(span) <= len(text) and span[0] != span[1]
    ]
    assert without_tags(marked_html(text, marks)) == text


def test_every_label_has_a_colour_here_and_in_displacy():
    colours = displacy_options()["colors"]
    assert {"PER", "LOC", "ORG", "EVENT", "PRODUCT", "MISC", "DATE", "DURATION"} <= set(colours)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours.values())
    assert all(f".g-{label}{{" in stylesheet() for label in palette())
