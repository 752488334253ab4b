// What a reader should know before trusting the tables: errors, and what stayed open.
function problemsFound() {
  const found = DATA.run.warnings.map((text) => [text, null]);
  if (T.errors.length) found.push([plural(T.errors.length, "source avec une erreur", "sources avec une erreur"), null]);
  const unresolved = rowsWhere("dates", "resolved", false);
  const undated = rowsWhere("documents", "published", null).filter((doc) => T.dates.ofDocument(doc).some((row) => T.dates.get(row, "resolved") === false));
  if (undated.length) found.push([`${plural(undated.length, "document sans date de publication", "documents sans date de publication")} : leurs dates relatives restent ouvertes`, null]);
  if (unresolved.length) found.push([plural(unresolved.length, "date non résolue", "dates non résolues"), link("dates", null, { resolved: "false" })]);
  const foreign = [...Array(T.documents.length).keys()].filter((doc) => ![null, "fr"].includes(T.documents.get(doc, "language")));
  if (foreign.length) found.push([plural(foreign.length, "document qui n’est pas en français", "documents qui ne sont pas en français"), link("documents")]);
  const empty = [...Array(T.documents.length).keys()].filter((doc) => !T.mentions.ofDocument(doc).length);
  if (empty.length) found.push([plural(empty.length, "document sans aucune entité", "documents sans aucune entité"), link("documents", null, { tri: "n_mentions" })]);
  return found;
}

function problemsView(parameters) {
  const found = problemsFound();
  return h("section", {},
    h("h1", { tabindex: -1 }, "Points à vérifier"),
    found.length ? h("ul", {}, found.map(([text, href]) => h("li", {}, href ? h("a", { href }, text) : text)))
      : h("p", { class: "empty" }, "Aucune erreur, rien de suspect."),
    T.errors.length ? tableView("errors", parameters) : null);
}
