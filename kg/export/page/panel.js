/* The panel: an entity, a relation, an article, paths, or the overview. */
const section = (title, count, ...body) =>
  count === 0
    ? null
    : el(
        "section",
        {},
        el("h3", {}, title, count !== null && el("span.count", { text: count.toLocaleString("en") })),
        ...body,
      );

function panelHead(kind, title, more = []) {
  return el(
    "div.head",
    {},
    el(
      "div.line",
      {},
      kind,
      button("×", () => go({ open: null }), { class: "icon close", "aria-label": say("close"), title: say("close") }),
    ),
    el("h2", { tabindex: -1 }, title),
    more,
  );
}

/** A button that opens an entity. */
function chip(i) {
  return el(
    "button.chip",
    { type: "button", title: typeWord(typeOf(i)), onclick: () => go({ open: ["entity", i] }, i) },
    badge(typeOf(i), 14),
    el("span", { text: name(i) }),
  );
}
const articleLink = (a, at = null) => button(titleOf(a), () => go({ open: ["article", a, at] }), { class: "source" });

function tenure(f) {
  const q = F.qualifiers[f] ?? {},
    parts = [];
  if (q.since) parts.push(say("since", { date: q.since }));
  if (q.until) parts.push(say("until", { date: q.until }));
  if (!parts.length) {
    const days = evidenceOf(f)
      .map((e) => A.published[e.article])
      .filter(Boolean)
      .sort();
    if (days.length) parts.push(say("asOf", { date: days[0] }));
    if (days.length && days[0] !== days[days.length - 1]) parts.push(say("asOf", { date: days[days.length - 1] }));
  }
  return (parts.length ? parts : [say("unknown")]).map((part) => el("span", { text: part }));
}

function statusTag(f) {
  const status = STATUSES[F.status[f]];
  return status === "asserted" ? null : el("span", { class: "tag " + status, text: statusWord(status) });
}

function confidenceBar(percent) {
  const words = `${say("confidence")} ${percent}%`,
    bar = el("i");
  bar.style.width = `${percent}%`;
  return el("span.confidence", { role: "img", title: words, "aria-label": words }, bar);
}

/** One fact as seen from entity `i`, or whole with `i` -1. */
function factRow(f, i, withPredicate) {
  const s = F.subject[f],
    o = F.object[f];
  const end = (k) => (k === i ? null : k >= 0 ? chip(k) : articleLink(-1 - k));
  const q = Object.entries(F.qualifiers[f] ?? {}).filter(
    ([key]) => !(key === "text" && predicateOf(f) === "quantity") && key !== "unit",
  );
  const value = o >= 0 ? null : el("span.value", { text: F.qualifiers[f]?.text ?? F.value[f] });
  const subject = s === i ? null : end(s),
    object = o >= 0 ? end(o) : value;
  return el(
    "li.fact",
    { "data-fact": F.id[f] },
    el(
      "div.says",
      {},
      subject,
      withPredicate && el("span.predicate", { text: predicateWord(predicateOf(f)) }),
      object,
      statusTag(f),
      confidenceBar(F.confidence[f]),
    ),
    q.length > 0 &&
      el(
        "dl.qualifiers",
        {},
        q.map(([key, value]) => [
          el("dt", { text: qualifierWord(key) }),
          el("dd", {}, entityAt.has(value) ? chip(entityAt.get(value)) : valueWord(value)),
        ]),
      ),
    evidenceList(f),
  );
}

function namesView(i) {
  const links = E.links[i] ?? [];
  const others = E.names[i].slice(1);
  if (!others.length) return null;
  return section(
    say("alias"),
    others.length,
    el(
      "ul.names",
      {},
      others.map((alias) => {
        const why = links.filter((link) => link[0] === alias);
        return el(
          "li",
          {},
          el("b", { text: alias }),
          why.map(([, rule, because]) => el("span.because", { title: rule }, because || rule)),
        );
      }),
    ),
  );
}

function postsView(i) {
  const posts = factsOf[i].filter((f) => passing[f] && predicateOf(f) === "holdsPosition");
  const own = posts.filter((f) => F.subject[f] === i),
    held = posts.filter((f) => F.subject[f] !== i);
  const rows = own.length ? own : held;
  if (!rows.length) return null;
  rows.sort(
    (a, b) =>
      (F.qualifiers[b]?.since ?? "").localeCompare(F.qualifiers[a]?.since ?? "") || F.confidence[b] - F.confidence[a],
  );
  const row = (f) =>
    el(
      "tr",
      {},
      el("td", {}, el("b", { text: F.qualifiers[f]?.role ?? say("unknown") }), statusTag(f)),
      el("td", {}, own.length ? (F.object[f] >= 0 ? chip(F.object[f]) : F.value[f]) : chip(F.subject[f])),
      el("td", {}, tenure(f)),
    );
  const shown = rows.slice(0, 40);
  return section(
    say("posts"),
    rows.length,
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          [say("role"), own.length ? say("where") : typeWord("Person"), say("tenure")].map((title) =>
            el("th", { scope: "col", text: title }),
          ),
        ),
      ),
      el("tbody", {}, shown.map(row)),
    ),
  );
}

