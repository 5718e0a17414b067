/* Sentences and articles with the words marked in them. */

/** `text` from `start` to `end` as nodes, with `spans` (of article positions) turned into elements by `mark`; of spans that overlap, the longer one that begins first stays. */
function marked(text, start, end, spans, mark) {
  const nodes = [];
  let at = start;
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < at || span.end > end) continue;
    if (span.start > at) nodes.push(visible(text.slice(at, span.start)));
    nodes.push(mark(span, text.slice(span.start, span.end)));
    at = span.end;
  }
  nodes.push(visible(text.slice(at, end)));
  return nodes.filter((node) => node !== "");
}

const apartBy = (a, b) => Math.max(0, a.start - b.end, b.start - a.end);
const nearest = (spans, to) =>
  spans.reduce((best, span) => (!best || apartBy(span, to) < apartBy(best, to) ? span : best), null);

/** The words of fact `f` in one piece of its evidence: of several mentions of subject and object the two that stand closest, and beside the subject the value and the post. */
function factSpans(f, text, evidence) {
  const within = (i) => mentionsWithin(i, evidence.article, evidence.start, evidence.end);
  const subjects = within(F.subject[f]),
    objects = within(F.object[f]);
  let subject = subjects[0],
    object = objects[0];
  for (const s of subjects)
    for (const o of objects) if (apartBy(s, o) < apartBy(subject, object)) [subject, object] = [s, o];
  const words = [F.qualifiers[f]?.text, F.value[f], F.qualifiers[f]?.role].filter((word) => word && word.length > 1);
  const found = words.map((word) => {
    const spans = [];
    for (
      let at = text.indexOf(word, evidence.start);
      at >= 0 && at + word.length <= evidence.end;
      at = text.indexOf(word, at + 1)
    )
      spans.push({ start: at, end: at + word.length, entity: -1 });
    return subject ? nearest(spans, subject) : spans[0];
  });
  return [subject, object, ...found].filter(Boolean);
}

/** A quotation with its source, for a text of one's own. */
function citation(text, evidence) {
  const a = evidence.article,
    source = [A.source[a], shownDate(A.published[a])].filter(Boolean).join("，");
  return `“${text.slice(evidence.start, evidence.end)}”——《${titleOf(a)}》${source ? "，" + source : ""}`;
}

function dateWords(a) {
  if (!A.published[a]) return "";
  const how = A.publishedBy[a];
  return say(how === "dateline" ? "dateline" : how === "text" ? "stated" : "published", { date: A.published[a] });
}

/** One piece of evidence: the sentence with subject, object and value marked, and a button to its article. */
function evidenceView(f, evidence) {
  const text = textOf(evidence.article);
  const spans = text === null ? [] : factSpans(f, text, evidence);
  const role = (i) => (i < 0 ? "value" : i === F.subject[f] ? "subject" : "object");
  const details = [dateWords(evidence.article), A.source[evidence.article]].filter(Boolean).join(" · ");
  return el(
    "figure.evidence",
    {},
    text === null
      ? null
      : el(
          "blockquote",
          {},
          marked(text, evidence.start, evidence.end, spans, (span, words) =>
            el("mark", { class: role(span.entity) }, words),
          ),
        ),
    el(
      "figcaption",
      {},
      button(titleOf(evidence.article), () => go({ open: ["article", evidence.article, evidence.start] }), {
        class: "source",
      }),
      details && el("span", { text: details }),
      text !== null &&
        button(say("copy"), () => copy(citation(text, evidence)), {
          class: "copy",
          "aria-label": say("copyQuote"),
          title: say("copyQuote"),
        }),
      el("span.rule", { text: `${say("rule")} ${evidence.pattern}` }),
    ),
  );
}

function evidenceList(f) {
  const [first, ...others] = evidenceOf(f);
  return [
    first && evidenceView(f, first),
    others.length > 0 &&
      lazyDetails(say("otherEvidence", { count: others.length }), () =>
        growing(others, (one) => el("li", {}, evidenceView(f, one)), 10),
      ),
  ];
}

