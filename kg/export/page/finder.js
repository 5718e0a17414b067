/* The search box and its list. */
let results = [],
  at = -1;

function showResults() {
  const box = byId("search"),
    list = byId("found"),
    query = box.value;
  const entities = findEntities(query),
    articles = findArticles(query);
  results = [
    ...entities.map((r) => ({ kind: "entity", ...r })),
    ...(pathFrom === null ? articles.map((r) => ({ kind: "article", ...r })) : []),
  ];
  at = results.length ? 0 : -1;
  const option = (r, k) =>
    el(
      "li",
      {
        role: "option",
        id: "found-" + k,
        "aria-selected": k === at,
        onmousedown: (e) => e.preventDefault(),
        onclick: () => pick(k),
      },
      r.kind === "entity"
        ? [
            badge(typeOf(r.entity)),
            el("span.name", { text: name(r.entity) }),
            r.which > 0 && el("span.via", { text: E.names[r.entity][r.which] }),
            el("span.count", { text: typeWord(typeOf(r.entity)) }),
          ]
        : [
            el("span.sheet", { "aria-hidden": "true", text: "文" }),
            el("span.name", { text: titleOf(r.article) }),
            el("span.count", { text: r.at === null ? shownDate(A.published[r.article]) || say("article") : say("inText") }),
          ],
    );
  list.replaceChildren(
    ...results.map(option),
    ...(query.trim() && !results.length
      ? [el("li.none", { text: say("nothing", { query: visible(query.trim()) }) })]
      : []),
  );
  openList(Boolean(query.trim()));
}
function openList(open) {
  byId("found").hidden = !open;
  byId("search").setAttribute("aria-expanded", open);
  markResult();
}
function markResult() {
  [...byId("found").children].forEach((li, k) => {
    if (li.role === "option" || li.getAttribute("role") === "option") li.setAttribute("aria-selected", k === at);
  });
  if (at >= 0) {
    byId("search").setAttribute("aria-activedescendant", "found-" + at);
    byId("found").children[at]?.scrollIntoView({ block: "nearest" });
  } else byId("search").removeAttribute("aria-activedescendant");
}
function pick(k) {
  const result = results[k];
  if (!result) return;
  openList(false);
  byId("search").blur();
  if (result.kind === "article") go({ open: ["article", result.article, result.at] });
  else {
    const seeking = pathFrom !== null;
    openEntity(result.entity);
    if (!seeking && state.view === "core") flyTo(result.entity);
  }
  byId("panel").querySelector("h2")?.focus({ preventScroll: true });
}
