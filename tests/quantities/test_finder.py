"""The interface: spans of others are kept free, names count nothing, ages win over durations."""

from itertools import pairwise

from pipeline.quantities import find_quantities


def texts(text, **options):
    return [row.text for row in find_quantities(text, **options)]


def span(text, part):
    start = text.index(part)
    return start, start + len(part)


def test_spans_of_dates_are_left_alone():
    text = "En 2019, 12 maires ont signé."
    assert texts(text, taken=[span(text, "2019"), span(text, "12 maires")]) == []
    assert texts(text, taken=[span(text, "2019")]) == ["12"]


def test_an_age_that_is_named_as_one_wins_over_a_duration():
    text = "Un homme âgé de 34 ans a travaillé dix ans."
    taken = [span(text, "34 ans"), span(text, "dix ans")]
    assert texts(text, taken=taken) == ["34 ans"]


def test_names_count_nothing():
    text = "Le collectif Les Douze a écrit douze lettres."
    assert texts(text, names=[span(text, "Les Douze")]) == ["douze"]
    text = "Le parti des 7 veut 7 sièges."
    assert texts(text, names=[span(text, "parti des 7")]) == ["7"]


def test_spans_may_leave_the_text():
    assert texts("12 maires", taken=[(-5, 0), (100, 200)], names=[(3, 2)]) == ["12"]


def test_tags_make_the_item_more_exact():
    text = "Les deux semblent ravis et les trois autrement."
    plain = find_quantities(text)
    start = text.index("semblent")
    tagged = find_quantities(text, tags={start: "VERB"})
    assert [row.item for row in plain] == [row.item for row in tagged]


def test_rows_are_in_order_and_do_not_overlap():
    text = "Environ 200 tonnes, de 3 à 5 %, un mort et deux blessés, plus de 12 000 euros."
    rows = find_quantities(text)
    assert [row.kind for row in rows] == ["measure", "percent", "count", "count", "money"]
    assert all(a.end <= b.start for a, b in pairwise(rows))


def test_item_has_its_own_offsets():
    text = "La Russie a envoyé environ 200 tonnes d'aide."
    (row,) = find_quantities(text)
    assert text[row.item_start : row.item_end] == row.item == "aide"
