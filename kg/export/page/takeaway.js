/* What a reader takes away: picture, table, query, link. */
const stem = () =>
  "kg-" + (scene.crumb ? state.view + "-" + (E.id[state.node ?? state.from] ?? "").replace(/\W+/g, "-") : "graph");

function save(blob, filename) {
  const link = el("a", { download: filename });
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { class: "aside" });
    area.value = text;
    (document.querySelector("dialog[open]") ?? document.body).append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  announce(say("copied"));
}

function savePng() {
  const canvas = byId("graph").querySelector("canvas"),
    out = document.createElement("canvas");
  out.width = canvas.width;
  out.height = canvas.height;
  const ctx = out.getContext("2d");
  ctx.fillStyle = paint.stage;
  ctx.fillRect(0, 0, out.width, out.height);
  ctx.drawImage(canvas, 0, 0);
  out.toBlob((blob) => save(blob, stem() + ".png"), "image/png");
}

/** The whole scene as an SVG document: lines, shapes and names as text. */
function svgText() {
  const all = [...scene.places],
    xs = all.map(([, p]) => p.x),
    ys = all.map(([, p]) => p.y);
  const [left, top] = [Math.min(...xs) - 80, Math.min(...ys) - 60],
    [width, height] = [Math.max(...xs) + 80 - left, Math.max(...ys) + 70 - top];
  const svg = svgEl("svg", {
    xmlns: SVG,
    viewBox: `${left} ${top} ${width} ${height}`,
    width,
    height,
    "font-family": FONT.replaceAll('"', "'"),
  });
  svg.append(svgEl("title", {}, say("caption", { nodes: scene.places.size, pairs: scene.pairs.length })));
  svg.append(svgEl("rect", { x: left, y: top, width, height, fill: paint.stage }));
  for (const p of scene.pairs) {
    const a = scene.places.get(pairs.one[p]),
      b = scene.places.get(pairs.other[p]),
      status = pairStatus(p);
    const line = svgEl("line", {
      x1: a.x,
      y1: a.y,
      x2: b.x,
      y2: b.y,
      stroke: pairColour(status),
      "stroke-width": pairWidth(p).toFixed(1),
      "stroke-dasharray": (DASHES[status] || []).join(" ") || "none",
    });
    line.append(svgEl("title", {}, `${name(pairs.one[p])} – ${pairWords(p)} – ${name(pairs.other[p])}`));
    svg.append(line);
  }
  for (const [i, p] of all) {
    const r = radius(i),
      fill = colourOf(typeOf(i));
    const shape = svgEl("path", {
      d: outline(typeOf(i)),
      transform: `translate(${p.x} ${p.y}) scale(${r.toFixed(1)})`,
      fill,
      stroke: paint.stage,
      "stroke-width": (1.5 / r).toFixed(3),
    });
    shape.append(svgEl("title", {}, name(i)));
    svg.append(shape);
  }
  const order = all.map(([i]) => i).sort((a, b) => radius(b) - radius(a) || a - b);
  for (const label of layLabels(order, 1, new Set(), order)) {
    label.lines.forEach((line, k) =>
      svg.append(
        svgEl(
          "text",
          {
            x: label.x + label.w / 2,
            y: label.y + label.size + k * (label.size + 2),
            "font-size": label.size,
            "font-weight": label.font.startsWith("600") ? 600 : 400,
            "text-anchor": "middle",
            fill: paint.ink,
            stroke: paint.stage,
            "stroke-width": 3,
            "paint-order": "stroke",
          },
          line,
        ),
      ),
    );
  }
  return new XMLSerializer().serializeToString(svg);
}

/** The facts among what is drawn, and the values of the entities drawn. */
function shownFacts() {
  const shown = new Set(scene.pairs.flatMap((p) => pairs.facts[p]));
  for (const i of scene.places.keys()) for (const f of factsOf[i]) if (F.object[f] < 0) shown.add(f);
  return [...shown].filter((f) => passing[f]).sort((a, b) => a - b);
}
/** A cell that no spreadsheet takes for a formula. */
const cell = (value) => {
  const text = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? "'" + value : value;
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
};
function csvText() {
  const head = [
    "subject",
    "subject_type",
    "predicate",
    "object",
    "object_type",
    "value",
    "qualifiers",
    "status",
    "confidence",
    "quote",
    "article",
    "published",
    "publisher",
    "subject_id",
    "object_id",
    "fact_id",
  ];
  const rows = shownFacts().map((f) => {
    const s = F.subject[f],
      o = F.object[f],
      [e] = evidenceOf(f);
    return [
      name(s),
      typeOf(s),
      predicateOf(f),
      o >= 0 ? name(o) : "",
      o >= 0 ? typeOf(o) : "",
      F.value[f] ?? "",
      Object.entries(F.qualifiers[f] ?? {})
        .map(([k, v]) => `${k}=${v}`)
        .join("; "),
      STATUSES[F.status[f]],
      (F.confidence[f] / 100).toFixed(2),
      e ? (textOf(e.article) ?? "").slice(e.start, e.end) : "",
      e ? titleOf(e.article) : "",
      e ? A.published[e.article] : "",
      e ? A.source[e.article] : "",
      meta.base + "id/" + E.id[s],
      o >= 0 ? meta.base + "id/" + E.id[o] : "",
      meta.base + "id/" + F.id[f],
    ];
  });
  return (
    "\ufeff" + [head, ...rows].map((row) => row.map((value) => cell(String(value))).join(",")).join("\r\n") + "\r\n"
  );
}

function openDialog(title, ...content) {
  const dialog = byId("dialog");
  dialog.replaceChildren(
    el(
      "div.line",
      {},
      el("h2", { text: title }),
      button("×", () => dialog.close(), { class: "icon close", "aria-label": say("close") }),
    ),
    ...content,
  );
  dialog.showModal();
}
function showSparql() {
  const text = sparqlText();
  openDialog(
    say("sparqlTitle"),
    el("p.note", { text: say("sparqlNote") }),
    el("pre", { tabindex: 0, text }),
    el(
      "div.actions",
      {},
      button(say("copy"), () => copy(text)),
      button(say("download") + " .rq", () =>
        save(new Blob([text], { type: "application/sparql-query" }), stem() + ".rq"),
      ),
    ),
  );
}
function showHelp() {
  openDialog(
    say("helpTitle"),
    el(
      "dl.keys",
      {},
      WORDS[language].helpRows.map(([key, what]) => [el("dt", {}, el("kbd", { text: key })), el("dd", { text: what })]),
    ),
  );
}
