/* The state of the page and its link: everything after # brings a reader to the same view. */
const emptyState = () => ({
  view: "core",
  node: null,
  hops: 1,
  from: null,
  to: null,
  more: [],
  open: null,
  filter: openFilter(),
});
let state = emptyState();

function toHash(s) {
  const q = new URLSearchParams(),
    put = (key, value) => {
      if (value !== null && value !== "" && value !== undefined) q.set(key, value);
    };
  if (s.view === "near") {
    put("near", E.id[s.node]);
    put("hops", s.hops);
  }
  if (s.view === "path") {
    put("from", E.id[s.from]);
    put("to", E.id[s.to]);
  }
  put("more", s.more.map((i) => E.id[i]).join(","));
  if (s.open) {
    const [kind, a, b] = s.open;
    if (kind === "entity") put("entity", E.id[a]);
    else if (kind === "pair") put("pair", E.id[pairs.one[a]] + "," + E.id[pairs.other[a]]);
    else if (kind === "article") {
      put("article", A.id[a]);
      put("at", b);
    } else put("show", kind);
  }
  const f = s.filter;
  for (const part of ["types", "predicates", "statuses"]) put("no-" + part, [...f[part]].sort().join(","));
  put("least", f.least || null);
  put("since", f.since === null ? null : isoMonth(f.since));
  put("until", f.until === null ? null : isoMonth(f.until));
  put("undated", f.undated ? null : "0");
  return q.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
}

