"""Companies that bear the name of a family or a town."""

import pytest

from tests.entities.reading import names_of

COMPANIES = [
    "L'équipementier [Tavel](PER) embauche.",
    "Le constructeur automobile [Tavel](PER) a signé.",
    "La biotech lyonnaise [Tavel](LOC) cherche des fonds.",
    "Le groupe [Tavel](PER) a signé.",
    "Le laboratoire [Ada Tavel](PER) a signé.",
    "[Tavel](PER), filiale de [Rocq](ORG), a signé.",
    "[Tavel](PER) emploie 300 salariés.",
    "[Tavel](PER) a levé 20 millions d'euros.",
    "Le PDG de [Tavel](PER) a signé.",
    "L'éditeur de jeux vidéo [Tavel](PER) a licencié 20 personnes.",
    "[Tavel](PER) a racheté son voisin. Chez [Tavel](PER), on se tait.",
    "Elle travaille chez [Tavel](LOC).",
    "Le fabricant de jouets [Tavel](PER) ferme.",
    "La société de gestion privée [Tavel](PER) ferme.",
]
NOT_COMPANIES = [
    ("[Tavel](PER) a signé le texte.", "PER"),
    ("Elle dîne chez [Tavel](PER).", "PER"),
    ("Ils ont voté pour [Tavel](PER), élu en mai.", "PER"),
    ("M. [Tavel](PER) a racheté la ferme. [Tavel](PER) recrute.", "PER"),
    ("Le ministre [Tavel](PER) supprime des postes. [Tavel](PER) recrute.", "PER"),
    ("Le chef opérateur vietnamien [Ada Tavel](PER) est primé.", "PER"),
    ("Le chef opérateur [Tavel](PER) est primé.", "PER"),
    ("Le patron du groupe [Ada Tavel](PER) a signé.", "PER"),
    ("L'usine de [Tavel](LOC) emploie 300 salariés.", "LOC"),
    ("Le siège est à [Tavel](LOC). [Tavel](LOC) compte 300 salariés.", "LOC"),
    ("La famille [Tavel](PER) a signé.", "PER"),
    ("L'éditeur [Tavel](PER) a publié ses souvenirs.", "PER"),
    ("Le constructeur de l'avion, [Tavel](PER), est mort.", "PER"),
]


@pytest.mark.parametrize("sentence", COMPANIES)
def test_a_company(sentence):
    labels = {label for text, label in names_of(sentence) if text.endswith("Tavel")}
    assert labels == {"ORG"}


@pytest.mark.parametrize(("sentence", "label"), NOT_COMPANIES)
def test_no_company(sentence, label):
    labels = {found for text, found in names_of(sentence) if text.endswith("Tavel")}
    assert labels == {label}


def test_the_family_is_not_its_company():
    found = names_of("L'équipementier [Tavel](PER) ferme. La famille [Tavel](PER) se tait.")
    assert found == [("Tavel", "ORG"), ("Tavel", "PER")]


def test_another_mention_is_the_company_too():
    found = names_of("L'équipementier [Tavel](PER) ferme. [Tavel](PER) le confirme.")
    assert found == [("Tavel", "ORG"), ("Tavel", "ORG")]


def test_a_company_and_its_founder():
    found = names_of(
        "[Tavel](ORG) emploie 800 personnes. [Tavel](PER) rachète son voisin. "
        "[Luc Tavel](PER) se tait. M. [Tavel](PER) partira."
    )
    assert [label for _, label in found] == ["ORG", "ORG", "PER", "PER"]


def test_a_person_of_that_name_keeps_the_label():
    found = names_of("L'assureur [Roy](PER) ferme. [Ada Roy](PER) part. [Roy](PER) a souri.")
    assert found == [("Roy", "ORG"), ("Ada Roy", "PER"), ("Roy", "PER")]
