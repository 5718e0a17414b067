/* The panel's lists: the paths found, and the overview of everything. */
function pathView(state) {
  const { paths = [], count = 0 } = scene;
  const step = (from, to) => {
    const p = pairBetween(from, to);
    return el(
      "li.step",
      {},
      button(pairWords(p), () => go({ open: ["pair", p] }), { class: "via " + pairStatus(p) }),
      chip(to),
    );
  };
  return [
    panelHead(
      el("span.kind", { text: say("path") }),
      say("crumbPath", { from: visible(name(state.from)), to: visible(name(state.to)) }),
      [],
    ),
    paths.length === 0
      ? el("p.note", { text: say("pathNone", { from: visible(name(state.from)), to: visible(name(state.to)) }) })
      : null,
    section(
      say("pathsFound", { count }),
      paths.length ? null : 0,
      count > paths.length && el("p.note", { text: say("pathMore", { count: paths.length }) }),
      el(
        "ol.paths",
        {},
        paths.map((path) =>
          el(
            "li",
            {},
            el(
              "ol.path",
              {},
              el("li.step", {}, chip(path[0])),
              path.slice(1).map((i, k) => step(path[k], i)),
            ),
          ),
        ),
      ),
    ),
  ];
}

function overviewView() {
  const best = [...Array(nEntities).keys()].sort((a, b) => E.weight[b] - E.weight[a] || a - b);
  const drawnOnes = [...scene.places.keys()].sort((a, b) => E.weight[b] - E.weight[a] || a - b);
  const byDay = [...Array(nArticles).keys()].sort((a, b) =>
    A.published[b] < A.published[a] ? -1 : A.published[b] > A.published[a] ? 1 : a - b,
  );
  const byType = E.types
    .map((type) => [type, best.filter((i) => typeOf(i) === type).slice(0, 5)])
    .sort((a, b) => Object.keys(TYPE_WORDS).indexOf(a[0]) - Object.keys(TYPE_WORDS).indexOf(b[0]));
  return [
    panelHead(el("span.kind", { text: say("overviewLong") }), say("title"), [
      el("p.meta", { text: byId("drawn").textContent }),
      Object.keys(meta.about).length > 0 &&
        el("p.meta", {
          text:
            say("about") +
            Object.entries(meta.about)
              .map(([key, value]) => `${key} ${value}`)
              .join(" · "),
        }),
    ]),
    section(
      say("mostConnected"),
      null,
      byType.map(([type, ids]) => el("div.top", {}, el("h4", {}, badge(type), typeWord(type)), ids.map(chip))),
    ),
    section(
      say("allArticles"),
      nArticles,
      growing(
        byDay,
        (a) =>
          el(
            "li.mention-row",
            {},
            articleLink(a),
            el("span.count", { text: [A.published[a], A.source[a]].filter(Boolean).join(" · ") }),
          ),
        15,
      ),
    ),
    section(
      say("shownEntities"),
      drawnOnes.length,
      growing(
        drawnOnes,
        (i) => el("li.mention-row", {}, chip(i), el("span.count", { text: neighbours(i).length })),
        20,
      ),
    ),
    section(
      say("shownTable"),
      scene.pairs.length,
      growing(
        scene.pairs,
        (p) =>
          el(
            "li.step",
            {},
            chip(pairs.one[p]),
            button(pairWords(p), () => go({ open: ["pair", p] }), { class: "via " + pairStatus(p) }),
            chip(pairs.other[p]),
          ),
        20,
      ),
    ),
  ];
}
