/* The filters: types, predicates, status, time, confidence, each with its count. */
function countBy(values, n) {
  const counts = new Array(n).fill(0);
  for (const value of values) counts[value]++;
  return counts;
}
const typeCounts = countBy(E.type, E.types.length),
  predicateCounts = countBy(F.predicate, F.predicates.length),
  statusCounts = countBy(F.status, 3);

function toggled(set, key) {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
function change(part, value, replace = false) {
  go({ filter: { ...state.filter, [part]: value } }, null, replace);
}

function legendRow(part, key, picture, words, count, all) {
  const off = state.filter[part].has(key);
  return el(
    "li",
    { class: off ? "off" : "" },
    el(
      "label",
      {},
      el("input", {
        type: "checkbox",
        checked: !off,
        "data-part": part,
        "data-key": key,
        onchange: () => change(part, toggled(state.filter[part], key)),
      }),
      picture,
      el("span.word", { text: words }),
      el("span.count", { text: count.toLocaleString("en") }),
    ),
    all.length > 2 &&
      button(
        say("only"),
        () =>
          change(
            part,
            state.filter[part].size === all.length - 1 && !off ? new Set() : new Set(all.filter((k) => k !== key)),
          ),
        { class: "only", "aria-label": `${say("only")} ${words}` },
      ),
  );
}

function linePicture(status) {
  const svg = svgEl("svg", {
    viewBox: "0 0 26 10",
    width: 26,
    height: 10,
    class: "stroke " + status,
    "aria-hidden": "true",
  });
  svg.append(
    svgEl("path", {
      d: "M1 5H25",
      "stroke-dasharray": status === "planned" ? "6 4" : status === "negated" ? "2 4" : "none",
    }),
  );
  if (status === "negated") svg.append(svgEl("path", { d: "M10 2l6 6M16 2l-6 6" }));
  return svg;
}

function timeView() {
  if (!months || months.low === months.high) return null;
  const bins = Math.min(36, months.high - months.low + 1),
    bars = new Array(bins).fill(0),
    span = months.high - months.low + 1;
  for (let f = 0; f < nFacts; f++)
    if (fromMonth[f] >= 0) bars[Math.floor(((fromMonth[f] - months.low) / span) * bins)]++;
  const most = Math.max(...bars),
    svg = svgEl("svg", {
      viewBox: `0 0 ${bins} 20`,
      preserveAspectRatio: "none",
      class: "bars",
      "aria-hidden": "true",
    });
  bars.forEach((n, k) => {
    if (n) {
      const h = 2 + (18 * n) / most;
      svg.append(svgEl("rect", { x: k + 0.1, y: 20 - h, width: 0.8, height: h }));
    }
  });
  const since = state.filter.since ?? months.low,
    until = state.filter.until ?? months.high;
  const words = el("output", { text: `${isoMonth(since)} – ${isoMonth(until)}` });
  const slider = (part, value, bound) =>
    el("input", {
      type: "range",
      min: months.low,
      max: months.high,
      step: 1,
      value,
      "data-part": part,
      "aria-label": `${say("time")} ${part === "since" ? "≥" : "≤"}`,
      "aria-valuetext": isoMonth(value),
      oninput: (event) => {
        const other = part === "since" ? (state.filter.until ?? months.high) : (state.filter.since ?? months.low);
        const at =
          part === "since" ? Math.min(Number(event.target.value), other) : Math.max(Number(event.target.value), other);
        change(part, at === bound ? null : at, true);
      },
    });
  return el(
    "fieldset",
    {},
    el("legend", {}, say("time"), words),
    svg,
    el("div.range", {}, slider("since", since, months.low), slider("until", until, months.high)),
    el(
      "label.plain",
      {},
      el("input", {
        type: "checkbox",
        "data-part": "undated",
        checked: state.filter.undated,
        onchange: (e) => change("undated", e.target.checked),
      }),
      say("undated"),
    ),
  );
}

function showLegend() {
  const box = byId("filters"),
    focused = document.activeElement?.closest("#filters") ? document.activeElement : null;
  const again = focused && [focused.dataset.part, focused.dataset.key];
  const scroll = box.scrollTop;
  const types = [...E.types].sort((a, b) => typeCounts[E.types.indexOf(b)] - typeCounts[E.types.indexOf(a)]);
  const predicates = [...F.predicates].sort(
    (a, b) => predicateCounts[F.predicates.indexOf(b)] - predicateCounts[F.predicates.indexOf(a)],
  );
  const least = el("output", { text: `${state.filter.least}%` });
  const fields = [
    el(
      "fieldset",
      {},
      el("legend", { text: say("types") }),
      el(
        "ul",
        {},
        types.map((type) =>
          legendRow("types", type, badge(type), typeWord(type), typeCounts[E.types.indexOf(type)], types),
        ),
      ),
    ),
    el(
      "fieldset",
      {},
      el("legend", { text: say("statuses") }),
      el(
        "ul",
        {},
        STATUSES.map((status, k) =>
          legendRow("statuses", status, linePicture(status), statusWord(status), statusCounts[k], STATUSES),
        ),
      ),
    ),
    el(
      "fieldset",
      {},
      el("legend", {}, say("least"), least),
      el("input", {
        type: "range",
        min: 0,
        max: 100,
        step: 5,
        value: state.filter.least,
        "data-part": "least",
        "aria-label": say("least"),
        oninput: (e) => change("least", Number(e.target.value), true),
      }),
    ),
    timeView(),
    el(
      "fieldset",
      {},
      el("legend", { text: say("predicates") }),
      el(
        "ul",
        {},
        predicates.map((p) =>
          legendRow("predicates", p, null, predicateWord(p), predicateCounts[F.predicates.indexOf(p)], predicates),
        ),
      ),
    ),
    isFiltered() && button(say("reset"), () => go({ filter: openFilter() }), { class: "reset" }),
  ];
  if (focused?.type === "range" && focused.matches(":active")) {
    // a slider in the hand must not be replaced
    const old = box.querySelectorAll("output"),
      fresh = el("div", {}, fields).querySelectorAll("output");
    fresh.forEach((output, k) => {
      if (old[k]) old[k].textContent = output.textContent;
    });
    return;
  }
  box.replaceChildren(...fields.filter(Boolean));
  box.scrollTop = scroll;
  if (again?.[0])
    [...box.querySelectorAll("input")]
      .find((input) => input.dataset.part === again[0] && input.dataset.key === again[1])
      ?.focus();
}
const isFiltered = () => {
  const { types, predicates, statuses, least, since, until, undated } = state.filter;
  return Boolean(
    types.size || predicates.size || statuses.size || least || since !== null || until !== null || !undated,
  );
};
