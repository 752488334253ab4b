// The run's data, and how elements are made. Texts are only ever set as text nodes.
const DATA = JSON.parse(document.getElementById("data").textContent);
const HEADINGS = DATA.headings;
const NAMES = ["documents", "entities", "mentions", "dates", "quantities", "relations",
  "statements", "quotations", "errors", "canon"];
// Column → table that its values are row indexes of.
const REFERENCES = {
  entity: "entities", stands_for: "entities", subject: "entities", object: "entities",
  of: "entities", place: "entities", agent: "entities", patient: "entities",
  recipient: "entities", speaker: "entities", date: "dates", anchor_date: "dates",
  quantity: "quantities", statement: "statements", parent: "statements",
};

/** A column of which only the values that are there were written. */
function filled({ rows, values, length }) {
  const full = new Array(length).fill(null);
  rows.forEach((row, index) => { full[row] = values[index]; });
  return full;
}

class Table {
  constructor(columns) {
    this.columns = columns;
    const first = Object.values(columns)[0] || [];
    this.length = (first.codes || first).length;
  }
  get(row, column) {
    let values = this.columns[column];
    if (values === undefined || row === null) return null;
    if (values.rows) values = this.columns[column] = filled(values);
    return values.codes ? values.values[values.codes[row]] : values[row];
  }
  has(column) { return column in this.columns; }
  /** Different values of a column, most frequent first. */
  values(column) {
    const counts = new Map();
    for (let row = 0; row < this.length; row++) {
      const value = this.get(row, column);
      if (value !== null) counts.set(value, (counts.get(value) || 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1]);
  }
  /** Rows of one document, as indexes; rows of a document stand together. */
  ofDocument(doc) {
    if (!this.ranges) {
      this.ranges = new Map();
      for (let row = 0; row < this.length; row++) {
        const range = this.ranges.get(this.get(row, "doc"));
        if (range) range[1] = row + 1;
        else this.ranges.set(this.get(row, "doc"), [row, row + 1]);
      }
    }
    const [from, to] = this.ranges.get(doc) || [0, 0];
    return Array.from({ length: to - from }, (_, index) => from + index);
  }
}

const T = Object.fromEntries(NAMES.map((name) => [name, new Table(DATA.tables[name] || {})]));

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}
const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 6 });
const plural = (count, one, many) => `${number.format(count)} ${count > 1 ? many : one}`;
const heading = (column) => HEADINGS.columns[column] || column;
const word = (value) => (value === true ? "oui" : value === false ? "non" : HEADINGS.values[value] || String(value));
const relationWord = (type) => HEADINGS.relations[type] || type;
const tableWord = (name) => HEADINGS.tables[name] || name;

function link(view, argument, parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters || {}).filter(([, value]) => value !== "" && value !== null && value !== undefined),
  ).toString();
  return `#/${view}${argument === null || argument === undefined ? "" : `/${argument}`}${query ? `?${query}` : ""}`;
}
const rowLink = (name, row) => link("doc", T[name].get(row, "doc"), { r: `${name}.${row}` });
const badge = (label) => h("span", { class: `badge g-${label in DATA.styles ? label : "MISC"}` }, word(label));
const iso = (text) => h("bdi", {}, String(text));
const say = (text) => { document.getElementById("status").textContent = text; };