/** A details element that makes its content when it is first opened. */
function lazyDetails(title, make) {
  const made = el("details.others", {}, el("summary", { text: title }));
  made.addEventListener("toggle", () => {
    if (made.open && made.children.length === 1) made.append(...[make()].flat());
  });
  return made;
}

function articleView(a, at) {
  const text = textOf(a);
  const { mentions, facts } = inArticle(a);
  const quoted = at === null ? null : evidenceAt(a, at, facts);
  const entities = new Map();
  for (const mention of mentions) entities.set(mention.entity, (entities.get(mention.entity) ?? 0) + 1);
  const ranked = [...entities].sort((x, y) => y[1] - x[1] || E.weight[y[0]] - E.weight[x[0]] || x[0] - y[0]);
  return [
    panelHead(el("span.kind", { text: say("article") }), headline(a, text, mentions), [
      el("p.meta", { text: [dateWords(a), A.source[a], `${say("file")} ${A.file[a]}`].filter(Boolean).join(" · ") }),
    ]),
    text === null
      ? el("p.note", { text: say("textLeftOut") })
      : el("article", {}, paragraphs(a, text, mentions, quoted)),
    section(
      say("articleEntities"),
      ranked.length,
      growing(ranked, ([i, count]) => el("li", {}, chip(i), el("span.count", { text: count })), 30),
    ),
    section(
      say("articleFacts"),
      facts.length,
      growing(
        facts.filter((f) => passing[f]),
        (f) => factRow(f, -1, true),
        15,
      ),
    ),
  ];
}

const evidenceAt = (a, at, facts) => {
  let best = null;
  for (const f of facts)
    for (const e of evidenceOf(f))
      if (e.article === a && e.start <= at && at < e.end && (!best || e.end - e.start < best.end - best.start))
        best = e;
  return best ?? { start: at, end: at + 1 };
};

/** A mention in an article: underlined in its type's colour, a link to the entity. */
function mentionMark(span, words) {
  const open = () => go({ open: ["entity", span.entity] }, span.entity);
  const made = el(
    "mark.mention",
    {
      role: "link",
      tabindex: 0,
      title: name(span.entity),
      onclick: open,
      onkeydown: (e) => {
        if (e.key === "Enter") open();
      },
    },
    words,
  );
  made.style.borderBottomColor = colourOf(typeOf(span.entity));
  return made;
}
/** The article's title, with its mentions where the title stands in the text. */
function headline(a, text, mentions) {
  const k = A.kinds[a].indexOf("title"),
    start = A.blocks[a][2 * k],
    end = start + A.blocks[a][2 * k + 1];
  return text === null || k < 0
    ? titleOf(a)
    : marked(
        text,
        start,
        end,
        mentions.filter((m) => m.start >= start),
        mentionMark,
      );
}

function paragraphs(a, text, mentions, quoted) {
  const runs = A.blocks[a],
    kinds = A.kinds[a],
    made = [];
  const blocks = runs.length
    ? kinds.map((kind, k) => ({ kind, start: runs[2 * k], end: runs[2 * k] + runs[2 * k + 1] }))
    : [{ kind: "body", start: 0, end: text.length }];
  const body = blocks.length > 1 ? blocks.filter((block) => block.kind !== "title") : blocks;
  for (const block of body) {
    const inside = mentions.filter((m) => m.start >= block.start && m.end <= block.end);
    const cut = quoted && quoted.start < block.end && quoted.end > block.start;
    const from = cut ? Math.max(block.start, quoted.start) : block.end,
      to = cut ? Math.min(block.end, quoted.end) : block.end;
    made.push(
      el(
        "p",
        { class: block.kind },
        marked(text, block.start, from, inside, mentionMark),
        cut && el("span.quoted", { id: "quoted" }, marked(text, from, to, inside, mentionMark)),
        cut && marked(text, to, block.end, inside, mentionMark),
      ),
    );
  }
  return made;
}
