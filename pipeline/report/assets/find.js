// Finding: accents, case and apostrophes do not matter.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/’/g, "'");
const SEARCHED = {
  documents: ["title", "doc_id", "author", "publisher", "source"],
  canon: ["name", "country"],
  dates: ["text", "value"],
  quantities: ["text", "item", "unit", "shown"],
  relations: ["subject_text", "type", "object_text", "role", "of_text", "value", "text"],
  statements: ["agent_text", "predicate", "patient_text", "recipient_text", "text"],
  quotations: ["speaker_text", "cue", "text"],
  errors: ["source", "stage", "exception", "message"],
};
const haystacks = new Map();
const texts = [];
const foldedTexts = [];

/** One folded line for each row of a table; made once. */
function haystack(name) {
  if (!haystacks.has(name)) {
    const table = T[name];
    const lines = Array.from({ length: table.length }, (_, row) => {
      const parts = SEARCHED[name].map((column) => table.get(row, column));
      if (name === "relations") parts.push(relationWord(table.get(row, "type")), ...nameOf(row));
      return fold(parts.filter((part) => part !== null).join(" "));
    });
    haystacks.set(name, lines);
  }
  return haystacks.get(name);
}

/** Names of the entities of a relation, so that « Poutine » finds what « il » did. */
const nameOf = (row) => ["subject", "object"].map((column) => T.entities.get(T.relations.get(row, column), "name"));

/** The text of a document, from its marked text. */
function docText(doc) {
  if (texts[doc] === undefined) {
    const template = document.createElement("template");
    template.innerHTML = T.documents.get(doc, "html");
    texts[doc] = template.content.textContent;
  }
  return texts[doc];
}
function foldedText(doc) {
  foldedTexts[doc] ??= fold(docText(doc));
  return foldedTexts[doc];
}

/** Words before a span, the span, words after it, on one line. */
function context(doc, start, end, width = 60) {
  const text = docText(doc);
  const from = Math.max(0, start - width);
  const to = Math.min(text.length, end + width);
  const flat = (part) => part.replace(/\s+/g, " ");
  const before = flat(from > 0 ? text.slice(from, start).replace(/^\S*\s/, "") : text.slice(0, start));
  const after = flat(to < text.length ? text.slice(end, to).replace(/\s\S*$/, " ") : text.slice(end));
  return h("span", { class: "context iso" },
    from > 0 ? "…" : "", before, h("b", {}, flat(text.slice(start, end))), after, to < text.length ? "…" : "");
}

// Folding all texts takes a moment: done while nobody waits, so that the first search is quick.
const whenIdle = window.requestIdleCallback || ((task) => setTimeout(() => task({ timeRemaining: () => 8 }), 1));
function warmUp(doc = 0) {
  whenIdle((deadline) => {
    while (doc < T.documents.length && deadline.timeRemaining() > 2) foldedText(doc++);
    if (doc < T.documents.length) warmUp(doc);
    else Object.keys(SEARCHED).forEach((name) => whenIdle(() => haystack(name)));
  });
}
