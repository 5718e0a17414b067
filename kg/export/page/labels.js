/* Names: at one size on the screen, the important ones first, none over another name or over an entity. */
const measure = document.createElement("canvas").getContext("2d");
const widths = new Map();
function textWidth(text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    measure.font = font;
    widths.set(key, measure.measureText(text).width);
  }
  return widths.get(key);
}
function linesOf(i, whole) {
  const letters = [...visible(name(i))];
  if (letters.length <= 9 || whole)
    return letters.length <= 14
      ? [letters.join("")]
      : [0, 1, 2].map((k) => letters.slice(k * 14, k * 14 + 14).join("")).filter(Boolean);
  let half = Math.min(9, Math.ceil(letters.length / 2));
  if (/[、，。：；）》”’」』]/.test(letters[half])) half++;
  return [
    letters.slice(0, half).join(""),
    letters.slice(half, 2 * half - (letters.length > 18 ? 1 : 0)).join("") + (letters.length > 18 ? "…" : ""),
  ];
}
const fontFor = (i, main) => {
  const size = main ? 14 : radius(i) > 19 ? 13.5 : 12;
  return { size, font: `${main || radius(i) > 17 ? 600 : 400} ${size}px ${FONT}` };
};

/** Rectangles for names on the screen at this scale, relative to the place of 0, 0. */
function layLabels(ids, scale, main, obstacles) {
  const cell = 48,
    grid = new Map();
  const cells = (r, act) => {
    for (let gx = Math.floor(r.x / cell); gx <= Math.floor((r.x + r.w) / cell); gx++)
      for (let gy = Math.floor(r.y / cell); gy <= Math.floor((r.y + r.h) / cell); gy++)
        if (act(gx + ":" + gy)) return true;
    return false;
  };
  const put = (r) =>
    cells(r, (key) => {
      const list = grid.get(key);
      if (list) list.push(r);
      else grid.set(key, [r]);
      return false;
    });
  const hits = (r, own, onlyNames) =>
    cells(r, (key) =>
      (grid.get(key) ?? []).some(
        (o) =>
          o.own !== own &&
          !(onlyNames && o.own !== null) &&
          r.x < o.x + o.w &&
          o.x < r.x + r.w &&
          r.y < o.y + o.h &&
          o.y < r.y + r.h,
      ),
    );
  for (const i of obstacles) {
    const p = scene.places.get(i),
      r = radius(i) * scale;
    put({ x: p.x * scale - r, y: p.y * scale - r, w: 2 * r, h: 2 * r, own: i });
  }
  const list = [];
  for (const i of ids) {
    const isMain = main.has(i),
      { size, font } = fontFor(i, isMain),
      lines = linesOf(i, isMain),
      p = scene.places.get(i),
      r = radius(i) * scale;
    const w = Math.max(...lines.map((line) => textWidth(line, font))) + 4,
      h = lines.length * (size + 2) + 2,
      x = p.x * scale,
      y = p.y * scale;
    const spots = [
      [x - w / 2, y + r + 2],
      [x + r + 3, y - h / 2],
      [x - w / 2, y - r - h - 2],
      [x - r - 3 - w, y - h / 2],
    ];
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
  const key = [
    scale.toFixed(4),
    language,
    scene.stamp,
    emphasis ? [...emphasis.front, "/", ...emphasis.main, "/", ...emphasis.mainPairs].join() : "",
  ].join("|");
  if (labels.key !== key) {
    const ids = [...(emphasis ? emphasis.front : scene.places.keys())];
    const main = emphasis?.main ?? new Set();
    ids.sort((a, b) => main.has(b) - main.has(a) || radius(b) - radius(a) || a - b);
    labels = { key, list: layLabels(ids, scale, main, emphasis ? emphasis.front : scene.places.keys()) };
  }
  return labels.list;
}

function drawLabels(ctx, emphasis) {
  const zero = network.canvasToDOM({ x: 0, y: 0 }),
    ratio = ctx.canvas.width / ctx.canvas.clientWidth;
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
      const x = zero.x + label.x + label.w / 2,
        y = zero.y + label.y + 2 + k * (label.size + 2);
      ctx.strokeText(line, x, y);
      ctx.fillText(line, x, y);
    });
  }
  ctx.restore();
}

/** The predicate along each line in front, where the line is long enough to read it and nothing is in the way. */
function drawEdgeWords(ctx, lines, zero) {
  if (lines.size > 30) return;
  const scale = canvasScale(),
    font = `11px ${FONT}`;
  const taken = [...scene.places].map(([i, p]) => ({ x: p.x * scale, y: p.y * scale, r: radius(i) * scale }));
  ctx.textBaseline = "middle";
  ctx.font = font;
  ctx.lineWidth = 5;
  for (const p of lines) {
    const a = scene.places.get(pairs.one[p]),
      b = scene.places.get(pairs.other[p]),
      text = pairWords(p),
      width = textWidth(text, font);
    const length = Math.hypot(a.x - b.x, a.y - b.y) * scale - (radius(pairs.one[p]) + radius(pairs.other[p])) * scale;
    if (width + 10 > length) continue;
    let angle = Math.atan2(b.y - a.y, b.x - a.x);
    if (angle > Math.PI / 2) angle -= Math.PI;
    if (angle <= -Math.PI / 2) angle += Math.PI;
    const spots = [0.5, 0.4, 0.6, 0.3, 0.7].map((part) => ({
      x: (a.x + (b.x - a.x) * part) * scale,
      y: (a.y + (b.y - a.y) * part) * scale,
    }));
    // a word is a chain of small circles along its line
    const circles = ({ x, y }) =>
      [-0.5, -0.25, 0, 0.25, 0.5].map((k) => ({
        x: x + k * width * Math.cos(angle),
        y: y + k * width * Math.sin(angle),
        r: 6,
      }));
    const spot = spots.find((at) =>
      circles(at).every((c) => taken.every((t) => Math.hypot(c.x - t.x, c.y - t.y) > c.r + t.r)),
    );
    if (!spot) continue;
    taken.push(...circles(spot));
    ctx.save();
    ctx.translate(zero.x + spot.x, zero.y + spot.y);
    ctx.rotate(angle);
    ctx.strokeText(text, 0, 0);
    ctx.fillStyle = pairStatus(p) === "asserted" ? paint.accent : pairColour(pairStatus(p));
    ctx.fillText(text, 0, 0);
    ctx.restore();
  }
}
/** The predicates of a pair in words, with posts by their name. */
function pairWords(p) {
  const words = new Set();
  for (const f of pairs.facts[p])
    if (passing[f])
      words.add((predicateOf(f) === "holdsPosition" && F.qualifiers[f]?.role) || predicateWord(predicateOf(f)));
  const list = [...words];
  return visible(list.slice(0, 3).join("、") + (list.length > 3 ? "…" : ""));
}
