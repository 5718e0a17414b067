/* The graph's tables, and what is looked up in them. */
const table = (id) => JSON.parse(byId(id).textContent);
const meta = table("meta"),
  core = table("core"),
  E = table("entities"),
  F = table("facts"),
  A = table("articles");
const STATUSES = ["asserted", "planned", "negated"];
const SYMMETRIC = new Set(["cooperatesWith", "adjacentTo"]);
const nEntities = E.id.length,
  nFacts = F.id.length,
  nArticles = A.id.length;

const entityAt = new Map(E.id.map((id, i) => [id, i]));
for (const [i, ids] of Object.entries(E.replaces))
  for (const id of ids) if (!entityAt.has(id)) entityAt.set(id, Number(i));
const articleAt = new Map(A.id.map((id, i) => [id, i]));
const name = (i) => E.names[i][0];
const typeOf = (i) => E.types[E.type[i]];
const predicateOf = (f) => F.predicates[F.predicate[f]];
const titleOf = (a) => A.title[a] || A.file[a] || say("untitled");

let texts = null;
/** The text of article `a`, or null where the page had no room for it. */
function textOf(a) {
  texts ??= table("texts");
  return texts[a] ?? null;
}

/* Pairs of related entities: ends, facts, and the pairs of each entity. */
const pairs = { one: [], other: [], facts: [], at: new Map() };
const pairsOf = Array.from({ length: nEntities }, () => []);
const factsOf = Array.from({ length: nEntities }, () => []);
const factsOfArticleItself = new Map();
for (let f = 0; f < nFacts; f++) {
  const s = F.subject[f],
    o = F.object[f];
  if (s >= 0) factsOf[s].push(f);
  else factsOfArticleItself.set(-1 - s, [...(factsOfArticleItself.get(-1 - s) ?? []), f]);
  if (o >= 0 && o !== s) factsOf[o].push(f);
  if (s < 0 || o < 0 || s === o) continue;
  const one = Math.min(s, o),
    other = Math.max(s, o),
    key = one * nEntities + other;
  let p = pairs.at.get(key);
  if (p === undefined) {
    p = pairs.one.length;
    pairs.at.set(key, p);
    pairs.one.push(one);
    pairs.other.push(other);
    pairs.facts.push([]);
    pairsOf[one].push(p);
    pairsOf[other].push(p);
  }
  pairs.facts[p].push(f);
}
const pairBetween = (a, b) => pairs.at.get(Math.min(a, b) * nEntities + Math.max(a, b));
const across = (p, i) => (pairs.one[p] === i ? pairs.other[p] : pairs.one[p]);
const nRelated = pairsOf.reduce((n, list) => n + (list.length > 0), 0);
const heaviest = E.weight.reduce((most, w) => Math.max(most, w), 0);
const radius = (i) => 8 + 20 * Math.sqrt(heaviest ? E.weight[i] / heaviest : 0);

/* What stands in each article, worked out when the first one is opened. */
let standing = null;
function inArticle(a) {
  if (!standing) {
    standing = { mentions: new Map(), facts: new Map() };
    const put = (map, key, value) => {
      const list = map.get(key);
      if (list) list.push(value);
      else map.set(key, [value]);
    };
    E.mentions.forEach((runs, i) => {
      for (let k = 0; k < runs.length; k += 3)
        put(standing.mentions, runs[k], { entity: i, start: runs[k + 1], end: runs[k + 1] + runs[k + 2] });
    });
    F.evidence.forEach((runs, f) => {
      for (const doc of new Set(runs.filter((_, k) => k % 4 === 0))) put(standing.facts, doc, f);
    });
  }
  return { mentions: standing.mentions.get(a) ?? [], facts: standing.facts.get(a) ?? [] };
}

/** The evidence of fact `f`, as objects. */
function evidenceOf(f) {
  const runs = F.evidence[f],
    list = [];
  for (let k = 0; k < runs.length; k += 4)
    list.push({
      article: runs[k],
      start: runs[k + 1],
      end: runs[k + 1] + runs[k + 2],
      pattern: F.patterns[runs[k + 3]],
    });
  return list;
}

/** The spans of entity `i` in article `a` between `start` and `end`. */
function mentionsWithin(i, a, start, end) {
  const runs = i >= 0 ? E.mentions[i] : [],
    list = [];
  for (let k = 0; k < runs.length; k += 3) {
    if (runs[k] === a && runs[k + 1] >= start && runs[k + 1] + runs[k + 2] <= end)
      list.push({ start: runs[k + 1], end: runs[k + 1] + runs[k + 2], entity: i });
  }
  return list;
}

/* Months since year 0 that a fact's date covers: its own, else that of the first article reporting it. */
const month = (iso, end) => {
  const found = /^(\d{4})(?:-(\d\d))?/.exec(iso);
  return found ? Number(found[1]) * 12 + (found[2] ? Number(found[2]) - 1 : end ? 11 : 0) : null;
};
const isoMonth = (m) => String(Math.floor(m / 12)).padStart(4, "0") + "-" + String((m % 12) + 1).padStart(2, "0");
const fromMonth = new Int32Array(nFacts).fill(-1),
  toMonth = new Int32Array(nFacts).fill(-1);
for (let f = 0; f < nFacts; f++) {
  let when = F.when[f];
  if (!when) {
    for (let k = 0; k < F.evidence[f].length; k += 4) {
      const day = A.published[F.evidence[f][k]];
      if (month(day) !== null && (!when || day < when)) when = day;
    }
  }
  if (when) {
    fromMonth[f] = month(when, false);
    toMonth[f] = month(when.split("/").pop(), true);
  }
}
