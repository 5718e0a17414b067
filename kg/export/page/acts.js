/* What a click, a key and a choice do. */
let pathFrom = null;

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
  const bar = el(
    "p",
    { id: "picking", role: "status" },
    el("b", { text: name(i) }),
    " → ",
    say("pathPick"),
    button(say("cancel"), endPath),
  );
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
  return labels.list.find(
    (l) => x >= zero.x + l.x && x <= zero.x + l.x + l.w && y >= zero.y + l.y && y <= zero.y + l.y + l.h,
  )?.id;
}

/** The nearest entity from `i` in the direction of an arrow key. */
function step(i, dx, dy) {
  const from = scene.places.get(i);
  let best = null,
    least = Infinity;
  for (const [j, p] of scene.places) {
    const x = p.x - from.x,
      y = p.y - from.y,
      along = x * dx + y * dy,
      beside = Math.abs(x * dy) + Math.abs(y * dx);
    if (j === i || along <= 0 || beside > 2 * along) continue;
    if (along + 2 * beside < least) {
      least = along + 2 * beside;
      best = j;
    }
  }
  return best;
}
let keyed = null;
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
function graphKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (ARROWS[event.key]) {
    const current =
      keyed !== null && scene.places.has(keyed)
        ? keyed
        : state.open?.[0] === "entity" && scene.places.has(state.open[1])
          ? state.open[1]
          : null;
    const next =
      current === null
        ? [...scene.places.keys()].sort((a, b) => radius(b) - radius(a) || a - b)[0]
        : step(current, ...ARROWS[event.key]);
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
