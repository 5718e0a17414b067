/* What is on the stage for a given state: entities with their places, pairs, and words about what is not drawn. */
const NEAR_MOST = 120,
  PATHS_MOST = 12;
const tall = () => byId("stage").clientHeight > 1.15 * byId("stage").clientWidth;
/* On a tall screen the layout lies on its side. */
const corePlaces = new Map(core.nodes.map((n) => [n.id, tall() ? { x: n.y, y: n.x } : { x: n.x, y: n.y }]));
const corePairs = core.edges.map(([a, b]) => pairBetween(a, b)).filter((p) => p !== undefined);

function coreScene(state) {
  const places = new Map(corePlaces);
  const own = new Set();
  for (const i of state.more) {
    own.add(i);
    if (places.has(i)) continue;
    const drawn = neighbours(i).find((j) => places.has(j));
    const anchor =
      drawn === undefined ? { x: 0, y: Math.max(0, ...[...places.values()].map((p) => p.y)) + 60 } : places.get(drawn);
    for (const [id, place] of placeBeside([i], anchor, places)) places.set(id, place);
  }
  const candidates = new Set(corePairs);
  for (const i of own) for (const p of pairsOf[i]) candidates.add(p);
  const drawnPairs = [...candidates].filter(
    (p) => places.has(pairs.one[p]) && places.has(pairs.other[p]) && pairPasses(p),
  );
  const linked = new Set(drawnPairs.flatMap((p) => [pairs.one[p], pairs.other[p]]));
  const hidden = [...places.keys()].filter((i) => !(linked.has(i) || own.has(i)) || state.filter.types.has(typeOf(i)));
  hidden.forEach((i) => places.delete(i));
  const shown = drawnPairs.filter((p) => places.has(pairs.one[p]) && places.has(pairs.other[p]));
  const notes = [];
  const left = nRelated - corePlaces.size,
    alone = nEntities - nRelated;
  if (left > 0) notes.push(say("drawnCore", { left }));
  if (core.left > 0) notes.push(say("drawnEdges", { left: core.left }));
  if (alone > 0) notes.push(say("drawnAlone", { alone }));
  if (hidden.length) notes.push(say("drawnFiltered", { hidden: hidden.length }));
  return { places, pairs: shown, notes, crumb: null, groups: core.groups };
}

/** The width of the part of the stage that the panel leaves free by its height, within reason. */
function freeAspect(state) {
  const { clientWidth: width, clientHeight: height } = byId("stage"),
    open = Boolean(state.open),
    wide = innerWidth >= 900;
  return Math.min(1.7, Math.max(0.8, (open && wide ? width - 430 : width) / (open && !wide ? height * 0.45 : height)));
}

function nearScene(state) {
  const centre = state.node,
    near = neighbours(centre).slice(0, NEAR_MOST);
  const all = new Set([centre, ...near]),
    parentOf = new Map();
  let left = neighbours(centre).length - near.length;
  if (state.hops === 2) {
    const far = [];
    for (const j of near)
      for (const k of neighbours(j))
        if (!all.has(k) && !parentOf.has(k)) {
          parentOf.set(k, j);
          far.push(k);
        }
    far.sort((a, b) => E.weight[b] - E.weight[a] || a - b);
    const room = Math.max(0, 200 - all.size);
    left += Math.max(0, far.length - room);
    far.length = Math.min(far.length, room);
    far.forEach((k) => all.add(k));
  }
  const far = [...all].filter((k) => parentOf.has(k));
  const places = placeAround(centre, near, far, parentOf, freeAspect(state));
  const beside = state.more.filter((i) => !places.has(i) && !state.filter.types.has(typeOf(i)));
  for (const i of beside) {
    const drawn = neighbours(i).find((j) => places.has(j)) ?? centre;
    for (const [id, place] of placeBeside([i], places.get(drawn), places)) places.set(id, place);
  }
  const notes = [say("drawnNear", { name: visible(name(centre)), hops: state.hops })];
  if (left) notes.push(say("drawnNearCut", { left }));
  return {
    places,
    pairs: pairsAmong(places),
    notes,
    crumb: say("crumbNear", { name: visible(name(centre)), hops: state.hops }),
    groups: [],
    around: centre,
    words: true,
  };
}

const pairsAmong = (places) => {
  const found = new Set();
  for (const i of places.keys())
    for (const p of pairsOf[i]) if (places.has(across(p, i)) && pairPasses(p)) found.add(p);
  return [...found];
};

/** All shortest paths between two entities over passing facts: the steps away from `from` and up to PATHS_MOST paths. */
function shortestPaths(from, to) {
  const steps = new Map([[from, 0]]),
    before = new Map();
  let edge = [from];
  while (edge.length && !steps.has(to)) {
    const next = [];
    for (const i of edge)
      for (const j of neighbours(i)) {
        if (!steps.has(j)) {
          steps.set(j, steps.get(i) + 1);
          before.set(j, []);
          next.push(j);
        }
        if (steps.get(j) === steps.get(i) + 1) before.get(j).push(i);
      }
    edge = next;
  }
  const paths = [];
  let count = 0;
  if (steps.has(to) && from !== to) {
    const ways = new Map();
    const waysTo = (i) =>
      i === from
        ? 1
        : (ways.get(i) ??
          (ways.set(
            i,
            before.get(i).reduce((n, j) => n + waysTo(j), 0),
          ),
          ways.get(i)));
    count = waysTo(to);
    const walk = (tail) => {
      if (paths.length >= PATHS_MOST) return;
      if (tail[0] === from) {
        paths.push(tail);
        return;
      }
      for (const i of [...before.get(tail[0])].sort((a, b) => E.weight[b] - E.weight[a] || a - b)) walk([i, ...tail]);
    };
    walk([to]);
  }
  return { paths, count };
}

function pathScene(state) {
  const { paths, count } = shortestPaths(state.from, state.to);
  const names = { from: visible(name(state.from)), to: visible(name(state.to)) };
  const layers = paths.length
    ? paths[0].map((_, step) => [...new Set(paths.map((path) => path[step]))])
    : [[state.from], [state.to]];
  const places = placeAlong(layers, tall());
  const stepsOf = new Set(paths.flatMap((path) => path.slice(1).map((i, k) => pairBetween(path[k], i))));
  const note = paths.length
    ? say("drawnPath", { ...names, count, steps: paths[0].length - 1 })
    : say("pathNone", names);
  return {
    places,
    pairs: [...stepsOf],
    notes: [note],
    crumb: say("crumbPath", names),
    groups: [],
    words: true,
    paths,
    count,
  };
}

function makeScene(state) {
  return state.view === "near" ? nearScene(state) : state.view === "path" ? pathScene(state) : coreScene(state);
}
