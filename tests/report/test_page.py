"""The page as a file: what it holds, and that nothing of a document becomes markup."""

import json
import re

import pytest

from pipeline.batch import run
from pipeline.errors import UsageError
from pipeline.report.headings import headings
from pipeline.report.page import json_for_html, write_report
from pipeline.report.payload import tables_payload
from pipeline.report.people import canonical_rows
from pipeline.settings import Settings
from pipeline.tables.rows import rows_of
from tests.report.generated import findings, write_run

HOSTILE = "</script><script>alert(1)</script>\u2028'\"><img src=x onerror=alert(2)>😀 "


def data_of(html: str) -> dict:
    (text,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    return json.loads(text)


def test_no_address_is_loaded(report):
    html = report.read_text(encoding="utf-8")
    outside_data = re.sub(r'<script type="application/json".*?</script>', "", html, flags=re.S)
    assert not re.findall(r'(?:src|href)="(?!data:|#)', outside_data)
    assert not re.findall(r"@import|url\(", outside_data)
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html


def test_hostile_texts_and_names_stay_data(tmp_path):
    html = write_report(write_run(tmp_path / "hostile", [findings(0, 1, HOSTILE)])).read_text(
        encoding="utf-8"
    )
    assert len(re.findall(r"<script\b", html)) == 2
    assert "onerror=alert(2)>" not in html.replace("\\u003e", "")
    documents = data_of(html)["tables"]["documents"]
    assert documents["title"][0].startswith(HOSTILE)
    assert documents["html"][0].startswith("&lt;/script&gt;&lt;script&gt;alert(1)")


def test_json_never_ends_its_element():
    text = json_for_html({"a": "</script><!--\u2028"})
    assert "<" not in text
    assert json.loads(text) == {"a": "</script><!--\u2028"}


def test_offsets_count_as_a_browser_does():
    rows = {name: list(found) for name, found in rows_of(findings(0, 1, "😀😀 ")).items()}
    first = tables_payload(rows)["mentions"]["start"][0]
    assert rows["mentions"][0]["start"] == 3
    assert first == 5


def test_references_are_rows():
    rows = {name: list(found) for name, found in rows_of(findings(3, 2)).items()}
    payload = tables_payload(rows)
    subject = payload["relations"]["subject"][0]
    assert rows["entities"][subject]["entity_id"] == rows["relations"][0]["subject_id"]
    assert "relation_id" not in payload["relations"]
    assert "text" not in payload["documents"]


def test_the_same_name_in_two_documents_is_one_entity():
    def row(doc_id: str, name: str, **more: object) -> dict:
        columns = {"label": "PER", "n_mentions": 1, "country": None, "wikidata": None}
        ids = {"entity_id": f"{doc_id}#{name}", "geonames": None}
        return {"doc_id": doc_id, "name": name, **columns, **ids, **more}

    found = [row("a", "Ada Lovelace"), row("b", "ADA LOVELACE", n_mentions=3), row("b", "Turin")]
    rows, index = canonical_rows(found)
    assert (rows[0]["name"], rows[0]["n_mentions"], rows[0]["n_documents"]) == (
        "ADA LOVELACE",
        4,
        2,
    )
    assert index == [0, 0, 1]


def test_every_type_of_relation_has_french_words():
    assert len(headings()["relations"]) >= 60


def test_a_folder_without_a_run_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no finished run"):
        write_report(tmp_path)


def test_the_report_of_an_empty_run(tmp_path, visit):
    page = visit(write_report(write_run(tmp_path / "vide", [])))
    assert page.get_by_role("heading", level=1).inner_text() == "vide"


def test_more_documents_than_a_page_holds_are_said(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.report.page.MOST_DOCUMENTS", 2)
    html = write_report(write_run(tmp_path / "trois", [findings(i, 1) for i in range(3)]))
    data = data_of(html.read_text(encoding="utf-8"))
    assert data["run"]["warnings"] == ["Cette page montre 2 documents ; 1 n'y sont pas."]
    assert len(data["tables"]["documents"]["html"]) == 2
    assert None not in data["tables"]["mentions"]["doc"]


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "parquet"])
def test_any_format_gives_the_same_page(blank_model, article, tmp_path, form):
    pages = []
    for formats in (form, "csv,json,jsonl,parquet"):
        run([article], tmp_path / formats / "run", Settings.load(formats=formats))
        html = write_report(tmp_path / formats / "run").read_text(encoding="utf-8")
        pages.append(data_of(html)["tables"])
    assert pages[0] == pages[1]
    assert pages[0]["dates"]["value"] == ["2021-05-03"]
