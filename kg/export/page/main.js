/* Wiring: the search box, buttons, keys, theme and language. */
let results = [], at = -1, pathFrom = null;

function showResults() {
  const box = byId("search"), list = byId("found"), query = box.value;
  const entities = findEntities(query), articles = findArticles(query);
  results = [...entities.map((r) => ({ kind: "entity", ...r })), ...(pathFrom === null ? articles.map((r) => ({ kind: "article", ...r })) : [])];
  at = results.length ? 0 : -1;
  const option = (r, k) => el("li", { role: "option", id: "found-" + k, "aria-selected": k === at, onmousedown: (e) => e.preventDefault(), onclick: () => pick(k) },
    r.kind === "entity"
      ? [badge(typeOf(r.entity)), el("span.name", { text: name(r.entity) }), r.which > 0 && el("span.via", { text: E.names[r.entity][r.which] }), el("span.count", { text: typeWord(typeOf(r.entity)) })]
      : [el("span.sheet", { "aria-hidden": "true", text: "文" }), el("span.name", { text: titleOf(r.article) }), el("span.count", { text: r.at === null ? A.published[r.article] || say("article") : say("inText") })]);
  list.replaceChildren(...results.map(option), ...(query.trim() && !results.length ? [el("li.none", { text: say("nothing", { query: visible(query.trim()) }) })] : []));
  openList(Boolean(query.trim()));
}
function openList(open) {
  byId("found").hidden = !open;
  byId("search").setAttribute("aria-expanded", open);
  markResult();
}
function markResult() {
  [...byId("found").children].forEach((li, k) => { if (li.role === "option" || li.getAttribute("role") === "option") li.setAttribute("aria-selected", k === at); });
  if (at >= 0) { byId("search").setAttribute("aria-activedescendant", "found-" + at); byId("found").children[at]?.scrollIntoView({ block: "nearest" }); } else byId("search").removeAttribute("aria-activedescendant");
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
/** Opens an entity, or takes it as the second end of a path. */
function openEntity(i) {
  if (pathFrom !== null && i !== pathFrom) {
    const from = pathFrom;
    endPath();
    go({ view: "path", from, to: i, open: ["paths"] });
  } else {
    go({ open: ["entity", i] }, i);
    announce(say("opened", { name: visible(name(i)) }));
  }
}
function startPath(i) {
  pathFrom = i;
  byId("search").value = "";
  const bar = el("p", { id: "picking", role: "status" }, el("b", { text: name(i) }), " → ", say("pathPick"), button(say("cancel"), endPath));
  byId("picking")?.remove();
  byId("stage").prepend(bar);
  resized();
  if (innerWidth < 900) go({ open: null });
  byId("search").focus();
}
function endPath() {
  pathFrom = null;
  byId("picking")?.remove();
  resized();
}
/** Lets the canvas follow at once when the stage gets lower or higher. */
function resized() {
  network.setSize();
  network.redraw();
}

function setLanguage(next) {
  language = next;
  document.documentElement.lang = english() ? "en" : "zh-CN";
  document.title = say("title");
  for (const made of document.querySelectorAll("[data-word]")) made.textContent = say(made.dataset.word);
  for (const made of document.querySelectorAll("[data-label]")) {
    made.setAttribute("aria-label", say(made.dataset.label));
    if (made.tagName === "BUTTON") made.title = say(made.dataset.label);
  }
  for (const made of document.querySelectorAll("[data-hint]")) made.placeholder = say(made.dataset.hint);
  byId("language").textContent = english() ? "中文" : "EN";
  byId("language").lang = english() ? "zh" : "en";
  remember("language", next);
}
function setTheme(next) {
  dark = next === "dark";
  document.documentElement.dataset.theme = next;
  readPaint();
}
function redrawAll() {
  show(makeScene(state));
  showLegend();
  showPanel(state, false);
  apply(state);
}

/** The nearest entity from `i` in the direction of an arrow key. */
function step(i, dx, dy) {
  const from = scene.places.get(i);
  let best = null, least = Infinity;
  for (const [j, p] of scene.places) {
    const x = p.x - from.x, y = p.y - from.y, along = x * dx + y * dy, beside = Math.abs(x * dy) + Math.abs(y * dx);
    if (j === i || along <= 0 || beside > 2 * along) continue;
    if (along + 2 * beside < least) { least = along + 2 * beside; best = j; }
  }
  return best;
}
let keyed = null;
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
function graphKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (ARROWS[event.key]) {
    const current = keyed !== null && scene.places.has(keyed) ? keyed : state.open?.[0] === "entity" && scene.places.has(state.open[1]) ? state.open[1] : null;
    const next = current === null ? [...scene.places.keys()].sort((a, b) => radius(b) - radius(a) || a - b)[0] : step(current, ...ARROWS[event.key]);
    if (next === null || next === undefined) return;
    keyed = next;
    hover({ kind: "node", id: next });
    flyTo(next);
    announce(`${visible(name(next))}, ${typeWord(typeOf(next))}, ${neighbours(next).length} ${say("connections")}`);
  } else if (event.key === "Enter" && keyed !== null) openEntity(keyed);
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fitStage();
  else return;
  event.preventDefault();
}
const zoom = (by) => moveStage(network.getViewPosition(), Math.min(6, Math.max(0.05, canvasScale() * by)), true);

