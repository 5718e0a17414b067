/* Which facts pass the reader's filters. */
const months = (() => {
  const dated = [...fromMonth].filter((m) => m >= 0);
  return dated.length
    ? { low: dated.reduce((a, b) => Math.min(a, b)), high: [...toMonth].reduce((a, b) => Math.max(a, b)) }
    : null;
})();
const openFilter = () => ({
  types: new Set(),
  predicates: new Set(),
  statuses: new Set(),
  least: 0,
  since: null,
  until: null,
  undated: true,
});
const passing = new Uint8Array(nFacts).fill(1);

/** Marks in `passing` the facts that `filter` lets through; its sets name what is switched off. */
function applyFilter(filter) {
  const predicateOff = F.predicates.map((p) => filter.predicates.has(p)),
    statusOff = STATUSES.map((s) => filter.statuses.has(s));
  const typeOff = E.types.map((t) => filter.types.has(t));
  const since = filter.since ?? -Infinity,
    until = filter.until ?? Infinity;
  const narrowed = filter.since !== null || filter.until !== null;
  for (let f = 0; f < nFacts; f++) {
    const s = F.subject[f],
      o = F.object[f];
    const dated = fromMonth[f] >= 0;
    passing[f] = !(
      predicateOff[F.predicate[f]] ||
      statusOff[F.status[f]] ||
      F.confidence[f] < filter.least ||
      (s >= 0 && typeOff[E.type[s]]) ||
      (o >= 0 && typeOff[E.type[o]]) ||
      (dated ? narrowed && (toMonth[f] < since || fromMonth[f] > until) : !filter.undated)
    )
      ? 1
      : 0;
  }
}
const pairPasses = (p) => pairs.facts[p].some((f) => passing[f]);
/** The status that a pair is drawn with: asserted if any of its facts is, then planned, then negated. */
function pairStatus(p) {
  let least = 2;
  for (const f of pairs.facts[p]) if (passing[f] && F.status[f] < least) least = F.status[f];
  return STATUSES[least];
}
/** Neighbours of `i` through passing facts, the most important first. */
function neighbours(i) {
  return pairsOf[i]
    .filter(pairPasses)
    .map((p) => across(p, i))
    .sort((a, b) => E.weight[b] - E.weight[a] || a - b);
}
