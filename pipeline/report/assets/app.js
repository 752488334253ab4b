// The address says what is shown: views, search, theme, start.
const ROUTE_OF = { documents: "documents", canon: "entites", dates: "dates", quantities: "quantites", relations: "relations", statements: "enonces", quotations: "citations", errors: "problemes" };
const ROUTES = {
  apercu: overviewView, doc: documentView, entite: entityView, reseau: graphView, problemes: problemsView, recherche: searchView,
  ...Object.fromEntries(Object.entries(ROUTE_OF).filter(([name]) => name !== "errors").map(([name, view]) => [view, (parameters) => tableView(name, parameters)])),
};
const shown = { view: null, argument: null, node: null };

function address() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const [view, argument] = path.split("/");
  return { view: view in ROUTES ? view : "apercu", argument: argument ?? null, parameters: new URLSearchParams(query) };
}

function route() {
  const { view, argument, parameters } = address();
  if (shown.node && shown.node.update && view === shown.view && argument === shown.argument) {
    shown.node.update(parameters);
    return;
  }
  const first = shown.node === null;
  Object.assign(shown, { view, argument, node: ROUTES[view](parameters, argument) });
  const main = document.getElementById("main");
  main.replaceChildren(shown.node);
  if ("highlights" in CSS && view !== "doc") CSS.highlights.clear();
  document.title = `${main.querySelector("h1").textContent} · glaneur`;
  drawNavigation(view);
  if (!first) { scrollTo({ top: 0, behavior: "instant" }); if (document.activeElement.id !== "search") main.querySelector("h1").focus({ preventScroll: true }); }
  if (shown.node.ready) shown.node.ready();
}

function drawNavigation(view) {
  const current = { doc: "documents", entite: "entites" }[view] || view;
  const tabs = [["apercu", "Aperçu"], ["documents", "Documents", "documents"], ["entites", "Entités", "canon"], ["relations", "Relations", "relations"],
    ["enonces", "Énoncés", "statements"], ["citations", "Citations", "quotations"], ["dates", "Dates", "dates"], ["quantites", "Quantités", "quantities"],
    ["reseau", "Réseau"], ["problemes", "À vérifier"]];
  document.getElementById("views").replaceChildren(...tabs.filter(([, , name]) => !name || T[name].length).map(([to, title, name]) =>
    h("a", { href: link(to), "aria-current": to === current ? "page" : null }, title, name ? h("small", {}, ` ${number.format(T[name].length)}`) : null)));
}

/** Everything that holds the words: entities, documents with the passage, relations, quotations. */
function searchView(parameters) {
  const query = parameters.get("q") || "";
  const words = fold(query).split(/\s+/).filter(Boolean);
  const matches = (name) => (words.length ? haystack(name).flatMap((line, row) => (words.every((one) => line.includes(one)) ? [row] : [])) : []);
  const documents = words.length ? [...Array(T.documents.length).keys()].filter((doc) => words.every((one) => foldedText(doc).includes(one)) || words.every((one) => haystack("documents")[doc].includes(one))) : [];
  const entityItem = (row) => h("li", {}, h("a", { href: link("entite", row) }, badge(T.canon.get(row, "label")), " ", iso(T.canon.get(row, "name")), h("span", { class: "muted" }, ` · ${T.canon.get(row, "n_mentions")}`)));
  const documentItem = (doc) => h("li", {}, h("a", { href: link("doc", doc) }, iso(docTitle(doc)), h("div", { class: "small" }, passage(doc, words))));
  const groups = [["Entités", matches("canon"), entityItem], ["Documents", documents, documentItem],
    ...["relations", "quotations", "quantities", "dates"].map((name) => [tableWord(name), matches(name), (row) => rowItem(name, row)])].filter(([, rows]) => rows.length);
  say(plural(groups.reduce((sum, [, rows]) => sum + rows.length, 0), "résultat", "résultats"));
  return h("section", {}, h("h1", { tabindex: -1 }, `Recherche : ${query}`),
    groups.length ? h("div", { class: "grid" }, groups.map(([title, rows, item]) => paged(`${title} (${number.format(rows.length)})`, rows, item, 12)))
      : h("p", { class: "empty" }, "Aucun résultat."));
}

/** Where the first word stands in the text; folding may change lengths, so the place is near. */
function passage(doc, words) {
  const at = foldedText(doc).indexOf(words[0]);
  if (at < 0) return "";
  const near = docText(doc).normalize("NFC").length === foldedText(doc).length ? at : Math.max(0, at - 5);
  return context(doc, near, near + words[0].length, 70);
}

function startSearch() {
  const box = document.getElementById("search");
  let waiting;
  const search = () => { if (box.value.trim()) location.hash = link("recherche", null, { q: box.value.trim() }); };
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { search(); box.focus(); }, 150); });
  document.getElementById("search-form").addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); search(); });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); box.focus(); }
    if (event.key === "Escape" && !typing && shown.view === "doc") location.hash = link("doc", shown.argument);
  });
}

function startTheme() {
  const names = { auto: "auto", light: "clair", dark: "sombre" };
  const order = Object.keys(names);
  const button = document.getElementById("theme");
  const set = (theme) => {
    if (theme === "auto") delete document.documentElement.dataset.theme; else document.documentElement.dataset.theme = theme;
    button.textContent = `Thème : ${names[theme]}`;
    try { localStorage.setItem("glaneur-theme", theme); } catch { /* opened from a disk that keeps nothing */ }
  };
  let theme = "auto";
  try { theme = localStorage.getItem("glaneur-theme") || "auto"; } catch { /* the same */ }
  set(theme in names ? theme : "auto");
  button.addEventListener("click", () => { theme = order[(order.indexOf(theme) + 1) % order.length]; set(theme); });
}

startTheme();
startSearch();
addEventListener("hashchange", route);
route();
warmUp();
