/* Wiring: buttons, keys, theme and language; then the page begins. */
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

function wire() {
  const search = byId("search");
  search.addEventListener("input", showResults);
  search.addEventListener("focus", () => {
    search.select();
    prepareSearch();
    if (search.value) showResults();
  });
  search.addEventListener("blur", () => openList(false));
  search.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      at = results.length ? (at + (event.key === "ArrowDown" ? 1 : results.length - 1)) % results.length : -1;
      markResult();
      event.preventDefault();
    } else if (event.key === "Enter") {
      if (byId("found").hidden) showResults();
      pick(at);
    } else if (event.key === "Escape") {
      openList(false);
      search.blur();
      endPath();
    }
  });
  const on = (id, act) => byId(id).addEventListener("click", act);
  on("skip", (event) => {
    event.preventDefault();
    search.focus();
  });
  on("skip-filters", (event) => {
    event.preventDefault();
    byId("graph").focus();
  });
  on("back", () => history.back());
  on("forward", () => history.forward());
  on("home", () => {
    go({ view: "core", more: [], open: null });
    fitStage();
  });
  on("overview", () => go({ open: ["overview"] }));
  on("png", savePng);
  on("svg", () => save(new Blob([svgText()], { type: "image/svg+xml" }), stem() + ".svg"));
  on("csv", () => save(new Blob([csvText()], { type: "text/csv" }), stem() + ".csv"));
  on("sparql", showSparql);
  on("link", () => copy(location.href));
  on("print", () => print());
  byId("takeaway").addEventListener("click", (event) => {
    if (event.target.closest("button")) byId("takeaway").open = false;
  });
  on("language", () => {
    setLanguage(english() ? "zh" : "en");
    redrawAll();
  });
  on("theme", () => {
    setTheme(dark ? "light" : "dark");
    remember("theme", dark ? "dark" : "light");
    redrawAll();
  });
  on("help", showHelp);
  on("closer", () => zoom(1.4));
  on("farther", () => zoom(1 / 1.4));
  on("fit", () => fitStage());
  on("show-filters", () => {
    const shown = document.body.classList.toggle("with-filters");
    byId("show-filters").setAttribute("aria-expanded", shown);
  });
  byId("graph").addEventListener("keydown", graphKey);
  byId("graph").addEventListener(
    "blur",
    () => {
      if (keyed !== null) {
        keyed = null;
        hover(null);
      }
    },
    true,
  );
  addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !typing) {
      search.focus();
      event.preventDefault();
    }
    if (event.key === "Escape" && !typing && !byId("dialog").open) {
      if (byId("takeaway").open) byId("takeaway").open = false;
      else if (pathFrom !== null) endPath();
      else if (document.body.classList.contains("with-filters")) document.body.classList.remove("with-filters");
      else if (state.open) go({ open: null });
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#takeaway")) byId("takeaway").open = false;
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => {
    if (!remembered("theme")) {
      setTheme(event.matches ? "dark" : "light");
      redrawAll();
    }
  });
  network.on("click", ({ nodes, edges, pointer }) => {
    byId("graph").focus({ preventScroll: true });
    const node = network.getNodeAt(pointer.DOM) ?? nodes[0] ?? labelAt(pointer.DOM);
    if (node !== undefined) clickEntity(node);
    else if (edges.length) go({ open: ["pair", edges[0]] });
    else if (state.open && state.open[0] !== "paths") go({ open: null });
  });
  network.on("doubleClick", ({ nodes, pointer }) => {
    const node = nodes[0] ?? labelAt(pointer.DOM);
    if (node !== undefined) expand(node);
  });
}
setTheme(remembered("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
setLanguage(remembered("language") === "en" ? "en" : "zh");
startNetwork();
wire();
restore();
/* For tests and the console: what is on the stage, in window pixels; nothing can be changed through it. */
globalThis.stage = () => {
  const box = byId("graph").getBoundingClientRect(),
    zero = network.canvasToDOM({ x: 0, y: 0 }),
    scale = canvasScale();
  const onScreen = ({ x, y }) => ({ x: box.x + zero.x + x * scale, y: box.y + zero.y + y * scale });
  return {
    nodes: [...scene.places].map(([i, p]) => ({
      id: E.id[i],
      name: name(i),
      radius: radius(i) * scale,
      ...onScreen(p),
    })),
    pairs: scene.pairs.map((p) => ({
      one: name(pairs.one[p]),
      other: name(pairs.other[p]),
      status: pairStatus(p),
      words: pairWords(p),
    })),
    labels: labels.list.map((l) => ({
      id: E.id[l.id],
      text: l.lines.join(""),
      x: box.x + zero.x + l.x,
      y: box.y + zero.y + l.y,
      w: l.w,
      h: l.h,
    })),
  };
};
