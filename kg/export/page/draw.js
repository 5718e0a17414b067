/* The stage: vis-network for the canvas, moving and hitting; shapes, names and emphasis by this page. */
const FONT =
  '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC",sans-serif';
const nodesData = new vis.DataSet(),
  edgesData = new vis.DataSet();
let network = null;
let scene = { places: new Map(), pairs: [], notes: [], groups: [] };
let hovered = null,
  chosen = { nodes: new Set(), pairs: new Set() };
let labels = { key: "", list: [] };
const canvasScale = () => network.getScale();
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

function drawHalo(ctx, i) {
  const { x, y } = scene.places.get(i);
  ctx.beginPath();
  ctx.arc(x, y, radius(i) * 1.2 + 5, 0, 2 * Math.PI);
  ctx.fillStyle = paint.accent;
  ctx.globalAlpha = 0.28;
  ctx.fill();
  ctx.globalAlpha = 1;
}

function drawNode(ctx, i, x, y, r, emphasis) {
  const type = typeOf(i),
    fill = colourOf(type);
  if (emphasis) drawHalo(ctx, i);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(r, r);
  ctx.fillStyle = fill;
  ctx.strokeStyle = emphasis ? paint.accent : paint.stage;
  ctx.lineWidth = (emphasis ? 2.5 : 1.5) / r;
  const outlinePath = pathFor(type);
  ctx.stroke(outlinePath);
  ctx.fill(outlinePath);
  ctx.restore();
  if (r * canvasScale() < 10) return;
  ctx.fillStyle = inkOn(fill);
  ctx.font = `600 ${Math.round(r * 0.95)}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(typeGlyph(type), x, y + r * (type === "Facility" ? 0.18 : type === "Place" ? -0.12 : 0.04));
}

function nodeItem(i, place) {
  return {
    id: i,
    x: place.x,
    y: place.y,
    shape: "custom",
    size: radius(i),
    ctxRenderer: ({ ctx, x, y }) => ({
      drawNode: () => drawNode(ctx, i, x, y, radius(i), false),
      nodeDimensions: { width: radius(i) * 2, height: radius(i) * 2 },
    }),
  };
}

/** Which end the arrow of pair `p` has: both facts of a kind point one way, or there is none. */
function heading(p) {
  let to = null;
  for (const f of pairs.facts[p]) {
    if (!passing[f]) continue;
    const end = SYMMETRIC.has(predicateOf(f)) ? -1 : F.object[f];
    if (to === null) to = end;
    else if (to !== end) return -1;
  }
  return to ?? -1;
}
const pairWidth = (p) => Math.min(6, 1.3 + 0.7 * Math.log2(pairs.facts[p].filter((f) => passing[f]).length));
const DASHES = { asserted: false, planned: [7, 5], negated: [2, 5] };
const pairColour = (status) =>
  status === "planned" ? paint.planned : status === "negated" ? paint.negated : paint.line;

function edgeItem(p) {
  const to = heading(p),
    status = pairStatus(p),
    from = to === pairs.one[p] ? pairs.other[p] : pairs.one[p];
  return {
    id: p,
    from,
    to: across(p, from),
    width: pairWidth(p),
    dashes: DASHES[status],
    color: { color: pairColour(status), inherit: false },
    arrows: to >= 0 ? { to: { enabled: true, scaleFactor: 0.45 } } : undefined,
  };
}

function drawGroups(ctx) {
  if (!scene.groups.length) return;
  ctx.save();
  ctx.fillStyle = ctx.strokeStyle = paint.group;
  ctx.lineJoin = "round";
  ctx.lineWidth = 56;
  for (const members of scene.groups) {
    const points = members.filter((i) => scene.places.has(i)).map((i) => scene.places.get(i));
    if (points.length < 3) continue;
    const hull = convexHull(points);
    ctx.beginPath();
    hull.forEach((p, k) => (k ? ctx.lineTo(p.x, p.y) : ctx.moveTo(p.x, p.y)));
    ctx.closePath();
    ctx.stroke();
    ctx.fill();
  }
  ctx.restore();
}
function convexHull(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list) => {
    const chain = [];
    for (const p of list) {
      while (chain.length > 1) {
        const [a, b] = chain.slice(-2);
        if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/* What the pointer or a choice brings to the front. */
function focus() {
  if (hovered?.kind === "node") return { nodes: new Set([hovered.id]), pairs: new Set() };
  if (hovered?.kind === "pair") return { nodes: new Set(), pairs: new Set([hovered.id]) };
  return scene.around !== undefined && chosen.nodes.has(scene.around) ? { nodes: new Set(), pairs: new Set() } : chosen;
}
function inFront() {
  const f = focus(),
    front = new Set(f.nodes),
    lines = new Set();
  if (!f.nodes.size && !f.pairs.size) return null;
  const within = scene.paths ? null : f.nodes;
  for (const p of scene.pairs) {
    const [a, b] = [pairs.one[p], pairs.other[p]];
    if (
      f.pairs.has(p) ||
      (!f.closed && (within?.has(a) || within?.has(b))) ||
      (!within && f.nodes.has(a) && f.nodes.has(b))
    ) {
      lines.add(p);
      front.add(a);
      front.add(b);
    }
  }
  return { front, lines, main: f.closed ? new Set() : f.nodes, mainPairs: f.closed ? new Set() : f.pairs };
}

function drawLine(ctx, p, colour, width) {
  const a = scene.places.get(pairs.one[p]),
    b = scene.places.get(pairs.other[p]),
    scale = canvasScale();
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = width / Math.min(1, scale);
  ctx.setLineDash((DASHES[pairStatus(p)] || []).map((d) => d / Math.min(1, scale)));
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(b.x, b.y);
  ctx.stroke();
  ctx.setLineDash([]);
  const to = heading(p);
  if (to < 0) return;
  const [from, end] = to === pairs.one[p] ? [b, a] : [a, b];
  const angle = Math.atan2(end.y - from.y, end.x - from.x),
    r = radius(to) + 3,
    size = 9 / Math.min(1, scale);
  const tip = { x: end.x - r * Math.cos(angle), y: end.y - r * Math.sin(angle) };
  ctx.beginPath();
  ctx.moveTo(tip.x, tip.y);
  for (const turn of [-0.4, 0.4])
    ctx.lineTo(tip.x - size * Math.cos(angle + turn), tip.y - size * Math.sin(angle + turn));
  ctx.fill();
}

function drawCrosses(ctx, list) {
  ctx.strokeStyle = paint.negated;
  ctx.lineWidth = 2;
  for (const p of list) {
    if (pairStatus(p) !== "negated") continue;
    const a = scene.places.get(pairs.one[p]),
      b = scene.places.get(pairs.other[p]),
      x = (a.x + b.x) / 2,
      y = (a.y + b.y) / 2;
    ctx.beginPath();
    ctx.moveTo(x - 5, y - 5);
    ctx.lineTo(x + 5, y + 5);
    ctx.moveTo(x + 5, y - 5);
    ctx.lineTo(x - 5, y + 5);
    ctx.stroke();
  }
}

function afterDrawing(ctx) {
  const emphasis = inFront();
  drawCrosses(ctx, scene.pairs);
  if (emphasis) {
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 0.8;
    ctx.fillStyle = paint.stage;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.restore();
    for (const p of emphasis.lines)
      drawLine(
        ctx,
        p,
        pairStatus(p) === "asserted"
          ? emphasis.mainPairs.has(p)
            ? paint.accent
            : paint.faint
          : pairColour(pairStatus(p)),
        pairWidth(p) + (emphasis.mainPairs.has(p) ? 1.5 : 0.4),
      );
    drawCrosses(ctx, emphasis.lines);
    for (const i of emphasis.front) {
      const p = scene.places.get(i);
      drawNode(ctx, i, p.x, p.y, radius(i), emphasis.main.has(i));
    }
  }
  drawLabels(ctx, emphasis);
}

function startNetwork() {
  network = new vis.Network(byId("graph"), { nodes: nodesData, edges: edgesData }, core.options);
  network.on("beforeDrawing", (ctx) => {
    drawGroups(ctx);
    if (scene.around !== undefined) drawHalo(ctx, scene.around);
  });
  network.on("afterDrawing", afterDrawing);
  network.on("hoverNode", ({ node }) => hover({ kind: "node", id: node }));
  network.on("blurNode", () => hover(null));
  network.on("hoverEdge", ({ edge }) => hover({ kind: "pair", id: edge }));
  network.on("blurEdge", () => hover(null));
  for (const act of ["dragStart", "zoom"])
    network.on(act, () => {
      flight++;
    });
  network.on("dragEnd", ({ nodes }) =>
    nodes.forEach((i) => {
      const p = network.getPosition(i);
      scene.places.set(i, p);
      scene.stamp++;
      network.redraw();
    }),
  );
  network.on("dragging", ({ nodes }) =>
    nodes.forEach((i) => {
      scene.places.set(i, network.getPosition(i));
      scene.stamp++;
    }),
  );
}
function hover(what) {
  hovered = what;
  byId("graph").style.cursor = what ? "pointer" : "";
  network.redraw();
}

let stamp = 0;
/** Puts a scene on the stage. */
function show(next) {
  scene = { ...next, stamp: ++stamp };
  // vis-network draws at once when something under the pointer goes: nothing may point to what is no longer there
  hovered = null;
  chosen = { nodes: new Set(), pairs: new Set() };
  const wanted = new Set(scene.pairs);
  edgesData.remove(edgesData.getIds().filter((p) => !wanted.has(p)));
  nodesData.remove(nodesData.getIds().filter((i) => !scene.places.has(i)));
  nodesData.update([...scene.places].map(([i, place]) => nodeItem(i, place)));
  edgesData.update(scene.pairs.map(edgeItem));
}
