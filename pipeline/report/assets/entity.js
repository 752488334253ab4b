// One entity of the whole run: every mention in its context, every relation.
function entityView(parameters, argument) {
  const canon = Number(argument);
  if (!isRow(T.canon, canon)) return missing("Cette entité n’existe pas.");
  const get = (column) => T.canon.get(canon, column);
  const entities = rowsWhere("entities", "canon", canon);
  const members = new Set(entities);
  const mentions = rowsOf("mentions", ["entity"], members);
  const aliases = new Set(entities.flatMap((row) => (T.entities.get(row, "aliases") || "").split(", ")).filter(Boolean));
  const pairs = [["Type", badge(get("label"))], ["Autres noms", [...aliases].join(", ")], ["Pays", get("country")], ["Wikidata", get("wikidata")],
    ["Mentions", number.format(get("n_mentions"))], ["Documents", number.format(get("n_documents"))]].filter(([, value]) => value);
  return h("section", {},
    h("p", { class: "small prevnext" }, h("a", { href: link("entites") }, "Toutes les entités"),
      graphHas(canon) ? [" · ", h("a", { href: link("reseau", null, { centre: canon }) }, "Voir dans le réseau")] : null),
    h("h1", { tabindex: -1 }, get("name")),
    h("dl", { class: "facts" }, pairs.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    h("div", { class: "grid" },
      paged(plural(mentions.length, "mention", "mentions"), mentions, mentionItem),
      ["relations", "statements", "quotations"].map((name) => {
        const rows = rowsOf(name, REFERRING.entities[name], members);
        return rows.length ? paged(`${tableWord(name)} (${number.format(rows.length)})`, rows, (row) => rowItem(name, row)) : null;
      })));
}

function rowsWhere(name, column, value) {
  const rows = [];
  for (let row = 0; row < T[name].length; row++) if (T[name].get(row, column) === value) rows.push(row);
  return rows;
}

function rowsOf(name, columns, members) {
  const rows = [];
  for (let row = 0; row < T[name].length; row++) if (columns.some((column) => members.has(T[name].get(row, column)))) rows.push(row);
  return rows;
}

const mentionItem = (row) => h("li", {}, h("a", { href: rowLink("mentions", row) },
  h("div", { class: "small muted" }, iso(docTitle(T.mentions.get(row, "doc")))),
  context(T.mentions.get(row, "doc"), T.mentions.get(row, "start"), T.mentions.get(row, "end"), 70)));
const rowItem = (name, row) => h("li", {}, h("a", { href: rowLink(name, row) }, rowParts(name, row),
  h("div", { class: "small muted" }, iso(docTitle(T[name].get(row, "doc"))))));

/** A titled list of which more can be asked for. */
function paged(title, rows, item, size = 20) {
  const list = h("ul", { class: "rows" });
  const more = h("button", { type: "button", onclick: () => show(size * 5) }, "En montrer plus");
  let at = 0;
  function show(count) {
    list.append(...rows.slice(at, at + count).map(item));
    at += count;
    more.hidden = at >= rows.length;
  }
  show(size);
  return h("section", { class: "panel" }, h("h2", {}, title), list, more);
}