function factGroups(i) {
  const groups = new Map();
  for (const f of factsOf[i]) {
    if (!passing[f]) continue;
    const inverse = F.subject[f] !== i && !SYMMETRIC.has(predicateOf(f)),
      key = predicateOf(f) + (inverse ? "<" : ">");
    groups.set(key, [...(groups.get(key) ?? []), f]);
  }
  const order = Object.keys(PREDICATE_WORDS);
  const rank = (key) => {
    const at = order.indexOf(key.slice(0, -1));
    return (at < 0 ? order.length : at) * 2 + (key.endsWith("<") ? 1 : 0);
  };
  const sorted = [...groups].sort((a, b) => rank(a[0]) - rank(b[0]) || (a[0] < b[0] ? -1 : 1));
  if (!sorted.length) return [el("p.note", { text: say("none") })];
  return sorted.map(([key, facts]) => {
    facts.sort((a, b) => F.status[a] - F.status[b] || F.confidence[b] - F.confidence[a] || a - b);
    return section(
      predicateWord(key.slice(0, -1), key.endsWith("<")),
      facts.length,
      growing(facts, (f) => factRow(f, i, false), 8),
    );
  });
}

function entityView(i) {
  const act = (text, run, props = {}) => button(text, run, props);
  const articles = new Map();
  for (let k = 0; k < E.mentions[i].length; k += 3) {
    const a = E.mentions[i][k];
    if (!articles.has(a)) articles.set(a, { count: 0, start: E.mentions[i][k + 1] });
    articles.get(a).count++;
  }
  const rows = [...articles].sort(
    (x, y) => y[1].count - x[1].count || (A.published[y[0]] < A.published[x[0]] ? -1 : 1) || x[0] - y[0],
  );
  const near = neighbours(i).length;
  return [
    panelHead(el("span.kind", {}, badge(typeOf(i)), typeWord(typeOf(i)), ` · ${near} ${say("connections")}`), name(i), [
      el(
        "div.actions",
        {},
        act(say("near1"), () => go({ view: "near", node: i, hops: 1 })),
        act(say("near2"), () => go({ view: "near", node: i, hops: 2 })),
        act(say("expand"), () => expand(i)),
        act(say("path"), () => startPath(i), { id: "find-path" }),
      ),
    ]),
    namesView(i),
    postsView(i),
    ...factGroups(i),
    E.apart[i] &&
      section(
        say("apart"),
        E.apart[i].length,
        el(
          "ul.names",
          {},
          E.apart[i].map(([j, , because]) =>
            el("li", {}, chip(j), el("span.because", { text: because || say("apartWhy") })),
          ),
        ),
      ),
    section(
      say("mentionedIn"),
      rows.length,
      growing(
        rows,
        ([a, { count, start }]) =>
          el(
            "li.mention-row",
            {},
            articleLink(a, start),
            el("span.count", { text: [shownDate(A.published[a]), say("times", { count })].filter(Boolean).join(" · ") }),
          ),
        10,
      ),
    ),
  ];
}

function pairView(p) {
  const facts = pairs.facts[p].filter((f) => passing[f]);
  const [a, b] = [pairs.one[p], pairs.other[p]];
  return [
    panelHead(
      el("span.kind", { text: say("pairFacts", { count: facts.length }) }),
      say("between", { one: visible(name(a)), other: visible(name(b)) }),
      [el("div.actions", {}, chip(a), chip(b))],
    ),
    growing(facts, (f) => factRow(f, -1, true), 20),
  ];
}

/** Fills the panel for `state.open`, or closes it. */
function showPanel(state, takeFocus) {
  const panel = byId("panel"),
    open = state.open;
  document.body.classList.toggle("with-panel", Boolean(open));
  panel.hidden = !open;
  if (!open) {
    panel.replaceChildren();
    return;
  }
  const [kind, a, b] = open;
  const content =
    kind === "entity"
      ? entityView(a)
      : kind === "pair"
        ? pairView(a)
        : kind === "article"
          ? articleView(a, b)
          : kind === "paths"
            ? pathView(state)
            : overviewView();
  panel.replaceChildren(...content.flat(Infinity).filter(Boolean));
  panel.scrollTop = 0;
  byId("quoted")?.scrollIntoView({ block: "center" });
  if (takeFocus) panel.querySelector("h2").focus({ preventScroll: true });
}
