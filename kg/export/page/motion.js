/* Moving over the stage so that what matters is in sight. */
/** The part of the stage that neither the panel nor the line above covers, in pixels of the stage. */
function freeArea() {
  const box = byId("graph").getBoundingClientRect(),
    panel = byId("panel").getBoundingClientRect();
  const area = {
    x: 0,
    y: scene.crumb ? 50 : 0,
    width: box.width,
    height: box.height - (scene.crumb ? 50 : 0),
    middle: { x: box.width / 2, y: box.height / 2 },
  };
  if (byId("panel").hidden) return area;
  if (innerWidth >= 900) area.width -= panel.width;
  else area.height = Math.max(80, area.height - (box.bottom - panel.top));
  return area;
}
/** Moves so that all of the scene and its names can be seen in the free part of the stage. */
function fitStage(move = true) {
  const ids = [...scene.places.keys()].sort((a, b) => radius(b) - radius(a) || a - b);
  if (!ids.length) return;
  const points = ids.map((i) => scene.places.get(i)),
    xs = points.map((p) => p.x),
    ys = points.map((p) => p.y);
  const left = Math.min(...xs),
    right = Math.max(...xs),
    top = Math.min(...ys),
    bottom = Math.max(...ys),
    area = freeArea();
  let over = { left: 50, right: 50, top: 25, bottom: 35 },
    scale = 1;
  for (let round = 0; round < 2; round++) {
    const room = {
      x: Math.max(area.width * 0.3, area.width - over.left - over.right - 20),
      y: Math.max(area.height * 0.3, area.height - over.top - over.bottom - 20),
    };
    scale = Math.min(1.5, room.x / Math.max(1, right - left), room.y / Math.max(1, bottom - top));
    const rects = layLabels(ids, scale, new Set(), ids);
    const beyond = (values, least) => values.reduce((most, value) => Math.max(most, value), least);
    over = {
      left: beyond(
        rects.map((r) => left * scale - r.x),
        12,
      ),
      right: beyond(
        rects.map((r) => r.x + r.w - right * scale),
        12,
      ),
      top: beyond(
        rects.map((r) => top * scale - r.y),
        12,
      ),
      bottom: beyond(
        rects.map((r) => r.y + r.h - bottom * scale),
        12,
      ),
    };
  }
  const x = area.x + (area.width - (right - left) * scale + over.left - over.right) / 2,
    y = area.y + (area.height - (bottom - top) * scale + over.top - over.bottom) / 2;
  moveStage({ x: left - (x - area.middle.x) / scale, y: top - (y - area.middle.y) / scale }, scale, move);
}
/** Whether `i` can be seen in the free part of the stage. */
function inSight(i) {
  const p = scene.places.get(i),
    area = freeArea(),
    at = p && network.canvasToDOM(p);
  return Boolean(at) && at.x > 30 && at.y > area.y + 20 && at.x < area.width - 30 && at.y < area.y + area.height - 30;
}
function flyTo(i) {
  const p = scene.places.get(i),
    scale = Math.max(canvasScale(), 0.9),
    area = freeArea();
  if (p)
    moveStage(
      {
        x: p.x - (area.x + area.width / 2 - area.middle.x) / scale,
        y: p.y - (area.y + area.height / 2 - area.middle.y) / scale,
      },
      scale,
      true,
    );
}
let flight = 0;
/** Moves the stage so that `position` is in its middle; a later move ends an earlier one. */
function moveStage(position, scale, move) {
  const mine = ++flight,
    from = { ...network.getViewPosition(), scale: canvasScale() },
    begin = performance.now();
  const put = (t) => {
    const part = t * t * (3 - 2 * t),
      now = from.scale * (scale / from.scale) ** part;
    // the place moves as the scale does, so that the middle travels in a straight line on the screen
    const done = Math.abs(scale - from.scale) < 1e-6 ? part : (1 / now - 1 / from.scale) / (1 / scale - 1 / from.scale);
    network.moveTo({
      position: { x: from.x + (position.x - from.x) * done, y: from.y + (position.y - from.y) * done },
      scale: now,
    });
  };
  if (!move || still) {
    put(1);
    return;
  }
  const frame = (time) => {
    if (mine !== flight) return;
    const t = Math.min(1, Math.max(0, (time - begin) / 320));
    put(t);
    if (t < 1) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
