// The network as a picture that can be explored: choose, drag, zoom, and read what ties two names.
function graphView(parameters) {
  const by = parameters.get("liens") in TIES ? parameters.get("liens") : firstTies();
  const state = { by, type: parameters.get("type") || "", label: parameters.get("label") || "", most: Number(parameters.get("max")) || 60,
    centre: parameters.has("centre") ? Number(parameters.get("centre")) : null };
  const side = h("div", { class: "panel" });
  const part = subgraph(state);
  const picture = part.nodes.length ? drawGraph(part, (canon) => { side.replaceChildren(...nodeDetail(canon, by)); say(side.querySelector("h3").textContent); }) : h("p", { class: "empty" }, "Rien à relier.");
  side.replaceChildren(...(state.centre === null ? [graphHint(part)] : nodeDetail(state.centre, by)));
  return h("section", {},
    h("h1", { tabindex: -1 }, "Réseau"),
    h("p", { class: "muted" }, by === "relations" ? "Entités reliées par les relations trouvées." : "Entités citées dans une même phrase."),
    graphControls(state), h("div", { class: "graph" }, picture, side));
}

function graphControls(state) {
  const go = (changes) => { location.hash = link("reseau", null, { liens: state.by, type: state.type, label: state.label, centre: state.centre, max: state.most, ...changes }); };
  const select = (title, key, options) => h("label", {}, title, h("select", { onchange: (event) => go({ [key]: event.target.value }) },
    options.map(([value, text]) => h("option", { value, selected: String(state[key === "max" ? "most" : key] ?? "") === String(value) }, text))));
  const types = state.by === "phrases" ? [] : T.relations.values("type").map(([type, count]) => [type, `${relationWord(type)} (${count})`]);
  const labels = ["PER", "ORG", "LOC", "EVENT", "PRODUCT"].map((label) => [label, DATA.styles[label].plural]);
  const names = [...new Set(ties(state.by).slice(0, 400).flatMap(({ a, b }) => [a, b]))].slice(0, 300);
  return h("form", { class: "controls", "aria-label": "Choisir le réseau", onsubmit: (event) => event.preventDefault() },
    T.relations.length ? h("label", {}, "Liens", h("select", { onchange: (event) => go({ liens: event.target.value, type: "" }) },
      [["relations", "relations"], ["phrases", "même phrase"]].map(([value, text]) => h("option", { value, selected: state.by === value }, text)))) : null,
    types.length ? select("Relation", "type", [["", "toutes"], ...types]) : null,
    select("Entités", "label", [["", "toutes"], ...labels]),
    select("Autour de", "centre", [["", "—"], ...names.map((canon) => [canon, T.canon.get(canon, "name")])]),
    select("Au plus", "max", [[30, "30 nœuds"], [60, "60 nœuds"], [120, "120 nœuds"]]));
}

const graphHint = (part) => h("p", { class: "muted small" }, `${part.nodes.length} entités sur ${number.format(part.total)}, ${part.edges.length} liens. `,
  "Un nœud choisi montre ses liens. La molette agrandit, la souris déplace ; au clavier : Tab et Entrée.");

function drawGraph(part, choose) {
  const points = layout(part.nodes, part.edges);
  const box = bounds(points);
  const lines = part.edges.map((edge) => svg("line", { class: "edge", "stroke-width": 1 + Math.log1p(edge.weight) }, svg("title", {}, edgeTitle(edge, part))));
  const groups = part.nodes.map((canon, index) => nodeShape(canon, index, () => pick(index)));
  const picture = svg("svg", { viewBox: box.join(" "), role: "group", "aria-label": `Réseau de ${part.nodes.length} entités` }, lines, groups);
  function place() {
    part.edges.forEach(({ source, target }, index) => {
      for (const [name, value] of Object.entries({ x1: points[source].x, y1: points[source].y, x2: points[target].x, y2: points[target].y })) lines[index].setAttribute(name, value.toFixed(1));
    });
    groups.forEach((group, index) => group.setAttribute("transform", `translate(${points[index].x.toFixed(1)} ${points[index].y.toFixed(1)})`));
  }
  function pick(index) {
    const near = new Set([index]);
    part.edges.forEach(({ source, target }, at) => {
      const touches = source === index || target === index;
      lines[at].classList.toggle("near", touches);
      lines[at].classList.toggle("far", !touches);
      if (touches) near.add(source).add(target);
    });
    groups.forEach((group, at) => { group.classList.toggle("far", !near.has(at)); group.classList.toggle("on", at === index); });
    choose(part.nodes[index]);
  }
  place();
  explore(picture, box, points, groups, place);
  return picture;
}

