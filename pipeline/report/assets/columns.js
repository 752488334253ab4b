// What each table shows and filters by.
const VIEWS = {
  documents: { columns: ["title", "publisher", "published", "n_mentions", "n_relations"], filters: ["publisher", "language", "format"], period: ["published", "published"] },
  canon: { columns: ["name", "label", "country", "n_mentions", "n_documents"], filters: ["label", "country"] },
  dates: { columns: ["text", "shown", "kind", "earliest", "context"], filters: ["kind", "modifier", "resolved"], period: ["earliest", "latest"], document: true },
  quantities: { columns: ["text", "low", "high", "unit", "item", "context"], filters: ["kind", "unit", "modifier"], document: true },
  relations: { columns: ["subject_text", "type", "object_text", "role", "modality", "confidence", "context"], filters: ["type", "modality", "polarity"], period: ["date"], document: true },
  statements: { columns: ["agent_text", "predicate", "patient_text", "tense", "modality", "context"], filters: ["kind", "tense", "modality", "polarity"], period: ["date"], document: true },
  quotations: { columns: ["speaker_text", "mode", "cue", "content"], filters: ["mode"], document: true },
  errors: { columns: ["source", "stage", "exception", "message"], filters: ["stage"] },
};
const NUMERIC = new Set(["low", "high", "n_mentions", "n_documents", "n_relations", "confidence"]);
const COUNTED = { n_mentions: "mentions", n_relations: "relations" };
const TITLES = { canon: "Entités", documents: "Documents", dates: "Dates", quantities: "Quantités", relations: "Relations", statements: "Énoncés", quotations: "Citations", errors: "Erreurs" };

function hasColumn(name, column) {
  if (["context", "content", "title"].includes(column)) return true;
  if (name === "documents" && column in COUNTED) return T[COUNTED[column]].length > 0;
  return T[name].has(column);
}

/** The value that a column is sorted by. */
function sortValue(name, row, column) {
  if (column === "context" || column === "content") return T[name].get(row, "doc") * 1e7 + T[name].get(row, "start");
  if (name === "documents" && column in COUNTED) return T[COUNTED[column]].ofDocument(row).length;
  if (column === "title") return docTitle(row);
  return T[name].get(row, column);
}

function target(name, row) {
  if (name === "documents") return link("doc", row);
  if (name === "canon") return link("entite", row);
  return name === "errors" ? null : rowLink(name, row);
}

function cell(name, row, column) {
  const value = sortValue(name, row, column);
  const doc = T[name].get(row, "doc");
  switch (column) {
    case "context": return context(doc, T[name].get(row, "start"), T[name].get(row, "end"), 45);
    case "content": return iso(docText(doc).slice(T[name].get(row, "content_start"), T[name].get(row, "content_end")));
    case "label": return badge(value);
    case "type": return value === null ? "" : [denied(name, row), h("span", { title: value }, relationWord(value))];
    case "predicate": return [denied(name, row), iso(value)];
    case "earliest": case "published": return value === null ? "" : period(name, row, column);
    case "role": return [value === null ? "" : iso(value), ofWhom(name, row)];
    case "confidence": return value === null ? "" : `${Math.round(value * 100)} %`;
    case "kind": case "modality": case "tense": case "mode": case "modifier": return value === null ? "" : word(value);
    case "subject_text": case "object_text": case "agent_text": case "patient_text": case "speaker_text":
      return argument(name, row, column.replace("_text", ""));
    default: return value === null ? "" : typeof value === "number" ? number.format(value) : iso(value);
  }
}

/** A negated row must never read as its opposite. */
const denied = (name, row) => (T[name].get(row, "polarity") === "negative" ? h("b", {}, "ne … pas ") : null);

/** « de Russie »: the body or country of a role. */
function ofWhom(name, row) {
  const of = T[name].get(row, "of");
  const text = of === null ? T[name].get(row, "of_text") : T.entities.get(of, "name");
  return text === null ? null : h("span", { class: "muted" }, " de ", iso(text));
}

/** An argument: the entity's name, and the words of the text where they differ. */
function argument(name, row, role) {
  const entity = T[name].get(row, role);
  const written = T[name].get(row, `${role}_text`);
  const known = entity === null ? null : T.entities.get(entity, "name");
  if (known === null) return written === null ? h("span", { class: "muted" }, "—") : iso(written);
  const differs = written !== null && fold(written) !== fold(known);
  return [iso(known), differs ? h("span", { class: "muted small" }, " (", iso(written), ")") : null];
}

function period(name, row, column) {
  const from = String(T[name].get(row, column));
  const precision = T[name].get(row, "published_precision");
  const day = from.slice(0, { year: 4, month: 7, day: 10 }[precision] || 16).replace("T", " ");
  if (column === "published") return day.replace(" 00:00", "");
  const to = T[name].get(row, "latest");
  const short = (moment) => moment.replace("T00:00", "").replace("T23:59", "").replace("T", " ");
  if (to === null || short(to) === short(from)) return short(from);
  return `${short(from)} → ${short(to)}`;
}

const docTitle = (doc) => T.documents.get(doc, "title") || T.documents.get(doc, "doc_id") || "";
