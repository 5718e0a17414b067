/* Where entities go that the build did not place: beside a drawn one, around a centre, along a path. */
const boxOf = (i) => ({ w: Math.max(radius(i), Math.min(name(i).length, 8) * 6) + 5, h: radius(i) + 13 });

/** Free places near `anchor` for each of `ids`, along a spiral, clear of everything in `places`. */
function placeBeside(ids, anchor, places) {
  const taken = [...places].map(([i, p]) => ({ ...p, ...boxOf(i) }));
  const placed = new Map();
  let step = 0;
  for (const i of ids) {
    const box = boxOf(i);
    for (let turn = 0; ; turn++, step++) {
      const far = 60 + 9 * Math.sqrt(step) * 2.2,
        angle = step * 2.399963;
      const x = Math.round(anchor.x + far * 1.35 * Math.cos(angle)),
        y = Math.round(anchor.y + far * Math.sin(angle));
      const free = taken.every((t) => Math.abs(t.x - x) > t.w + box.w || Math.abs(t.y - y) > t.h + box.h);
      if (!free && turn < 4000) continue;
      placed.set(i, { x, y });
      taken.push({ x, y, ...box });
      break;
    }
  }
  return placed;
}

/** The neighbourhood of `centre`: rings of near ones in the order of their types, farther ones outside beside the one they hang on; `aspect` is the width of the free stage by its height. */
function placeAround(centre, near, far, parentOf, aspect) {
  const places = new Map([[centre, { x: 0, y: 0 }]]),
    angles = new Map();
  /* As many rings as it takes from `size` on; neighbours in the list take turns on them, so that names have room. */
  const rings = (ids, size, phase) => {
    let count = 1;
    const room = (k) => Math.max(6, Math.floor((2 * Math.PI * (size + 90 * k) * 1.25) / 105));
    while ([...Array(count).keys()].reduce((sum, k) => sum + room(k), 0) < ids.length) count++;
    ids.forEach((i, k) => {
      const angle = phase + (2 * Math.PI * k) / ids.length,
        far = size + 90 * (k % count);
      angles.set(i, angle);
      places.set(i, {
        x: Math.round(far * Math.sqrt(aspect) * 1.22 * Math.cos(angle)),
        y: Math.round((far / Math.sqrt(aspect)) * 1.22 * Math.sin(angle)),
      });
    });
    return size + 90 * count;
  };
  const byKind = [...near].sort((a, b) => E.type[a] - E.type[b] || E.weight[b] - E.weight[a] || a - b);
  const edge = rings(byKind, Math.max(130, Math.min(340, near.length * 13.5)), -Math.PI / 2);
  const outside = [...far].sort((a, b) => angles.get(parentOf.get(a)) - angles.get(parentOf.get(b)) || a - b);
  // turn the outer rings so that children lie, on the whole, behind their parents
  const turns = outside.map((i, k) => angles.get(parentOf.get(i)) - (2 * Math.PI * k) / outside.length);
  const phase = Math.atan2(
    turns.reduce((sum, t) => sum + Math.sin(t), 0),
    turns.reduce((sum, t) => sum + Math.cos(t), 0),
  );
  rings(outside, edge + 20, phase);
  return places;
}

/** Steps of a path side by side: `layers` from left to right, or from top to bottom on a narrow screen. */
function placeAlong(layers, upright) {
  const places = new Map();
  layers.forEach((ids, step) =>
    ids.forEach((i, k) => {
      const along = (step - (layers.length - 1) / 2) * (upright ? 120 : 230),
        beside = (k - (ids.length - 1) / 2) * (upright ? 130 : 76);
      places.set(i, upright ? { x: beside, y: along } : { x: along, y: beside });
    }),
  );
  return places;
}
