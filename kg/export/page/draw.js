/* The stage: vis-network for the canvas, moving and hitting; shapes, names and emphasis by this page. */
const FONT = '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC",sans-serif';
const nodesData = new vis.DataSet(), edgesData = new vis.DataSet();
let network = null;
let scene = { places: new Map(), pairs: [], notes: [], groups: [] };
let hovered = null, chosen = { nodes: new Set(), pairs: new Set() };
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
  const type = typeOf(i), fill = colourOf(type);
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
    id: i, x: place.x, y: place.y, shape: "custom", size: radius(i),
    ctxRenderer: ({ ctx, x, y }) => ({ drawNode: () => drawNode(ctx, i, x, y, radius(i), false), nodeDimensions: { width: radius(i) * 2, height: radius(i) * 2 } }),
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
const pairColour = (status) => status === "planned" ? paint.planned : status === "negated" ? paint.negated : paint.line;

function edgeItem(p) {
  const to = heading(p), status = pairStatus(p), from = to === pairs.one[p] ? pairs.other[p] : pairs.one[p];
  return {
    id: p, from, to: across(p, from), width: pairWidth(p), dashes: DASHES[status], color: { color: pairColour(status), inherit: false },
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
    hull.forEach((p, k) => k ? ctx.lineTo(p.x, p.y) : ctx.moveTo(p.x, p.y));
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
  const f = focus(), front = new Set(f.nodes), lines = new Set();
  if (!f.nodes.size && !f.pairs.size) return null;
  const within = scene.paths ? null : f.nodes;
  for (const p of scene.pairs) {
    const [a, b] = [pairs.one[p], pairs.other[p]];
    if (f.pairs.has(p) || within?.has(a) || within?.has(b) || (!within && f.nodes.has(a) && f.nodes.has(b))) { lines.add(p); front.add(a); front.add(b); }
  }
  return { front, lines, main: f.nodes, mainPairs: f.pairs };
}

function drawLine(ctx, p, colour, width) {
  const a = scene.places.get(pairs.one[p]), b = scene.places.get(pairs.other[p]), scale = canvasScale();
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
  const angle = Math.atan2(end.y - from.y, end.x - from.x), r = radius(to) + 3, size = 9 / Math.min(1, scale);
  const tip = { x: end.x - r * Math.cos(angle), y: end.y - r * Math.sin(angle) };
  ctx.beginPath();
  ctx.moveTo(tip.x, tip.y);
  for (const turn of [-0.4, 0.4]) ctx.lineTo(tip.x - size * Math.cos(angle + turn), tip.y - size * Math.sin(angle + turn));
  ctx.fill();
}

function drawCrosses(ctx, list) {
  ctx.strokeStyle = paint.negated;
  ctx.lineWidth = 2;
  for (const p of list) {
    if (pairStatus(p) !== "negated") continue;
    const a = scene.places.get(pairs.one[p]), b = scene.places.get(pairs.other[p]), x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
    ctx.beginPath();
    ctx.moveTo(x - 5, y - 5); ctx.lineTo(x + 5, y + 5); ctx.moveTo(x + 5, y - 5); ctx.lineTo(x - 5, y + 5);
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
    for (const p of emphasis.lines) drawLine(ctx, p, pairStatus(p) === "asserted" ? (emphasis.mainPairs.has(p) ? paint.accent : paint.faint) : pairColour(pairStatus(p)), pairWidth(p) + (emphasis.mainPairs.has(p) ? 1.5 : 0.4));
    drawCrosses(ctx, emphasis.lines);
    for (const i of emphasis.front) {
      const p = scene.places.get(i);
      drawNode(ctx, i, p.x, p.y, radius(i), emphasis.main.has(i));
    }
  }
  drawLabels(ctx, emphasis);
}

/* Names: at one size on the screen, the important ones first, none over another name or over an entity. */
const measure = document.createElement("canvas").getContext("2d");
const widths = new Map();
function textWidth(text, font) {
  const key = font + text;
  if (!widths.has(key)) { measure.font = font; widths.set(key, measure.measureText(text).width); }
  return widths.get(key);
}
function linesOf(i, whole) {
  const letters = [...visible(name(i))];
  if (letters.length <= 9 || whole) return letters.length <= 14 ? [letters.join("")] : [0, 1, 2].map((k) => letters.slice(k * 14, k * 14 + 14).join("")).filter(Boolean);
  let half = Math.min(9, Math.ceil(letters.length / 2));
  if (/[、，。：；）》”’」』]/.test(letters[half])) half++;
  return [letters.slice(0, half).join(""), letters.slice(half, 2 * half - (letters.length > 18 ? 1 : 0)).join("") + (letters.length > 18 ? "…" : "")];
}
const fontFor = (i, main) => {
  const size = main ? 14 : radius(i) > 19 ? 13.5 : 12;
  return { size, font: `${main || radius(i) > 17 ? 600 : 400} ${size}px ${FONT}` };
};

/** Rectangles for names on the screen at this scale, relative to the place of 0, 0. */
function layLabels(ids, scale, main, obstacles) {
  const cell = 48, grid = new Map();
  const cells = (r, act) => {
    for (let gx = Math.floor(r.x / cell); gx <= Math.floor((r.x + r.w) / cell); gx++) for (let gy = Math.floor(r.y / cell); gy <= Math.floor((r.y + r.h) / cell); gy++) if (act(gx + ":" + gy)) return true;
    return false;
  };
  const put = (r) => cells(r, (key) => { const list = grid.get(key); if (list) list.push(r); else grid.set(key, [r]); return false; });
  const hits = (r, own, onlyNames) => cells(r, (key) => (grid.get(key) ?? []).some((o) => o.own !== own && !(onlyNames && o.own !== null) && r.x < o.x + o.w && o.x < r.x + r.w && r.y < o.y + o.h && o.y < r.y + r.h));
  for (const i of obstacles) {
    const p = scene.places.get(i), r = radius(i) * scale;
    put({ x: p.x * scale - r, y: p.y * scale - r, w: 2 * r, h: 2 * r, own: i });
  }
  const list = [];
  for (const i of ids) {
    const isMain = main.has(i), { size, font } = fontFor(i, isMain), lines = linesOf(i, isMain), p = scene.places.get(i), r = radius(i) * scale;
    const w = Math.max(...lines.map((line) => textWidth(line, font))) + 4, h = lines.length * (size + 2) + 2, x = p.x * scale, y = p.y * scale;
    const spots = [[x - w / 2, y + r + 2], [x + r + 3, y - h / 2], [x - w / 2, y - r - h - 2], [x - r - 3 - w, y - h / 2]];
    const free = (onlyNames) => spots.find(([sx, sy]) => !hits({ x: sx, y: sy, w, h }, i, onlyNames));
    // the important ones are named even in a crowd: over a small entity, but never over another name
    const spot = free(false) ?? (isMain || radius(i) > 17 ? free(true) : null) ?? (isMain ? spots[0] : null);
    if (!spot) continue;
    const label = { id: i, lines, font, size, x: spot[0], y: spot[1], w, h };
    put({ ...label, own: null });
    list.push(label);
  }
  return list;
}

function currentLabels(emphasis) {
  const scale = canvasScale();
  const key = [scale.toFixed(4), language, scene.stamp, emphasis ? [...emphasis.main, "/", ...emphasis.mainPairs].join() : ""].join("|");
  if (labels.key !== key) {
    const ids = [...(emphasis ? emphasis.front : scene.places.keys())];
    const main = emphasis?.main ?? new Set();
    ids.sort((a, b) => (main.has(b) - main.has(a)) || radius(b) - radius(a) || a - b);
    labels = { key, list: layLabels(ids, scale, main, emphasis ? emphasis.front : scene.places.keys()) };
  }
  return labels.list;
}

function drawLabels(ctx, emphasis) {
  const zero = network.canvasToDOM({ x: 0, y: 0 }), ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.lineJoin = "round";
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.strokeStyle = paint.stage;
  const placed = currentLabels(emphasis);
  drawEdgeWords(ctx, emphasis ? emphasis.lines : scene.words ? new Set(scene.pairs) : new Set(), zero);
  ctx.textBaseline = "top";
  for (const label of placed) {
    ctx.font = label.font;
    ctx.fillStyle = paint.ink;
    ctx.lineWidth = 3.5;
    label.lines.forEach((line, k) => {
      const x = zero.x + label.x + label.w / 2, y = zero.y + label.y + 2 + k * (label.size + 2);
      ctx.strokeText(line, x, y);
      ctx.fillText(line, x, y);
    });
  }
  ctx.restore();
}

/** The predicate along each line in front, where the line is long enough to read it. */
function drawEdgeWords(ctx, lines, zero) {
  const scale = canvasScale();
  ctx.textBaseline = "middle";
  if (lines.size > 60) return;
  for (const p of lines) {
    const a = scene.places.get(pairs.one[p]), b = scene.places.get(pairs.other[p]);
    const text = pairWords(p), font = `11px ${FONT}`, length = Math.hypot(a.x - b.x, a.y - b.y) * scale - (radius(pairs.one[p]) + radius(pairs.other[p])) * scale;
    if (textWidth(text, font) + 10 > length) continue;
    let angle = Math.atan2(b.y - a.y, b.x - a.x);
    if (angle > Math.PI / 2) angle -= Math.PI;
    if (angle <= -Math.PI / 2) angle += Math.PI;
    ctx.save();
    ctx.translate(zero.x + (a.x + b.x) / 2 * scale, zero.y + (a.y + b.y) / 2 * scale);
    ctx.rotate(angle);
    ctx.font = font;
    ctx.lineWidth = 5;
    ctx.strokeText(text, 0, 0);
    ctx.fillStyle = pairStatus(p) === "asserted" ? paint.accent : pairColour(pairStatus(p));
    ctx.fillText(text, 0, 0);
    ctx.restore();
  }
}
/** The predicates of a pair in words, with posts by their name. */
function pairWords(p) {
  const words = new Set();
  for (const f of pairs.facts[p]) if (passing[f]) words.add((predicateOf(f) === "holdsPosition" && F.qualifiers[f]?.role) || predicateWord(predicateOf(f)));
  const list = [...words];
  return visible(list.slice(0, 3).join("、") + (list.length > 3 ? "…" : ""));
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
  for (const act of ["dragStart", "zoom"]) network.on(act, () => { flight++; });
  network.on("dragEnd", ({ nodes }) => nodes.forEach((i) => { const p = network.getPosition(i); scene.places.set(i, p); scene.stamp++; network.redraw(); }));
  network.on("dragging", ({ nodes }) => nodes.forEach((i) => { scene.places.set(i, network.getPosition(i)); scene.stamp++; }));
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

/** The part of the stage that neither the panel nor the line above covers, in pixels of the stage. */
function freeArea() {
  const box = byId("graph").getBoundingClientRect(), panel = byId("panel").getBoundingClientRect();
  const area = { x: 0, y: scene.crumb ? 50 : 0, width: box.width, height: box.height - (scene.crumb ? 50 : 0), middle: { x: box.width / 2, y: box.height / 2 } };
  if (byId("panel").hidden) return area;
  if (innerWidth >= 900) area.width -= panel.width;
  else area.height = Math.max(80, area.height - (box.bottom - panel.top));
  return area;
}
/** Moves so that all of the scene and its names can be seen in the free part of the stage. */
function fitStage(move = true) {
  const ids = [...scene.places.keys()].sort((a, b) => radius(b) - radius(a) || a - b);
  if (!ids.length) return;
  const points = ids.map((i) => scene.places.get(i)), xs = points.map((p) => p.x), ys = points.map((p) => p.y);
  const left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys), area = freeArea();
  let over = { left: 50, right: 50, top: 25, bottom: 35 }, scale = 1;
  for (let round = 0; round < 2; round++) {
    const room = { x: Math.max(area.width * 0.3, area.width - over.left - over.right - 20), y: Math.max(area.height * 0.3, area.height - over.top - over.bottom - 20) };
    scale = Math.min(1.5, room.x / Math.max(1, right - left), room.y / Math.max(1, bottom - top));
    const rects = layLabels(ids, scale, new Set(), ids);
    const beyond = (values, least) => values.reduce((most, value) => Math.max(most, value), least);
    over = {
      left: beyond(rects.map((r) => left * scale - r.x), 12), right: beyond(rects.map((r) => r.x + r.w - right * scale), 12),
      top: beyond(rects.map((r) => top * scale - r.y), 12), bottom: beyond(rects.map((r) => r.y + r.h - bottom * scale), 12),
    };
  }
  const x = area.x + (area.width - (right - left) * scale + over.left - over.right) / 2, y = area.y + (area.height - (bottom - top) * scale + over.top - over.bottom) / 2;
  moveStage({ x: left - (x - area.middle.x) / scale, y: top - (y - area.middle.y) / scale }, scale, move);
}
/** Whether `i` can be seen in the free part of the stage. */
function inSight(i) {
  const p = scene.places.get(i), area = freeArea(), at = p && network.canvasToDOM(p);
  return Boolean(at) && at.x > 30 && at.y > area.y + 20 && at.x < area.width - 30 && at.y < area.y + area.height - 30;
}
function flyTo(i) {
  const p = scene.places.get(i), scale = Math.max(canvasScale(), 0.9), area = freeArea();
  if (p) moveStage({ x: p.x - (area.x + area.width / 2 - area.middle.x) / scale, y: p.y - (area.y + area.height / 2 - area.middle.y) / scale }, scale, true);
}
let flight = 0;
/** Moves the stage so that `position` is in its middle; a later move ends an earlier one. */
function moveStage(position, scale, move) {
  const mine = ++flight, from = { ...network.getViewPosition(), scale: canvasScale() }, begin = performance.now();
  const put = (t) => {
    const part = t * t * (3 - 2 * t), now = from.scale * (scale / from.scale) ** part;
    // the place moves as the scale does, so that the middle travels in a straight line on the screen
    const done = Math.abs(scale - from.scale) < 1e-6 ? part : (1 / now - 1 / from.scale) / (1 / scale - 1 / from.scale);
    network.moveTo({ position: { x: from.x + (position.x - from.x) * done, y: from.y + (position.y - from.y) * done }, scale: now });
  };
  if (!move || still) { put(1); return; }
  const frame = (time) => {
    if (mine !== flight) return;
    const t = Math.min(1, Math.max(0, (time - begin) / 320));
    put(t);
    if (t < 1) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
