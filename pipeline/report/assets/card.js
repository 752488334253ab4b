// The card of one row: all that it says, and what else refers to it.
const CARD_COLUMNS = {
  entities: ["label", "aliases", "country", "n_mentions", "wikidata", "geonames"],
  mentions: ["kind", "head", "stands_for"],
  dates: ["kind", "value", "modifier", "earliest", "latest", "anchor_date", "resolved"],
  quantities: ["kind", "low", "high", "unit", "modifier", "item", "low_si", "high_si", "unit_si", "change"],
  relations: ["type", "subject", "object", "role", "of", "value", "date", "place", "quantity", "polarity", "modality", "attributed_to", "confidence", "property"],
  statements: ["agent", "patient", "recipient", "purpose", "cause", "date", "place", "quantity", "tense", "voice", "kind", "polarity", "modality", "attributed_to", "parent", "confidence"],
  quotations: ["mode", "speaker", "cue"],
};
const KIND_OF_CARD = { entities: "Entité", mentions: "Mention", dates: "Date", quantities: "Quantité", relations: "Relation", statements: "Énoncé", quotations: "Citation" };
// Columns by which rows of other tables refer to a row of this one.
const REFERRING = {
  entities: { relations: ["subject", "object", "of", "place"], statements: ["agent", "patient", "recipient", "place"], quotations: ["speaker"] },
  dates: { relations: ["date"], statements: ["date"] },
  quantities: { relations: ["quantity"], statements: ["quantity"] },
  statements: { relations: ["statement"], statements: ["parent"] },
};

function cardOf(name, row) {
  if (name === "mentions") {
    const entity = T.mentions.get(row, "entity");
    return h("section", { class: "panel card", "aria-label": "Détail" },
      entity === null ? null : entityHead(entity),
      h("h3", {}, `Mention : « ${T.mentions.get(row, "text")} »`), facts("mentions", row), origin("mentions", row),
      entity === null ? null : referring("entities", entity));
  }
  if (name === "entities") {
    return h("section", { class: "panel card", "aria-label": "Détail" }, entityHead(row), referring("entities", row));
  }
  return h("section", { class: "panel card", "aria-label": "Détail" },
    h("div", { class: "muted small" }, KIND_OF_CARD[name]),
    h("h2", {}, rowLabel(name, row)),
    facts(name, row), origin(name, row), referring(name, row));
}

function entityHead(entity) {
  const canon = T.entities.get(entity, "canon");
  const documents = T.canon.get(canon, "n_documents");
  return [
    h("div", { class: "muted small" }, "Entité"),
    h("h2", {}, iso(T.entities.get(entity, "name"))),
    facts("entities", entity),
    h("p", { class: "small" }, h("a", { href: link("entite", canon) },
      documents > 1 ? `Dans ${documents} documents` : "Toutes ses mentions"),
    graphHas(canon) ? [" · ", h("a", { href: link("reseau", null, { centre: canon }) }, "Dans le réseau")] : null),
  ];
}

function facts(name, row) {
  const pairs = CARD_COLUMNS[name].map((column) => [column, factValue(name, row, column)]).filter(([, value]) => value !== null);
  return h("dl", {}, pairs.map(([column, value]) => [h("dt", {}, heading(column)), h("dd", {}, value)]));
}

function factValue(name, row, column) {
  const reference = T[name].get(row, column);
  const written = T[name].get(row, `${column}_text`);
  if (column in REFERENCES && typeof reference === "number") {
    return [referenceLink(REFERENCES[column], reference),
      written !== null && REFERENCES[column] === "entities" && written !== T.entities.get(reference, "name")
        ? h("span", { class: "muted" }, " (", iso(written), ")") : null];
  }
  if (written !== null && column in REFERENCES) return iso(written);
  if (reference === null || reference === "") return null;
  if (column === "type") return h("span", { title: reference }, relationWord(reference));
  if (column === "label") return badge(reference);
  if (column === "confidence") return `${Math.round(reference * 100)} %`;
  if (column === "earliest" || column === "latest") return String(reference).replace("T", " ");
  return typeof reference === "number" ? number.format(reference) : iso(column === "value" ? reference : word(reference));
}

function referenceLink(name, row) {
  if (name === "entities") return h("a", { href: link("entite", T.entities.get(row, "canon")) }, iso(T.entities.get(row, "name")));
  return h("a", { href: rowLink(name, row) }, iso(rowLabel(name, row)));
}

/** The rule that made a row, and why in words. */
function origin(name, row) {
  const rule = T[name].get(row, "origin");
  return h("p", { class: "small muted" }, "Trouvé par ", h("code", {}, rule), rule in DATA.why ? [" : ", DATA.why[rule]] : null);
}

/** What refers to this row in its document, as links. */
function referring(name, row) {
  const doc = T[name].get(row, "doc");
  return Object.entries(REFERRING[name] || {}).map(([table, columns]) => {
    const rows = T[table].ofDocument(doc).filter((other) => columns.some((column) => T[table].get(other, column) === row));
    return rows.length ? [h("h3", {}, `${tableWord(table)} (${rows.length})`), rowList(table, rows)] : null;
  });
}

function rowList(name, rows, current) {
  return h("ul", { class: "rows" }, rows.map((row) => h("li", {},
    h("a", { href: rowLink(name, row), "data-row": `${name}.${row}`, "aria-current": String(current === `${name}.${row}`) }, rowParts(name, row)))));
}

/** One line for a row, in words. */
function rowParts(name, row) {
  const get = (column) => T[name].get(row, column);
  const role = (column) => {
    const entity = get(column);
    const text = entity === null ? get(`${column}_text`) : T.entities.get(entity, "name");
    return text === null ? h("span", { class: "muted" }, "—") : iso(text);
  };
  const doubt = get("modality") && get("modality") !== "factual" ? h("span", { class: "muted small" }, ` (${word(get("modality"))})`) : null;
  const not = get("polarity") === "negative" ? "ne … pas " : "";
  switch (name) {
    case "entities": return [badge(get("label")), " ", iso(get("name")), h("span", { class: "muted" }, ` · ${get("n_mentions")}`)];
    case "dates": return [iso(get("text")), h("span", { class: "muted" }, " · ", iso(get("shown")))];
    case "quantities": return [iso(get("text")), h("span", { class: "muted" }, " · ", iso(get("shown")))];
    case "relations": return [role("subject"), " ", h("span", { class: "verb" }, not, relationWord(get("type"))), " ", relationObject(row, role), doubt];
    case "statements": return [role("agent"), " ", h("span", { class: "verb" }, not, get("predicate")), " ", get("patient") !== null || get("patient_text") !== null ? role("patient") : "", doubt];
    case "quotations": return [role("speaker"), h("span", { class: "verb" }, " : "), iso(docText(get("doc")).slice(get("content_start"), get("content_end")))];
    default: return [iso(get("text"))];
  }
}

function relationObject(row, role) {
  const get = (column) => T.relations.get(row, column);
  const amount = get("quantity") === null ? get("value") : T.quantities.get(get("quantity"), "text");
  const written = get("object_text") || "";
  const more = [get("role"), written.includes(amount) ? null : amount].filter((part) => part !== null).map((part) => [" ", iso(part)]);
  const object = get("object") !== null || get("object_text") !== null ? role("object") : "";
  const of = get("of") !== null || get("of_text") !== null ? [h("span", { class: "muted" }, " de "), role("of")] : null;
  return [object, more, of];
}

function rowLabel(name, row) {
  return h("span", {}, rowParts(name, row)).textContent;
}
