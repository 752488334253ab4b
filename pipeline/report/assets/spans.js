// Spans of a document's text shown on the page, without touching the page's elements.
const PARTS = { evidence: "evidence", subject: "subject", object: "object", agent: "subject", patient: "object", speaker: "subject", content: "evidence" };

/** Light up where a row comes from: its sentence or evidence, its arguments, its own marks. */
function showSpans(article, doc, name, row, move) {
  article.querySelectorAll(".g-on").forEach((span) => span.classList.remove("g-on"));
  const layers = { sentence: [], evidence: [], subject: [], object: [] };
  if (name) {
    spansOf(name, row, doc).forEach(([layer, start, end]) => layers[layer].push([start, end]));
    marksOf(article, name, row, doc).forEach((span) => span.classList.add("g-on"));
  }
  const index = textIndex(article);
  for (const [layer, spans] of Object.entries(layers)) light(layer, spans.map(([start, end]) => rangeOf(index, start, end)));
  const place = layers.evidence[0] || layers.sentence[0];
  const first = article.querySelector(".g-on") || (place ? rangeOf(index, ...place) : null);
  if (first && move) reveal(first);
}

function spansOf(name, row, doc) {
  const get = (column) => T[name].get(row, column);
  if (name === "entities") return [];
  const spans = Object.entries(PARTS)
    .filter(([part]) => typeof get(`${part}_start`) === "number")
    .map(([part, layer]) => [layer, get(`${part}_start`), get(`${part}_end`)]);
  return [["sentence", ...sentenceAround(doc, ...spread(doc, get("sentence"), get("start"), get("end")))], ...spans];
}

function marksOf(article, name, row, doc) {
  const rows = name === "entities" ? T.mentions.ofDocument(doc).filter((one) => T.mentions.get(one, "entity") === row) : [row];
  const table = name === "entities" ? "mentions" : name;
  const letter = Object.keys(TABLE_OF_KEY).find((key) => TABLE_OF_KEY[key] === table);
  const base = T[table].ofDocument(doc)[0];
  const keys = new Set(rows.map((one) => `${letter}${one - base}`));
  return letter ? [...article.querySelectorAll(".g-m")].filter((span) => span.dataset.g.split(" ").some((key) => keys.has(key))) : [];
}

/** From the first to the last row of a sentence: what lies between is one sentence for sure. */
function spread(doc, sentence, start, end) {
  const [starts, ends] = [[start], [end]];
  for (const name of ["mentions", "dates", "quantities", "statements"]) {
    for (const row of T[name].ofDocument(doc)) {
      if (T[name].get(row, "sentence") !== sentence) continue;
      starts.push(T[name].get(row, "start"));
      ends.push(T[name].get(row, "end"));
    }
  }
  return [Math.min(...starts), Math.max(...ends)];
}

// A stop that ends a sentence: no initial and no usual abbreviation before it, a capital after it.
const SENTENCE_END = /(?<!(?:^|[^\p{L}])(?:\p{Lu}|MM|Mme|Mmes|Mlle|Dr|Pr|Me|St|Ste|Mgr|cf|av|art|env))[.!?…][\s\u00a0\u202f]*[»”"]?\s+(?=[\p{Lu}«“—–"])|\n+/gu;

/** The end of the sentence before to the end of this one, by the punctuation around it. */
function sentenceAround(doc, start, end) {
  const text = docText(doc);
  SENTENCE_END.lastIndex = 0; // matchAll begins where the last search stopped
  const ends = [...text.slice(0, start + 1).matchAll(SENTENCE_END)];
  const last = ends[ends.length - 1];
  const from = last ? last.index + last[0].length : 0;
  SENTENCE_END.lastIndex = Math.max(0, end - 1);
  const next = SENTENCE_END.exec(text);
  return [from, next ? next.index + (next[0].startsWith("\n") ? 0 : next[0].trimEnd().length) : text.length];
}

/** All text nodes with the offset of their first character. */
function textIndex(article) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let at = 0; walker.nextNode(); at += walker.currentNode.length) nodes.push([at, walker.currentNode]);
  return nodes;
}

function rangeOf(index, start, end) {
  const range = new Range();
  const place = (offset, last) => {
    const [at, node] = index.find(([from, text]) => (last ? offset <= from + text.length : offset < from + text.length)) || index[index.length - 1];
    return [node, Math.max(0, Math.min(offset - at, node.length))];
  };
  range.setStart(...place(start, false));
  range.setEnd(...place(end, true));
  return range;
}

function light(layer, ranges) {
  if (!("highlights" in CSS)) return; // older browsers: the marks alone are outlined
  const highlight = new Highlight(...ranges);
  highlight.priority = ["sentence", "evidence"].indexOf(layer) < 0 ? 2 : ["sentence", "evidence"].indexOf(layer);
  CSS.highlights.set(layer, highlight);
}

function reveal(place) {
  const box = place.getBoundingClientRect();
  if (box.top < 90 || box.bottom > innerHeight - 40) scrollBy({ top: box.top - innerHeight / 3 });
}
