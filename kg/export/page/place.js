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
      const far = 60 + 9 * Math.sqrt(step) * 2.2, angle = step * 2.399963;
      const x = Math.round(anchor.x + far * 1.35 * Math.cos(angle)), y = Math.round(anchor.y + far * Math.sin(angle));
      const free = taken.every((t) => Math.abs(t.x - x) > t.w + box.w || Math.abs(t.y - y) > t.h + box.h);
      if (!free && turn < 4000) continue;
      placed.set(i, { x, y });
      taken.push({ x, y, ...box });
      break;
    }
  }
  return placed;
}

/** The neighbourhood of `centre`: rings of near ones in the order of their types, farther ones outside beside the one they hang on. */
function placeAround(centre, near, far, parentOf) {
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  const angles = new Map();
  const ring = (ids, radiusFrom) => {
    let at = 0, size = radiusFrom;
    while (at < ids.length) {
      const capacity = Math.max(6, Math.floor(2 * Math.PI * size * 1.25 / 105));
      const here = ids.slice(at, at + capacity);
      here.forEach((i, k) => {
        const angle = -Math.PI / 2 + 2 * Math.PI * (k + 0.5 * ((size / 90) & 1)) / here.length;
        angles.set(i, angle);
        places.set(i, { x: Math.round(size * 1.5 * Math.cos(angle)), y: Math.round(size * Math.sin(angle)) });
      });
      at += here.length;
      size += 90;
    }
    return size;
  };
  const byKind = [...near].sort((a, b) => E.type[a] - E.type[b] || E.weight[b] - E.weight[a] || a - b);
  const edge = ring(byKind, Math.max(130, Math.min(340, near.length * 13.5)));
  ring([...far].sort((a, b) => angles.get(parentOf.get(a)) - angles.get(parentOf.get(b)) || a - b), edge + 20);
  return places;
}

/** Steps of a path side by side: `layers` from left to right, or from top to bottom on a narrow screen. */
function placeAlong(layers, upright) {
  const places = new Map();
  layers.forEach((ids, step) => ids.forEach((i, k) => {
    const along = (step - (layers.length - 1) / 2) * (upright ? 120 : 230), beside = (k - (ids.length - 1) / 2) * (upright ? 130 : 76);
    places.set(i, upright ? { x: beside, y: along } : { x: along, y: beside });
  }));
  return places;
}
