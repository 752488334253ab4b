// One document: its marked text on the left, what was found on the right, each leading to the other.
const LAYERS = { mention: "Entités", date: "Dates", quantity: "Quantités", statement: "Énoncés" };
const LISTED = ["relations", "quotations", "entities", "dates", "quantities", "statements"];
const TABLE_OF_KEY = { m: "mentions", d: "dates", q: "quantities", s: "statements" };
const hiddenLayers = new Set(["statement"]);

function documentView(parameters, argument) {
  const doc = Number(argument);
  if (!isRow(T.documents, doc)) return missing("Ce document n’existe pas.");
  const article = h("article", { class: "g-text", lang: T.documents.get(doc, "language") || "fr", "aria-label": "Texte du document" });
  // The only markup that is taken as such: made by `marked_html`, which escapes the text.
  article.innerHTML = T.documents.get(doc, "html");
  const card = h("div");
  const lists = LISTED.map((name) => folded(name, doc)).filter(Boolean);
  const node = h("section", {},
    documentHead(doc),
    h("div", { class: "doc" },
      h("div", {}, layerSwitches(article), legend(article), article),
      h("aside", { "aria-label": "Ce qui a été trouvé", tabindex: 0 }, card, h("div", { class: "panel" }, lists.length ? lists : h("p", { class: "muted" }, "Rien n’a été trouvé.")))));
  const marks = makeMarks(article, doc);
  node.select = (rowName, move = true) => {
    const [name, row] = parseRow(rowName, doc);
    card.replaceChildren(name ? cardOf(name, row) : hint());
    node.querySelectorAll("a[data-row]").forEach((a) => a.setAttribute("aria-current", a.dataset.row === rowName));
    showSpans(article, doc, name, row, move);
    if (name) say(`${KIND_OF_CARD[name]} : ${rowLabel(name, row)}`);
  };
  marks.onSelect = (key) => { location.hash = link("doc", doc, { r: key }); };
  node.update = (changed) => node.select(changed.get("r"), !marks.clicked());
  node.ready = () => node.select(parameters.get("r"));
  return node;
}

const isRow = (table, row) => Number.isInteger(row) && row >= 0 && row < table.length;
const missing = (text) => h("section", {}, h("h1", { tabindex: -1 }, text));
const hint = () => h("p", { class: "muted small" }, "Choisissez un passage marqué ou une ligne ; les flèches vont de marque en marque.");

function parseRow(name, doc) {
  const [table, row] = (name || "").split(".");
  const known = table in CARD_COLUMNS && T[table].get(Number(row), "doc") === doc;
  return known ? [table, Number(row)] : [null, null];
}

function documentHead(doc) {
  const get = (column) => T.documents.get(doc, column);
  const url = get("url");
  const meta = [get("author"), get("publisher"), get("published") === null ? null : period("documents", doc, "published"),
    get("source"), plural(get("n_chars"), "caractère", "caractères")].filter((part) => part !== null);
  return [
    h("nav", { class: "prevnext small", "aria-label": "Documents voisins" },
      h("a", { href: link("documents") }, "Tous les documents"),
      doc > 0 ? [" · ", h("a", { href: link("doc", doc - 1), rel: "prev" }, "← Précédent")] : null,
      doc + 1 < T.documents.length ? [" · ", h("a", { href: link("doc", doc + 1), rel: "next" }, "Suivant →")] : null),
    h("h1", { tabindex: -1 }, docTitle(doc)),
    h("p", { class: "muted small" }, meta.map((part, index) => [index ? " · " : "", iso(part)]),
      url && /^https?:\/\//i.test(url) ? [" · ", h("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, "page d’origine")] : null),
  ];
}

function layerSwitches(article) {
  const present = Object.keys(LAYERS).filter((layer) => article.querySelector(`.g-${layer}`));
  const apply = (layer, on) => {
    if (on) hiddenLayers.delete(layer); else hiddenLayers.add(layer);
    article.classList.toggle(`hide-${layer}`, !on);
  };
  present.forEach((layer) => apply(layer, !hiddenLayers.has(layer)));
  return h("fieldset", { class: "layers controls" }, h("legend", { class: "sr" }, "Marques affichées"),
    present.map((layer) => h("label", { class: "check" },
      h("input", { type: "checkbox", checked: !hiddenLayers.has(layer), onchange: (event) => { apply(layer, event.target.checked); offerMarks(article); } }),
      h("span", { class: layer === "mention" ? null : `g-m g-${layer}` }, LAYERS[layer]))));
}

function legend(article) {
  const labels = Object.keys(DATA.styles).filter((label) => DATA.styles[label].layer === "mention" && article.querySelector(`.g-${label}`));
  return h("p", { class: "legend" }, h("span", { class: "sr" }, "Couleurs : "), labels.map((label) => badge(label)));
}

/** Make the marks work: one stop of the tab key, arrows between them, click or Enter to choose. */
function makeMarks(article, doc) {
  const made = { onSelect: () => {}, last: false, clicked() { const was = this.last; this.last = false; return was; } };
  const choose = (span) => {
    made.last = true;
    made.onSelect(rowOfKey(shownKeys(span)[0], doc));
  };
  article.addEventListener("click", (event) => {
    const span = event.target.closest(".g-m");
    if (span && shownKeys(span).length) choose(span);
  });
  article.addEventListener("keydown", (event) => {
    const spans = shownMarks(article);
    const at = spans.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at < 0 || (!step && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    if (step) moveFocus(spans[at], spans[(at + step + spans.length) % spans.length]);
    else choose(spans[at]);
  });
  offerMarks(article);
  return made;
}

function moveFocus(from, to) {
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

const shownKeys = (span) => span.dataset.g.split(" ").filter((key) => !hiddenLayers.has(layerOf(key)));
const shownMarks = (article) => [...article.querySelectorAll(".g-m")].filter((span) => shownKeys(span).length);

/** Marks of layers that are hidden are plain text again, for screen readers too. */
function offerMarks(article) {
  article.querySelectorAll(".g-m").forEach((span) => { span.removeAttribute("role"); span.removeAttribute("tabindex"); });
  shownMarks(article).forEach((span, index) => { span.setAttribute("role", "button"); span.tabIndex = index ? -1 : 0; });
}

const layerOf = (key) => ({ m: "mention", d: "date", q: "quantity", s: "statement" })[key[0]];

/** `m3` of a document → `mentions.317`, its row in the run. */
function rowOfKey(key, doc) {
  const name = TABLE_OF_KEY[key[0]];
  return `${name}.${T[name].ofDocument(doc)[Number(key.slice(1))]}`;
}

function folded(name, doc) {
  const rows = T[name].ofDocument(doc);
  if (!rows.length) return null;
  const details = h("details", { class: "fold", open: name === "relations" || (name === "entities" && !T.relations.length) },
    h("summary", {}, `${tableWord(name)} (${rows.length})`));
  details.append(rowList(name, rows));
  return details;
}
