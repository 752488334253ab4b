// One table with its search, filters, order and pages; what is chosen stands in the address.
const PAGE = 50;

function tableView(name, parameters) {
  const view = VIEWS[name];
  const columns = view.columns.filter((column) => hasColumn(name, column));
  const body = h("tbody");
  const pager = h("div", { class: "pager" });
  const head = h("tr");
  const state = Object.fromEntries(parameters);
  let rows = [];

  function refresh(changes = {}) {
    Object.assign(state, { page: "" }, changes);
    rows = chosen(name, state);
    draw();
    history.replaceState(null, "", link(ROUTE_OF[name], null, state));
    say(plural(rows.length, "ligne", "lignes"));
  }
  function draw() {
    const pages = Math.max(1, Math.ceil(rows.length / PAGE));
    const page = Math.min(Math.max(1, Number(state.page) || 1), pages);
    const shown = rows.slice((page - 1) * PAGE, page * PAGE);
    body.replaceChildren(...shown.map((row) => tableRow(name, row, columns)));
    head.replaceChildren(...columns.map((column) => headCell(name, column, state, refresh)));
    pager.replaceChildren(...pagerParts(rows.length, page, pages, (to) => {
      state.page = String(to);
      draw();
      history.replaceState(null, "", link(ROUTE_OF[name], null, state));
      document.getElementById("main").scrollIntoView();
    }));
  }
  const node = h("section", {},
    h("h1", { tabindex: -1 }, TITLES[name]),
    controls(name, state, refresh),
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `Table : ${TITLES[name]}` },
      h("table", {}, h("thead", {}, head), body)),
    pager);
  rows = chosen(name, state);
  draw();
  return node;
}

/** Rows that pass all filters of `state`, in its order. */
function chosen(name, state) {
  const table = T[name];
  const words = fold(state.q || "").split(/\s+/).filter(Boolean);
  const lines = words.length ? haystack(name) : null;
  const exact = VIEWS[name].filters.filter((column) => state[column]);
  const docs = state.doc ? matchingDocuments(state.doc) : null;
  const rows = [];
  for (let row = 0; row < table.length; row++) {
    if (lines && !words.every((one) => lines[row].includes(one))) continue;
    if (!exact.every((column) => String(table.get(row, column)) === state[column])) continue;
    if (docs && !docs.has(table.get(row, "doc"))) continue;
    if ((state.de || state.a) && !inPeriod(name, row, state)) continue;
    rows.push(row);
  }
  return ordered(name, rows, state.tri || "");
}

function matchingDocuments(text) {
  const found = new Set();
  const sought = fold(text);
  haystack("documents").forEach((line, doc) => { if (line.includes(sought)) found.add(doc); });
  return found;
}

/** A row's own interval, or that of the date it refers to. */
function interval(name, row) {
  const [from, to] = VIEWS[name].period;
  if (from !== "date") return [T[name].get(row, from), T[name].get(row, to)];
  const date = T[name].get(row, "date");
  return date === null ? [null, null] : [T.dates.get(date, "earliest"), T.dates.get(date, "latest")];
}

function inPeriod(name, row, state) {
  const [early, late] = VIEWS[name].period ? interval(name, row) : [null, null];
  if (early === null) return false;
  return (!state.de || (late ?? early) >= state.de) && (!state.a || early.slice(0, state.a.length) <= state.a);
}

function ordered(name, rows, order) {
  if (!order) return rows;
  const [column, down] = [order.replace(/^-/, ""), order.startsWith("-")];
  const keyed = rows.map((row) => [sortValue(name, row, column), row]);
  const collator = new Intl.Collator("fr", { numeric: true });
  keyed.sort(([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    const difference = typeof a === "number" ? a - b : collator.compare(a, b);
    return down ? -difference : difference;
  });
  return keyed.map(([, row]) => row);
}

function headCell(name, column, state, refresh) {
  const order = (state.tri || "").replace(/^-/, "") === column ? (state.tri.startsWith("-") ? "descending" : "ascending") : null;
  const next = order === "ascending" ? `-${column}` : column;
  const title = { context: "Dans le texte", content: "Propos", earliest: "Période" }[column] || heading(column);
  const sign = order ? (order === "ascending" ? " ▲" : " ▼") : "";
  return h("th", { scope: "col", class: NUMERIC.has(column) ? "num" : null, "aria-sort": order },
    h("button", { type: "button", title: `Trier par ${title}`, onclick: () => refresh({ tri: next }) }, title, h("span", { "aria-hidden": "true" }, sign)));
}

function tableRow(name, row, columns) {
  const href = target(name, row);
  const cells = columns.map((column, index) => {
    const shown = cell(name, row, column);
    const linked = index === 0 && href ? h("a", { href }, shown) : shown;
    return h("td", { class: NUMERIC.has(column) ? "num" : null }, linked);
  });
  // The first cell holds the link; a click anywhere in the row does the same, for the mouse.
  const follow = (event) => { if (!event.target.closest("a") && !String(getSelection())) location.hash = href; };
  return h("tr", { "data-href": href, onclick: href ? follow : null }, cells);
}

function pagerParts(total, page, pages, turn) {
  const from = total ? (page - 1) * PAGE + 1 : 0;
  const note = `${number.format(from)} – ${number.format(Math.min(page * PAGE, total))} sur ${number.format(total)}`;
  const button = (label, to) => h("button", { type: "button", disabled: to < 1 || to > pages, onclick: () => turn(to) }, label);
  if (!total) return [h("p", { class: "empty" }, "Rien ne correspond à ces filtres.")];
  return pages > 1 ? [button("← Précédent", page - 1), note, button("Suivant →", page + 1)] : [note];
}

function controls(name, state, refresh) {
  const view = VIEWS[name];
  const text = (key, title, attributes) => h("label", {}, title,
    h("input", { type: "search", value: state[key] || "", oninput: (event) => refresh({ [key]: event.target.value }), ...attributes }));
  const day = (key, title) => h("label", {}, title,
    h("input", { type: "date", value: (state[key] || "").slice(0, 10), onchange: (event) => refresh({ [key]: event.target.value }) }));
  const choice = (column) => h("label", {}, heading(column),
    h("select", { onchange: (event) => refresh({ [column]: event.target.value }) },
      h("option", { value: "" }, "tout"),
      T[name].values(column).slice(0, 200).map(([value, count]) =>
        h("option", { value: String(value), selected: state[column] === String(value) },
          `${column === "type" ? relationWord(value) : word(value)} (${number.format(count)})`))));
  return h("form", { class: "controls", role: "search", "aria-label": `Filtrer : ${TITLES[name]}`, onsubmit: (event) => event.preventDefault() },
    text("q", "Contient", { id: "filter" }),
    view.filters.filter((column) => T[name].has(column) && T[name].values(column).length > 1).map(choice),
    view.document && T.documents.length > 1 ? text("doc", "Document", { placeholder: "titre ou nom" }) : null,
    view.period && T[name].has(view.period[0]) ? [day("de", "Du"), day("a", "au")] : null,
    h("button", { type: "reset", onclick: () => { for (const key of Object.keys(state)) state[key] = ""; location.hash = link(ROUTE_OF[name]); route(); } }, "Effacer"));
}
