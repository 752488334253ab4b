"""The scorer of dates on gold of our own."""

import json

import pytest

from pipeline.dates import find_dates
from pipeline.errors import UsageError
from pipeline.evaluation import evaluate
from pipeline.evaluation.dates import GoldDate, same_value


def gold_row(text, span, value, **more):
    start = text.index(span)
    return {"start": start, "end": start + len(span), "type": "date", "value": value, **more}


@pytest.fixture
def gold(tmp_path):
    first = "Le pont a été fermé le 3 mai 2021, puis rouvert hier."
    second = "Il reviendra vendredi."
    items = [
        {"text": first, "reference_datetime": "2021-12-01T00:00:00", "expected": [
            gold_row(first, "le 3 mai 2021", "2021-05-03"), gold_row(first, "hier", "2021-11-29")]},
        {"text": second, "reference_datetime": "2021-12-01T00:00:00", "expected": [
            gold_row(second, "vendredi", "XXXX-WXX-5", alts=["2021-12-03", "2021-11-26"])]},
    ]  # fmt: skip
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
    return path


def test_scores(gold, tmp_path):
    scores = evaluate("dates", gold, errors=tmp_path / "errors.txt")
    assert (scores["dates_f"], scores["dates_exact_f"]) == (1.0, 1.0)
    assert scores["dates_value"] == pytest.approx(2 / 3)
    assert "hier = 2021-11-29" in (tmp_path / "errors.txt").read_text(encoding="utf-8")


def test_brat_folder(tmp_path):
    (tmp_path / "a.txt").write_text("Né en 1990 à Lyon.", encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tDate 6 10\t1990\nT2\tLocation 13 17\tLyon\n", encoding="utf-8"
    )
    assert evaluate("dates", tmp_path)["dates_r"] == 1.0


def test_gold_without_fields_is_refused(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"texte": "Hier."}', encoding="utf-8")
    with pytest.raises(UsageError):
        evaluate("dates", path)


def test_full_hours_are_equal_however_written():
    (row,) = find_dates("À 18 h, il pleuvait.")
    assert same_value(row, GoldDate(0, 1, "T18"))
    assert not same_value(row, GoldDate(0, 1, "T19"))
