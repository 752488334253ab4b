"""The page as a person meets it, in a real browser."""

import sys
import time

import pytest

from pipeline.report.page import write_report
from tests.report.generated import findings, write_run

HOSTILE = "</script><img src=x onerror=alert(1)>\u202e'\"😀 "
# A filter's own time: from the event to the page laid out anew.
FILTER = """text => {
  const box = document.getElementById("filter"), begin = performance.now();
  box.value = text;
  box.dispatchEvent(new Event("input"));
  document.body.offsetHeight;
  return performance.now() - begin;
}"""
VIEWS = ("apercu", "documents", "doc/1?r=relations.17", "entites", "entite/0", "relations",
         "enonces", "citations", "dates", "quantites", "reseau", "problemes",
         "recherche?q=rabat")  # fmt: skip
VIEWS_IN_THE_DARK = ("apercu", "doc/1?r=relations.17", "relations", "reseau")


def test_the_overview_counts_and_leads_on(visit, report, picture):
    page = visit(report)
    assert "12\ndocuments" in page.locator(".figures").inner_text()
    picture(page, full_page=True)
    page.locator(".figures a", has_text="relations").click()
    assert page.locator("h1").inner_text() == "Relations"


def test_from_a_relation_to_its_sentence_and_on_to_the_entity(visit, report, picture):
    page = visit(report, "#/relations")
    page.get_by_role("link", name="Awa Diallo").first.click()
    card = page.get_by_label("Détail")
    assert "Awa Diallo rencontre Marc Morel" in card.inner_text()
    lit = page.evaluate("[...CSS.highlights.get('evidence')].map(String)")
    assert lit == ["Awa Diallo a rencontré Marc Morel à Brest le 1 janvier 2018."]
    assert page.evaluate("[...CSS.highlights.get('sentence')].map(String)") == lit
    assert page.evaluate("[...CSS.highlights.get('subject')].map(String)") == ["Awa Diallo"]
    picture(page)
    card.get_by_role("link", name="Marc Morel").click()
    assert page.locator("h1").inner_text() == "Marc Morel"
    page.go_back()
    assert "Awa Diallo rencontre" in page.get_by_label("Détail").inner_text()


def test_a_sentence_does_not_end_at_an_abbreviation(visit, tmp_path):
    prefix = "On attendait M. Brun, de l'O. N. U., hier soir. Puis "
    path = write_report(write_run(tmp_path / "un", [findings(0, 1, prefix)]))
    page = visit(path, "#/doc/0?r=mentions.0")
    lit = page.evaluate("[...CSS.highlights.get('sentence')].map(String)")
    assert lit == ["Puis Awa Diallo a rencontré Marc Morel à Brest le 1 janvier 2018."]


def test_a_mark_shows_its_entity_and_relations(visit, report):
    page = visit(report, "#/doc/0")
    page.locator("article").get_by_text("Orvane", exact=True).first.click()
    card = page.get_by_label("Détail").inner_text()
    assert "organisation" in card
    assert "Orvane remet à Banque Alta 1 millions d'euros (rapporté)" in card
    assert "Trouvé par test/name" in card


def test_filters_leave_what_was_asked_for(visit, report):
    page = visit(report, "#/relations")
    page.get_by_label("Type").select_option("met_with")
    page.get_by_label("Contient").fill("nadia")
    rows = page.locator("tbody tr")
    assert rows.count() > 0
    assert all("Nadia" in text and "rencontre" in text for text in rows.all_inner_texts())
    assert "type=met_with" in page.url
    page.reload()
    assert page.get_by_label("Contient").input_value() == "nadia"
    page.get_by_role("button", name="Effacer").click()
    assert "sur 192" in page.locator(".pager").inner_text()


def test_dates_by_period_and_pages(visit, report):
    page = visit(report, "#/dates")
    assert "1 – 50 sur 96" in page.locator(".pager").inner_text()
    page.get_by_role("button", name="Suivant").click()
    assert "51 – 96 sur 96" in page.locator(".pager").inner_text()
    page.get_by_label("Du", exact=True).fill("2020-01-01")
    page.get_by_label("au", exact=True).fill("2020-12-31")
    assert all("2020" in text for text in page.locator("tbody tr").all_inner_texts())


