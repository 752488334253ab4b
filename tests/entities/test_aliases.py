"""Which names are one entity, and which are not."""

import pytest

from tests.entities.reading import entity_of, resolve

SAME = [
    ("[Yuri Borisov](PER) arrive. [Borisov](PER) sourit.", "Yuri Borisov", "Borisov"),
    ("[Borisov](PER) arrive. [Yuri Borisov](PER) sourit.", "Yuri Borisov", "Borisov"),
    ("[Karine Tremblay](PER) signe. [K. Tremblay](PER) part.", "Karine Tremblay", "K. Tremblay"),
    ("[Karine Tremblay](PER) signe. [Karine T.](PER) part.", "Karine Tremblay", "Karine T."),
    ("[Youri Borissov](PER) et plus loin [Yuri Borisov](PER).", "Youri Borissov", "Yuri Borisov"),
    ("[Ikra García](PER) puis [Ikra Garcia](PER).", "Ikra García", "Ikra Garcia"),
    ("[Martin Dubois](PER) puis [Dubois Martin](PER).", "Martin Dubois", "Dubois Martin"),
    ("[Miriana JOHN](PER) puis [Miriana John](PER).", "Miriana JOHN", "Miriana John"),
    ("[Charles de Gaulle](PER), puis [de Gaulle](PER).", "Charles de Gaulle", "de Gaulle"),
    ("[Nao Clark](PER) dort. [Nao](PER) rêve.", "Nao Clark", "Nao"),
    ("[Nao Clark](PER) dort. [Clark](LOC) rêve.", "Nao Clark", "Clark"),
    ("[Paul Émile Sow](PER), puis [Paul Sow](PER).", "Paul Émile Sow", "Paul Sow"),
    ("l'[Organisation des Nations unies](ORG), puis l'[ONU](ORG)",
     "Organisation des Nations unies", "ONU"),
    ("l'[ONU](ORG), puis l'[Organisation des Nations unies](ORG)",
     "Organisation des Nations unies", "ONU"),
    ("[Radio Habana Cuba](ORG) ([RHC](ORG)) émet.", "Radio Habana Cuba", "RHC"),
    ("l'[Union nationale des étudiants](ORG) ([Unet](ORG)) proteste.",
     "Union nationale des étudiants", "Unet"),
    ("[CGX](ORG) (« [Comité des gaz](ORG) ») siège.", "CGX", "Comité des gaz"),
    ("le [groupe Aurore](ORG), puis [Aurore](ORG)", "groupe Aurore", "Aurore"),
    ("[Aurore](ORG), puis [Aurore SA](ORG)", "Aurore", "Aurore SA"),
    ("la [Russie](LOC) et la [Fédération de Russie](LOC)", "Russie", "Fédération de Russie"),
    ("les [États-Unis](LOC), alias [USA](LOC)", "États-Unis", "USA"),
    ("à [La Havane](LOC) ; la [Havane](LOC) dort", "La Havane", "la Havane"),
    ("[Kiev](LOC) ou [Kyiv](LOC)", "Kiev", "Kyiv"),
]  # fmt: skip
APART = [
    (
        "[Marine Lenoir](PER) et [Jean Lenoir](PER) ; [Lenoir](PER) se tait.",
        "Marine Lenoir",
        "Lenoir",
    ),
    ("[Marine Lenoir](PER) et [Jean Lenoir](PER).", "Marine Lenoir", "Jean Lenoir"),
    ("M. [Paul Sow](PER) parle. Mme [Sow](PER) écoute.", "Paul Sow", "Sow"),
    ("[Anna Roy](PER) et [Alma Roy](PER) ; [A. Roy](PER) signe.", "Anna Roy", "A. Roy"),
    (
        "l'[Union nationale des étudiants](ORG) ([Solidor](ORG)) proteste.",
        "Union nationale des étudiants",
        "Solidor",
    ),
    ("le [Niger](LOC) et le [Nigeria](LOC)", "Niger", "Nigeria"),
    ("la [Guinée](LOC) et la [Guinée-Bissau](LOC)", "Guinée", "Guinée-Bissau"),
    ("[Cuba](LOC) et [Radio Cuba](ORG)", "Cuba", "Radio Cuba"),
    ("[Lille](LOC) ; [Lille](ORG) bat [Metz](ORG).", "Lille", "Metz"),
    (
        "la [Dominique](LOC) et la [République dominicaine](LOC)",
        "Dominique",
        "République dominicaine",
    ),
]