function wire() {
  const search = byId("search");
  search.addEventListener("input", showResults);
  search.addEventListener("focus", () => { search.select(); prepareSearch(); if (search.value) showResults(); });
  search.addEventListener("blur", () => openList(false));
  search.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { at = results.length ? (at + (event.key === "ArrowDown" ? 1 : results.length - 1)) % results.length : -1; markResult(); event.preventDefault(); }
    else if (event.key === "Enter") { if (byId("found").hidden) showResults(); pick(at); }
    else if (event.key === "Escape") { openList(false); search.blur(); endPath(); }
  });
  const on = (id, act) => byId(id).addEventListener("click", act);
  on("skip", (event) => { event.preventDefault(); search.focus(); });
  on("skip-filters", (event) => { event.preventDefault(); byId("graph").focus(); });
  on("back", () => history.back());
  on("forward", () => history.forward());
  on("home", () => { go({ view: "core", more: [], open: null }); fitStage(); });
  on("overview", () => go({ open: ["overview"] }));
  on("png", savePng);
  on("svg", () => save(new Blob([svgText()], { type: "image/svg+xml" }), stem() + ".svg"));
  on("csv", () => save(new Blob([csvText()], { type: "text/csv" }), stem() + ".csv"));
  on("sparql", showSparql);
  on("link", () => copy(location.href));
  on("print", () => print());
  byId("takeaway").addEventListener("click", (event) => { if (event.target.closest("button")) byId("takeaway").open = false; });
  on("language", () => { setLanguage(english() ? "zh" : "en"); redrawAll(); });
  on("theme", () => { setTheme(dark ? "light" : "dark"); remember("theme", dark ? "dark" : "light"); redrawAll(); });
  on("help", showHelp);
  on("closer", () => zoom(1.4));
  on("farther", () => zoom(1 / 1.4));
  on("fit", () => fitStage());
  on("show-filters", () => { const shown = document.body.classList.toggle("with-filters"); byId("show-filters").setAttribute("aria-expanded", shown); });
  byId("graph").addEventListener("keydown", graphKey);
  byId("graph").addEventListener("blur", () => { if (keyed !== null) { keyed = null; hover(null); } }, true);
  addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !typing) { search.focus(); event.preventDefault(); }
    if (event.key === "Escape" && !typing && !byId("dialog").open) {
      if (byId("takeaway").open) byId("takeaway").open = false;
      else if (pathFrom !== null) endPath();
      else if (document.body.classList.contains("with-filters")) document.body.classList.remove("with-filters");
      else if (state.open) go({ open: null });
    }
  });
  document.addEventListener("click", (event) => { if (!event.target.closest("#takeaway")) byId("takeaway").open = false; });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => { if (!remembered("theme")) { setTheme(event.matches ? "dark" : "light"); redrawAll(); } });
  network.on("click", ({ nodes, edges, pointer }) => {
    byId("graph").focus({ preventScroll: true });
    const node = network.getNodeAt(pointer.DOM) ?? nodes[0] ?? labelAt(pointer.DOM);
    if (node !== undefined) clickEntity(node);
    else if (edges.length) go({ open: ["pair", edges[0]] });
    else if (state.open && state.open[0] !== "paths") go({ open: null });
  });
  network.on("doubleClick", ({ nodes, pointer }) => { const node = nodes[0] ?? labelAt(pointer.DOM); if (node !== undefined) expand(node); });
}
let clicked = 0;
/** Opens the entity under the pointer; for as long as this may become a double click, nothing moves or lies over it. */
function clickEntity(node) {
  const panel = byId("panel");
  clearTimeout(clicked);
  clicked = setTimeout(() => {
    clicked = 0;
    panel.style.pointerEvents = "";
    if (state.open?.[0] === "entity" && state.open[1] === node && scene.places.has(node) && !inSight(node)) flyTo(node);
  }, 400);
  panel.style.pointerEvents = "none";
  openEntity(node);
}
/** The entity whose name is drawn at this point. */
function labelAt({ x, y }) {
  const zero = network.canvasToDOM({ x: 0, y: 0 });
  return labels.list.find((l) => x >= zero.x + l.x && x <= zero.x + l.x + l.w && y >= zero.y + l.y && y <= zero.y + l.y + l.h)?.id;
}

setTheme(remembered("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
setLanguage(remembered("language") === "en" ? "en" : "zh");
startNetwork();
wire();
restore();
/* For tests and the console: what is on the stage, in window pixels; nothing can be changed through it. */
globalThis.stage = () => {
  const box = byId("graph").getBoundingClientRect(), zero = network.canvasToDOM({ x: 0, y: 0 }), scale = canvasScale();
  const onScreen = ({ x, y }) => ({ x: box.x + zero.x + x * scale, y: box.y + zero.y + y * scale });
  return {
    nodes: [...scene.places].map(([i, p]) => ({ id: E.id[i], name: name(i), radius: radius(i) * scale, ...onScreen(p) })),
    pairs: scene.pairs.map((p) => ({ one: name(pairs.one[p]), other: name(pairs.other[p]), status: pairStatus(p), words: pairWords(p) })),
    labels: labels.list.map((l) => ({ id: E.id[l.id], text: l.lines.join(""), x: box.x + zero.x + l.x, y: box.y + zero.y + l.y, w: l.w, h: l.h })),
  };
};
