// Small pictures, drawn as SVG.
function bars(entries, href, label) {
  const most = Math.max(...entries.map(([, count]) => count), 1);
  return h("ul", { class: "bars" }, entries.map(([name, count, extra]) => h("li", {},
    h("a", { href: href(name, extra) },
      h("span", { class: "bar-name" }, iso(label ? label(name) : name)), h("span", { class: "num muted" }, number.format(count)),
      h("span", { class: "bar-line", "aria-hidden": "true" },
        svg("svg", { viewBox: "0 0 100 4", preserveAspectRatio: "none" },
          svg("rect", { width: (100 * count) / most, height: 4, fill: "var(--g-line, var(--accent))" })))))));
}

/** A histogram over time: `buckets` is [[label, count]…] without gaps. */
function histogram(buckets, href, title) {
  const [width, height, foot] = [900, 110, 22];
  const most = Math.max(...buckets.map(([, count]) => count), 1);
  const step = width / buckets.length;
  const every = Math.max(1, Math.ceil(buckets.length / Math.min(14, Math.max(4, buckets.length))));
  const columns = buckets.map(([label, count], index) => {
    const tall = (count / most) * height;
    const shape = svg("rect", { x: index * step + step * 0.1, y: height - tall, width: step * 0.8, height: tall, rx: 2, fill: "var(--accent)" });
    return count ? svg("a", { href: href(label), "aria-label": `${label} : ${count}` }, svg("title", {}, `${label} : ${count}`), shape) : null;
  });
  const labels = buckets.map(([label], index) => (index % every ? null
    : svg("text", { x: index * step + step / 2, y: height + 16, "text-anchor": "middle" }, label)));
  return svg("svg", { class: "chart", viewBox: `0 0 ${width} ${height + foot}`, role: "group", "aria-label": title },
    svg("line", { class: "axis", x1: 0, x2: width, y1: height, y2: height }), columns, labels,
    svg("text", { x: 0, y: 10 }, `max. ${number.format(most)}`));
}