def test_relations_by_the_date_they_refer_to(visit, report):
    page = visit(report, "#/relations")
    page.get_by_label("Du", exact=True).fill("2020-01-01")
    page.get_by_label("au", exact=True).fill("2020-12-31")
    rows = page.locator("tbody tr").all_inner_texts()
    assert rows
    assert all("rencontre" in text and "2020" in text for text in rows)


def test_the_search_box_finds_without_accents(visit, report):
    page = visit(report)
    page.keyboard.press("/")
    page.keyboard.type("emile")
    page.wait_for_selector("h1:has-text('Recherche')")
    assert "Émile" in page.locator("main").inner_text()
    assert page.evaluate("document.activeElement.id") == "search"


def test_the_keyboard_goes_from_mark_to_mark(visit, report):
    page = visit(report, "#/doc/0")
    page.locator("article .g-m").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "Marc Morel"
    page.keyboard.press("Enter")
    assert "Marc Morel" in page.get_by_label("Détail").inner_text()
    page.keyboard.press("Escape")
    assert page.get_by_label("Détail").count() == 0


def test_the_network_shows_what_ties_a_name(visit, report, picture):
    page = visit(report, "#/reseau")
    page.get_by_role("button", name="Orvane, organisation").press("Enter")
    assert "remet à" in page.locator(".graph .panel").inner_text()
    picture(page)
    page.get_by_role("combobox", name="Relation", exact=True).select_option("met_with")
    page.wait_for_function(
        "!document.querySelector('svg[role=group]').textContent.includes('Orvane')"
    )


def test_errors_are_shown(visit, report):
    page = visit(report, "#/problemes")
    assert "perdu.pdf" in page.locator("main").inner_text()


def test_hostile_texts_run_nothing(visit, tmp_path, picture):
    page = visit(
        write_report(write_run(tmp_path / "hostile", [findings(i, 1, HOSTILE) for i in (0, 1)]))
    )
    for view in VIEWS:
        page.evaluate("view => { location.hash = `#/${view}`; }", view)
        page.wait_for_timeout(40)
        assert page.locator("img").count() == 0
        assert page.locator("script").count() == 2
    page.evaluate("location.hash = '#/doc/0?r=relations.0'")
    page.wait_for_function("document.querySelector('article')")
    lit = page.evaluate("[...CSS.highlights.get('subject')].map(String)")
    assert lit == ["Awa Diallo"]
    picture(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit, report, scheme, picture):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(report, color_scheme=scheme)
    for view in VIEWS if scheme == "light" else VIEWS_IN_THE_DARK:
        page.evaluate("view => { location.hash = `#/${view}`; }", view)
        page.wait_for_timeout(40)
        violations = axe.run(page).response["violations"]
        assert [(view, v["id"], v["nodes"][0]["html"]) for v in violations] == []
    page.evaluate("location.hash = '#/doc/1?r=relations.17'")
    picture(page)


def processor_seconds(browser) -> float:
    """Time that all processes of the browser have computed: what else runs does not count."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return sum(process["cpuTime"] for process in processes)


def test_a_thousand_documents(browser, visit, tmp_path, record_property):
    path = write_report(write_run(tmp_path / "mille", [findings(i) for i in range(1000)]))
    before, begin = processor_seconds(browser), time.perf_counter()
    page = visit(path)
    opened, waited = processor_seconds(browser) - before, time.perf_counter() - begin
    page.wait_for_timeout(1500)
    page.evaluate("location.hash = '#/relations'")
    page.wait_for_selector("#filter")
    texts = ("diallo", "rencontre rabat", "introuvable")
    filtered = max(min(page.evaluate(FILTER, text) for _ in range(3)) for text in texts)
    size = path.stat().st_size / 1e6
    figures = (
        f"1,000 documents, {size:.1f} MB: opened in {waited:.2f} s ({opened:.2f} s computing), "
        f"filtered in {filtered:.0f} ms"
    )
    record_property("figures", figures)
    # Figures to read, not to assert: a busy machine is no fault of the page.
    sys.stderr.write(f"{figures}\n")
    assert page.locator("#filter").is_visible()


def test_it_prints(visit, report, tmp_path):
    page = visit(report, "#/doc/0?r=relations.0")
    page.emulate_media(media="print")
    assert not page.locator("#views").is_visible()
    assert page.locator("article").is_visible()
    page.pdf(path=tmp_path / "page.pdf")


def test_without_scripts_it_says_what_there_is(visit, report):
    page = visit(report, java_script_enabled=False)
    assert "Relations : 192" in page.locator("noscript").inner_text()
