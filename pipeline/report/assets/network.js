// The network of a run: entities tied by relations, or by sharing a sentence.
const TIES = { relations: relationTies, phrases: sentenceTies };
const made = {};
let tied = null;

const firstTies = () => (T.relations.length ? "relations" : "phrases");

/** All ties of a kind, strongest first: {a, b, rows, types}; made once. */
function ties(kind) {
  made[kind] ??= TIES[kind]();
  return made[kind];
}

function relationTies() {
  const found = new Map();
  for (let row = 0; row < T.relations.length; row++) {
    const subject = canonOf(T.relations.get(row, "subject"));
    for (const column of ["object", "of"]) tie(found, subject, canonOf(T.relations.get(row, column)), row, T.relations.get(row, "type"));
  }
  return strongest(found);
}

function sentenceTies() {
  const found = new Map();
  for (let doc = 0; doc < T.documents.length; doc++) {
    const sentences = new Map();
    for (const row of T.mentions.ofDocument(doc)) {
      const canon = canonOf(T.mentions.get(row, "entity"));
      const sentence = T.mentions.get(row, "sentence");
      const seen = sentences.get(sentence) || new Map();
      for (const [other] of seen) tie(found, other, canon, row, null);
      sentences.set(sentence, seen.set(canon, row));
    }
  }
  return strongest(found);
}

const canonOf = (entity) => (entity === null ? null : T.entities.get(entity, "canon"));

function tie(found, a, b, row, type) {
  if (a === null || b === null || a === b) return;
  const key = a < b ? `${a} ${b}` : `${b} ${a}`;
  const one = found.get(key) || { a, b, rows: [], types: new Set() };
  one.rows.push(row);
  if (type) one.types.add(type);
  found.set(key, one);
}

const strongest = (found) => [...found.values()].sort((x, y) => y.rows.length - x.rows.length || x.a - y.a || x.b - y.b);

function graphHas(canon) {
  tied ??= new Set(ties(firstTies()).flatMap(({ a, b }) => [a, b]));
  return tied.has(canon);
}

/** The part to draw: at most `most` nodes, around one entity or the best tied ones. */
function subgraph({ by, type, label, centre, most }) {
  const fits = (canon) => !label || T.canon.get(canon, "label") === label;
  const kept = ties(by).filter((one) => (!type || one.types.has(type)) && (centre !== null || (fits(one.a) && fits(one.b))));
  const nodes = new Set(centre === null ? [] : [centre]);
  if (centre !== null) for (const one of kept) if (one.a === centre || one.b === centre) nodes.add(one.a === centre ? one.b : one.a);
  const degree = new Map();
  for (const { a, b, rows } of kept) for (const end of [a, b]) degree.set(end, (degree.get(end) || 0) + rows.length);
  if (centre === null) [...degree].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, most).forEach(([canon]) => nodes.add(canon));
  const inside = ({ a, b }) => nodes.has(a) && nodes.has(b);
  const tied = new Set(kept.filter(inside).flatMap(({ a, b }) => [a, b])); // the others would float alone
  const chosenNodes = [...nodes].filter((canon) => tied.has(canon) || canon === centre).slice(0, most);
  const at = new Map(chosenNodes.map((canon, index) => [canon, index]));
  const edges = kept.filter(({ a, b }) => at.has(a) && at.has(b))
    .map((one) => ({ source: at.get(one.a), target: at.get(one.b), weight: one.rows.length, tie: one }));
  return { nodes: chosenNodes, edges, total: degree.size };
}
