"""Markdown: what is prose and what are columns."""

from __future__ import annotations

from datetime import datetime

import pytest

SEED_LIKE = """

# *Un pont neuf : la vallée respire*

---

*Image not found or type unknown*


Auteur Élise de La Tour (AVI)

Le pont de Saint-Amé a rouvert **lundi**, après [deux ans](https://exemple.org/travaux) de
travaux.

Par ailleurs, le maire a promis une piste cyclable.

---

<https://exemple.org/pont-neuf>



**Agence Vallée Info**"""


def test_header_and_footer_are_columns_not_prose(inputs):
    document = inputs.one("pont.md", SEED_LIKE)
    assert document.text == (
        "Le pont de Saint-Amé a rouvert lundi, après deux ans de travaux.\n\n"
        "Par ailleurs, le maire a promis une piste cyclable."
    )
    assert document.title == "Un pont neuf : la vallée respire"
    assert document.author == "Élise de La Tour"
    assert document.publisher == "Agence Vallée Info"
    assert document.url == "https://exemple.org/pont-neuf"
    assert document.published is None


def test_front_matter_wins(inputs):
    front = "---\ntitle: Un pont neuf : la vallée\nauteur: X\n---\n".replace("neuf : ", "neuf, ")
    front = front.replace("auteur", "author").replace("---\n", "---\ndate: 2021-05-03\n", 1)
    document = inputs.one("pont.md", front + SEED_LIKE)
    assert (document.title, document.author) == ("Un pont neuf, la vallée", "X")
    assert (document.published, document.published_precision) == (datetime(2021, 5, 3), "day")
    assert document.publisher == "Agence Vallée Info"
    assert document.text.startswith("Un pont neuf : la vallée respire\n\nLe pont")


def test_the_title_of_the_front_matter_is_not_repeated(inputs):
    document = inputs.one("a.md", "---\ntitle: La crue\n---\n# La crue\n\nL'eau monte.")
    assert (document.title, document.text) == ("La crue", "L'eau monte.")


def test_a_title_with_other_apostrophes_is_the_same_title(inputs):
    document = inputs.one("a.md", "---\ntitle: L'eau d'Èze\n---\n# L’eau d’Èze\n\nElle monte.")
    assert document.text == "Elle monte."


@pytest.mark.parametrize(
    ("value", "precision"),
    [("2021", "year"), ("2021-05", "month"), ("2021-05-03T22:30:00+02:00", "minute")],
)
def test_front_matter_dates_keep_their_precision(inputs, value, precision):
    document = inputs.one("a.md", f"---\ndate: {value}\n---\nL'eau monte.")
    assert document.published_precision == precision


def test_keys_of_the_front_matter_by_option(inputs):
    text = "---\ntitre: La crue\nauteurs: [Ève Roy, Luc Noël]\nid: 7\n---\nL'eau monte."
    document = inputs.one("a.md", text, title="titre", author="auteurs")
    assert (document.title, document.author) == ("La crue", "Ève Roy, Luc Noël")
    assert document.doc_id == "7"


def test_broken_front_matter_costs_its_columns_only(inputs):
    path = inputs.write("a.md", "---\ntitle: [La crue\n---\nL'eau monte.")
    documents, failures = inputs.read(path)
    assert (documents[0].title, documents[0].text) == (None, "L'eau monte.")
    assert [row.stage for row in failures] == ["metadata"]
    assert "YAML" in failures[0].message


def test_a_rule_at_the_top_is_no_front_matter(inputs):
    assert inputs.one("a.md", "---\n\nL'eau monte.\n\n---\n\nElle baisse.").text == (
        "L'eau monte.\n\nElle baisse."
    )


def test_aliases_that_stand_for_gigabytes_are_harmless(inputs):
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    bomb = "\n".join(["---", "a0: &a0 [x]", *lines, "title: *a11", "---", "L'eau monte."])
    document = inputs.one("a.md", bomb)
    assert (document.title, document.text) == (None, "L'eau monte.")


