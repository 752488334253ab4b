// The first page: how much there is, of whom and what, when, for how much.
const TOP = 8;

function overviewView() {
  const warnings = problemsFound();
  return h("section", {},
    h("h1", { tabindex: -1 }, DATA.run.name),
    h("p", { class: "muted" }, `Modèle ${DATA.run.model}`, DATA.run.glaneur && DATA.run.glaneur !== "not installed" ? ` · glaneur ${DATA.run.glaneur}` : ""),
    warnings.length ? h("p", { class: "notice" }, h("a", { href: link("problemes") }, plural(warnings.length, "point à vérifier", "points à vérifier"))) : null,
    figures(),
    h("div", { class: "grid" },
      timeline(),
      ["PER", "LOC", "ORG", "EVENT", "PRODUCT"].map(topEntities),
      relationTypes(), money(), T.documents.length <= 30 ? documentList() : null));
}

function figures() {
  const shown = [["documents", "documents"], ["canon", "entites"], ["relations", "relations"], ["statements", "enonces"],
    ["quotations", "citations"], ["dates", "dates"], ["quantities", "quantites"]].filter(([name]) => T[name].length);
  return h("ul", { class: "figures" }, shown.map(([name, view]) =>
    h("li", {}, h("a", { href: link(view) }, h("b", {}, number.format(T[name].length)), TITLES[name].toLowerCase()))));
}

const panel = (title, content, more, wide) => h("section", { class: wide ? "panel wide" : "panel" }, h("h2", {}, title), content,
  more ? h("p", { class: "small" }, h("a", { href: more }, "Tout voir")) : null);

function topEntities(label) {
  const rows = [];
  for (let row = 0; row < T.canon.length && rows.length < TOP; row++) if (T.canon.get(row, "label") === label) rows.push(row);
  if (!rows.length) return null;
  const entries = rows.map((row) => [T.canon.get(row, "name"), T.canon.get(row, "n_mentions"), row]);
  const title = DATA.styles[label].plural;
  const section = panel(title[0].toUpperCase() + title.slice(1), bars(entries, (_, row) => link("entite", row)), link("entites", null, { label }));
  section.classList.add(`g-${label}`);
  return section;
}

function relationTypes() {
  if (!T.relations.length) return null;
  const types = T.relations.values("type").slice(0, TOP);
  return panel("Relations", bars(types, (type) => link("relations", null, { type }), relationWord), link("relations"));
}

/** Dates that name at most a year, over the years or months where most of them lie. */
function timeline() {
  const moments = [];
  for (let row = 0; row < T.dates.length; row++) {
    const [from, to] = [T.dates.get(row, "earliest"), T.dates.get(row, "latest")];
    if (from === null || to === null || Date.parse(to) - Date.parse(from) > 367 * 864e5) continue;
    moments.push(from);
  }
  if (moments.length < 3) return null;
  moments.sort();
  const [low, high] = [0.02, 0.98].map((part) => moments[Math.min(moments.length - 1, Math.round(part * moments.length))]);
  const byMonth = Number(high.slice(0, 4)) - Number(low.slice(0, 4)) < 3;
  const kept = moments.filter((moment) => moment >= low && moment <= high).map((moment) => moment.slice(0, byMonth ? 7 : 4));
  const counts = new Map(periods(kept[0], kept[kept.length - 1], byMonth).map((label) => [label, 0]));
  kept.forEach((label) => counts.set(label, (counts.get(label) || 0) + 1));
  const title = byMonth ? "Dates citées, par mois" : "Dates citées, par année";
  const href = (label) => link("dates", null, { de: byMonth ? `${label}-01` : `${label}-01-01`, a: byMonth ? `${label}-31` : `${label}-12-31` });
  return panel(title, histogram([...counts], href, title), link("dates"), true);
}

function periods(from, to, byMonth) {
  const labels = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const name = String(year).padStart(4, "0");
    if (byMonth) for (let month = 1; month <= 12; month++) labels.push(`${name}-${String(month).padStart(2, "0")}`);
    else labels.push(name);
  }
  return labels.filter((label) => label >= from && label <= to);
}

/** The largest amounts of the currency most written. */
function money() {
  const rows = rowsWhere("quantities", "kind", "money").filter((row) => T.quantities.get(row, "unit") !== null);
  if (!rows.length) return null;
  const size = (row) => T.quantities.get(row, "high") ?? T.quantities.get(row, "low") ?? 0;
  const units = new Map();
  rows.forEach((row) => units.set(T.quantities.get(row, "unit"), (units.get(T.quantities.get(row, "unit")) || 0) + 1));
  const [unit] = [...units].sort((a, b) => b[1] - a[1])[0];
  const largest = rows.filter((row) => T.quantities.get(row, "unit") === unit).sort((a, b) => size(b) - size(a)).slice(0, TOP);
  return panel(`Montants les plus élevés (${unit})`, h("ul", { class: "rows" }, largest.map((row) => h("li", {},
    h("a", { href: rowLink("quantities", row) }, h("b", {}, iso(T.quantities.get(row, "text"))), " ",
      h("span", { class: "muted" }, iso(T.quantities.get(row, "item") || docTitle(T.quantities.get(row, "doc")))))))),
  link("quantites", null, { kind: "money" }));
}

function documentList() {
  return panel("Documents", h("ul", { class: "rows" }, Array.from({ length: T.documents.length }, (_, doc) =>
    h("li", {}, h("a", { href: link("doc", doc) }, iso(docTitle(doc)))))), link("documents"), true);
}