function nodeShape(canon, index, pick) {
  const [label, count] = [T.canon.get(canon, "label"), T.canon.get(canon, "n_mentions")];
  const name = T.canon.get(canon, "name");
  const size = 5 + 2.2 * Math.sqrt(Math.min(count, 40));
  const short = name.length > 28 ? `${name.slice(0, 27)}…` : name;
  return svg("g", { class: `node g-${label in DATA.styles ? label : "MISC"}`, tabindex: 0, role: "button", "aria-label": `${name}, ${word(label)}`, onclick: pick,
    onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(); } } },
  svg("circle", { r: size }), svg("text", { x: size + 3, y: 4 }, short));
}

/** The part of the plane to show: never so small that few names fill the page. */
function bounds(points) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs) - 40, Math.max(...xs) + 150, Math.min(...ys) - 30, Math.max(...ys) + 30];
  const [width, height] = [Math.max(right - left, 760), Math.max(bottom - top, 480)];
  return [(left + right - width) / 2, (top + bottom - height) / 2, width, height];
}

/** Drag nodes and the page of the picture, zoom with the wheel. */
function explore(picture, box, points, groups, place) {
  let held = null;
  const scale = () => box[2] / Math.max(1, picture.clientWidth);
  picture.addEventListener("pointerdown", (event) => {
    const at = groups.indexOf(event.target.closest(".node"));
    held = { node: at, x: event.clientX, y: event.clientY };
  });
  picture.addEventListener("pointermove", (event) => {
    if (!held || !event.buttons) return;
    const [dx, dy] = [(event.clientX - held.x) * scale(), (event.clientY - held.y) * scale()];
    if (held.node >= 0) { points[held.node].x += dx; points[held.node].y += dy; place(); } else { box[0] -= dx; box[1] -= dy; picture.setAttribute("viewBox", box.join(" ")); }
    Object.assign(held, { x: event.clientX, y: event.clientY });
  });
  addEventListener("pointerup", () => { held = null; });
  picture.addEventListener("wheel", (event) => {
    event.preventDefault();
    const factor = event.deltaY > 0 ? 1.12 : 1 / 1.12;
    const frame = picture.getBoundingClientRect();
    const [px, py] = [(event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height];
    box[0] += box[2] * (1 - factor) * px; box[1] += box[3] * (1 - factor) * py;
    box[2] *= factor; box[3] *= factor;
    picture.setAttribute("viewBox", box.join(" "));
  }, { passive: false });
}

const edgeTitle = (edge, part) => `${T.canon.get(part.nodes[edge.source], "name")} – ${T.canon.get(part.nodes[edge.target], "name")} : ${[...edge.tie.types].map(relationWord).join(", ") || plural(edge.weight, "phrase", "phrases")}`;

/** What ties an entity to its neighbours: each relation, with its place in the text. */
function nodeDetail(canon, by) {
  const own = ties(by).filter(({ a, b }) => a === canon || b === canon);
  const table = by === "relations" ? "relations" : "mentions";
  const rows = own.flatMap(({ rows: some }) => some).slice(0, 200);
  const item = (row) => (table === "relations" ? rowItem(table, row) : mentionItem(row));
  return [
    h("h2", {}, iso(T.canon.get(canon, "name"))), h("p", {}, badge(T.canon.get(canon, "label"))),
    h("p", { class: "small" }, h("a", { href: link("entite", canon) }, "Ses mentions"), " · ", h("a", { href: link("reseau", null, { liens: by, centre: canon }) }, "Centrer")),
    h("h3", { class: "small muted" }, plural(own.length, "voisine", "voisines")), h("ul", { class: "rows" }, rows.map(item)),
  ];
}