def test_headings_lists_quotes_tables_and_code_are_lines(inputs):
    text = """# Bilan

Premier *paragraphe* avec `code` et ![une photo](p.jpg) à l'intérieur,
sur deux lignes.

## Les faits

- un point
- un **autre** point

> Une citation.

| Ville | Morts |
|-------|-------|
| Jacmel | 20 |

![légende](q.jpg)

    Un paragraphe en retrait.

<div>Un <b>bloc</b> HTML</div>
<!-- caché -->
<script>var x = 1;</script>
"""
    document = inputs.one("a.md", text)
    assert document.title == "Bilan"
    assert document.text.split("\n\n") == [
        "Premier paragraphe avec code et  à l'intérieur, sur deux lignes.",
        "Les faits",
        "un point",
        "un autre point",
        "Une citation.",
        "Ville\tMorts",
        "Jacmel\t20",
        "Un paragraphe en retrait.",
        "Un bloc HTML",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Par ailleurs, le pont rouvre.",
        "Par Marseille passe la route du sel.",
        "Auteur de trois romans, il vit à Metz.",
        "Auteure Marie Dubois a reçu le prix.",
    ],
)
def test_a_first_sentence_is_no_author(inputs, line):
    document = inputs.one("a.md", f"# Titre\n\n{line}\n\nSuite.")
    assert document.author is None
    assert document.text == f"{line}\n\nSuite."


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Par Jean-Paul d'Ormesson", "Jean-Paul d'Ormesson"),
        ("*Auteur : Aïssatou Bâ (APS)*", "Aïssatou Bâ"),
        ("Autrice Zoé van der Meer", "Zoé van der Meer"),
        ("Par Luc Noël et Ève Roy", "Luc Noël et Ève Roy"),
    ],
)
def test_author_lines(inputs, line, author):
    document = inputs.one("a.md", f"# Titre\n\n{line}\n\nLe pont rouvre.")
    assert (document.author, document.text) == (author, "Le pont rouvre.")


def test_bold_at_the_end_without_rule_or_link_is_emphasis(inputs):
    document = inputs.one("a.md", "# Titre\n\nLe pont rouvre.\n\n**À suivre**")
    assert (document.publisher, document.text) == (None, "Le pont rouvre.\n\nÀ suivre")


def test_a_sentence_below_the_last_rule_is_prose(inputs):
    document = inputs.one("a.md", "Le pont rouvre.\n\n---\n\n**Le maire a été entendu.**")
    assert document.text == "Le pont rouvre.\n\nLe maire a été entendu."


def test_a_rule_set_right_below_a_paragraph(inputs):
    text = "# Titre\n\nLe pont rouvre.\n---\nhttps://exemple.org/x\n\n**Le Journal**"
    document = inputs.one("a.md", text)
    assert document.text == "Le pont rouvre."
    assert (document.url, document.publisher) == ("https://exemple.org/x", "Le Journal")


def test_a_title_alone_is_read_as_text(inputs):
    document = inputs.one("a.md", "# Séisme au large de Jacmel\n")
    assert document.text == document.title == "Séisme au large de Jacmel"


def test_soft_hyphens_are_not_text(inputs):
    assert inputs.one("a.md", "Le pre\u00admier étage.").text == "Le premier étage."


@pytest.mark.shared
def test_the_seed_article(inputs, shared):
    documents, failures = inputs.read(shared / "seed" / "radio-habana-cuba.md")
    document = documents[0]
    assert failures == []
    assert document.author == "María Josefina Arce"
    assert document.publisher == "Radio Habana Cuba"
    assert document.title == "Renforcer les liens : une volonté commune de Cuba et de la Russie"
    assert document.url is not None
    assert document.text.startswith("Cuba et la Russie ont examiné")
    assert document.text.endswith("leurs niveaux de vie.")


def test_front_matter_without_end_is_text(inputs):
    assert inputs.one("a.md", "---\n\nL'eau monte.").text == "L'eau monte."


def test_front_matter_of_the_size_of_a_book_is_text(inputs):
    text = "---\n\n" + "L'eau monte. " * 6_000 + "\n\n---\n\nElle baisse."
    assert inputs.one("a.md", text).text.endswith("L'eau monte.\n\nElle baisse.")


def test_an_identifier_of_ten_thousand_digits_is_passed_over(inputs):
    document = inputs.one("a.md", f"---\nid: 0x{'f' * 9_000}\n---\nL'eau monte.")
    assert document.doc_id == "a.md"


def test_lines_broken_by_hand_stay_and_html_breaks_too(inputs):
    assert inputs.one("a.md", "Un.  \nDeux.<br>Trois.").text == "Un.\nDeux.\nTrois."


def test_a_fenced_block_keeps_its_text(inputs):
    assert inputs.one("a.md", "Un.\n\n```\n Deux.\n```\n\n<p> </p>\n\nTrois.").text == (
        "Un.\n\n Deux.\n\nTrois."
    )