@pytest.mark.parametrize(("text", "one", "other"), SAME)
def test_one_entity(text, one, other):
    resolved = resolve(text)
    assert entity_of(resolved, one) == entity_of(resolved, other)


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_two_entities(text, one, other):
    resolved = resolve(text)
    assert entity_of(resolved, one) != entity_of(resolved, other)


def test_a_civility_chooses_between_relatives():
    resolved = resolve(
        "M. [Jean Lenoir](PER) et Mme [Marine Lenoir](PER) sont là. M. [Lenoir](PER) parle."
    )
    assert entity_of(resolved, "Lenoir") == "PER/Jean Lenoir"


COUPLE = (
    "[Lucie Roy](PER), présidente du club, accuse son mari, [Franck Roy](PER). "
    "Mme [Roy](PER) a porté plainte. M. [Roy](PER) nie."
)


def test_feminine_titles_and_kin_choose_between_relatives():
    named = [(m.text, m.entity) for m in resolve(COUPLE).mentions if m.text == "Roy"]
    assert named == [("Roy", "PER/Lucie Roy"), ("Roy", "PER/Franck Roy")]


def test_two_civilities_are_two_people():
    resolved = resolve("[Ada Roy](PER) et [Max Roy](PER). Mme [Roy](PER) dort, M. [Roy](PER) lit.")
    assert entity_of(resolved, "Roy") != entity_of(resolved, "Roy", 1)


def test_a_surname_is_the_first_ones_until_a_relative_comes():
    resolved = resolve(
        "[Paul Roy](PER) vote. [Roy](PER) part. [Anne Roy](PER) reste. [Roy](PER) rit."
    )
    assert entity_of(resolved, "Roy") == "PER/Paul Roy"
    assert entity_of(resolved, "Roy", 1) == "PER/Roy"


def test_a_spouse_after_the_name():
    resolved = resolve(
        "[Paul Roy](PER) et [Ada Roy](PER), son épouse, votent. "
        "Mme [Roy](PER) rit. M. [Roy](PER) part."
    )
    assert entity_of(resolved, "Roy") == "PER/Ada Roy"
    assert entity_of(resolved, "Roy", 1) == "PER/Paul Roy"


def test_names_in_capitals_are_no_entities_of_their_own():
    resolved = resolve("[PARIS](LOC) ([AFP](ORG)) – [Paris](LOC) dort. [ETATS-UNIS](LOC)")
    keys = [entity.key for entity in resolved.entities]
    assert keys == ["LOC/Paris", "ORG/AFP", "LOC/États-Unis"]


def test_a_name_in_capitals_does_not_name_the_entity():
    resolved = resolve("[ADA ROY](PER) ÉLUE\n[Ada Roy](PER) est élue.")
    assert [entity.name for entity in resolved.entities] == ["Ada Roy"]


def test_a_demonym_and_its_town():
    resolved = resolve("L'entraîneur lyonnais quitte [Lyon](LOC).")
    assert [(e.name, e.country) for e in resolved.entities if e.label == "LOC"] == [("Lyon", "FRA")]


def test_links_say_their_rule():
    resolved = resolve("[Yuri Borisov](PER) arrive. [Borisov](PER) sourit.")
    assert [m.origin for m in resolved.mentions] == ["entities/model", "entities/alias.surname"]


def test_the_fullest_name_names_the_entity():
    resolved = resolve("[Sow](PER) entre. [P. Sow](PER) parle. [Paul Sow](PER) sort.")
    assert [(e.name, e.aliases, e.n_mentions) for e in resolved.entities] == [
        ("Paul Sow", ("P. Sow", "Sow"), 3)
    ]