function fromHash(hash) {
  const q = new URLSearchParams(hash.replace(/^#/, "")),
    s = emptyState();
  let missing = false;
  const entity = (id) => {
    const i = entityAt.get(id);
    if (i === undefined) missing = true;
    return i ?? null;
  };
  const listed = (key) => (q.get(key) ?? "").split(",").filter(Boolean);
  const number = (key, low, high) => {
    const n = Number(q.get(key));
    return Number.isFinite(n) ? Math.min(high, Math.max(low, Math.round(n))) : low;
  };
  if (q.has("near")) {
    s.node = entity(q.get("near"));
    s.hops = number("hops", 1, 2);
    if (s.node !== null) s.view = "near";
  }
  if (q.has("from") && q.has("to")) {
    s.from = entity(q.get("from"));
    s.to = entity(q.get("to"));
    if (s.from !== null && s.to !== null) s.view = "path";
  }
  s.more = listed("more")
    .map(entity)
    .filter((i) => i !== null);
  if (q.has("entity")) {
    const i = entity(q.get("entity"));
    if (i !== null) s.open = ["entity", i];
  }
  if (q.has("pair")) {
    const [a, b] = listed("pair").map(entity);
    const p = a === null || b === null ? undefined : pairBetween(a, b);
    if (p === undefined) missing = true;
    else s.open = ["pair", p];
  }
  if (q.has("article")) {
    const a = articleAt.get(q.get("article"));
    if (a === undefined) missing = true;
    else s.open = ["article", a, q.has("at") ? number("at", 0, 1e9) : null];
  }
  if (q.get("show") === "overview") s.open = ["overview"];
  if (q.get("show") === "paths" && s.view === "path") s.open = ["paths"];
  for (const part of ["types", "predicates", "statuses"]) s.filter[part] = new Set(listed("no-" + part));
  s.filter.least = number("least", 0, 100);
  s.filter.since = q.has("since") ? month(q.get("since"), false) : null;
  s.filter.until = q.has("until") ? month(q.get("until"), true) : null;
  s.filter.undated = q.get("undated") !== "0";
  return { state: s, missing };
}

const sceneKey = (s) =>
  JSON.stringify([
    s.view,
    s.view === "near" && [s.node, s.hops],
    s.view === "path" && [s.from, s.to],
    s.more,
    toHash({ ...emptyState(), filter: s.filter }),
  ]);

/** Goes to `state` with the changes of `patch`; an entity `bring` is put on the stage and flown to. `replace` leaves no step to come back to. */
function go(patch, bring = null, replace = false) {
  const next = { ...state, ...patch };
  if (bring !== null && next.view !== "path") {
    if (!makeScene(next).places.has(bring)) next.more = [...next.more, ...companions(bring, next)];
  }
  if (next.view === "path" && bring !== null && !scene.places.has(bring))
    Object.assign(next, { view: "core", more: [...next.more, ...companions(bring, next)] });
  apply(next, bring);
  clearTimeout(settling);
  // a slider on the move changes many times a second, and browsers hold back pages that navigate as often
  if (replace) settling = setTimeout(() => location.replace("#" + toHash(state)), 150);
  else if (location.hash.replace(/^#/, "") !== toHash(state)) location.hash = "#" + toHash(state);
}
let settling = 0;
/** An entity that is not drawn comes with the neighbours that matter most, so that it does not stand alone. */
function companions(i, next) {
  if (next.more.includes(i)) return [];
  return [
    i,
    ...neighbours(i)
      .filter((j) => !corePlaces.has(j) && !next.more.includes(j))
      .slice(0, 8),
  ];
}
let shownScene = null;

function apply(next, bring = null) {
  const before = state;
  state = next;
  const key = sceneKey(state);
  if (
    JSON.stringify([...Object.values(before.filter)].map((v) => (v instanceof Set ? [...v] : v))) !==
      JSON.stringify([...Object.values(state.filter)].map((v) => (v instanceof Set ? [...v] : v))) ||
    shownScene === null
  ) {
    applyFilter(state.filter);
    showLegend();
  }
  const other = key !== shownScene,
    moved =
      shownScene === null ||
      before.view !== state.view ||
      (state.view === "near" && (before.node !== state.node || before.hops !== state.hops)) ||
      (state.view === "path" && (before.from !== state.from || before.to !== state.to));
  if (other) show(makeScene(state));
  const first = shownScene === null;
  shownScene = key;
  showPanel(state, document.activeElement?.closest("#panel") !== null && document.activeElement !== document.body);
  const [kind, a] = state.open ?? [];
  chosen =
    kind === "article"
      ? inFrontOfArticle(a)
      : {
          nodes: new Set(kind === "entity" && scene.places.has(a) ? [a] : []),
          pairs: new Set(kind === "pair" && scene.pairs.includes(a) ? [a] : []),
        };
  showWords();
  network.redraw();
  if (moved) fitStage(!first);
  else if (bring !== null && !inSight(bring) && !clicked) flyTo(bring);
}

/** Of what is drawn, the entities and relations that article `a` tells of. */
function inFrontOfArticle(a) {
  const { mentions, facts } = inArticle(a),
    told = new Set(facts);
  return {
    nodes: new Set(mentions.map((m) => m.entity).filter((i) => scene.places.has(i))),
    pairs: new Set(scene.pairs.filter((p) => pairs.facts[p].some((f) => told.has(f) && passing[f]))),
    closed: true,
  };
}

/** What is drawn and what is not, in words. */
function showWords() {
  const whole = say("drawn", {
    nodes: scene.places.size,
    pairs: scene.pairs.length,
    entities: meta.entities,
    facts: meta.facts,
    articles: meta.articles,
  });
  const cut = meta.entities > nEntities ? [say("cut", { kept: nEntities, whole: meta.entities })] : [];
  byId("drawn").textContent = [whole, ...cut, ...scene.notes].join(english() ? " " : "");
  const crumb = byId("crumb");
  crumb.hidden = !scene.crumb;
  crumb.replaceChildren(
    ...(scene.crumb
      ? [
          el("b", { text: scene.crumb }),
          button(say("leave"), () =>
            go({ view: "core", more: [], open: state.open?.[0] === "paths" ? null : state.open }),
          ),
        ]
      : []),
  );
}

/** Puts the neighbours of `i` that are not drawn yet beside it. */
function expand(i) {
  const missing = neighbours(i)
    .filter((j) => !scene.places.has(j))
    .slice(0, 30);
  const before = state.view === "path" ? { view: "core" } : {};
  go({ ...before, more: [...state.more, ...(scene.places.has(i) && state.view !== "path" ? [] : [i]), ...missing] }, i);
}

addEventListener("hashchange", () => {
  if (location.hash.replace(/^#/, "") !== toHash(state)) restore();
});
function restore() {
  const { state: next, missing } = fromHash(location.hash);
  const entity = next.open?.[0] === "entity" ? next.open[1] : null;
  if (entity !== null && next.view !== "path") {
    applyFilter(next.filter);
    if (!makeScene(next).places.has(entity)) next.more = [...next.more, ...companions(entity, next)];
  }
  apply(next, entity);
  if (missing) announce(say("unknownNode"));
}
