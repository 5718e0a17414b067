/* The query that gives the facts that are drawn, over the RDF of the same build. */
function sparqlText() {
  const iri = (id) => `<${meta.base}id/${id}>`;
  const drawn = new Set(scene.places.keys());
  const shown = new Set(scene.pairs.flatMap((p) => pairs.facts[p]).filter((f) => passing[f]));
  const { types, predicates, statuses, least, since, until, undated } = state.filter;
  const dated = since !== null || until !== null || !undated;
  const among = [];
  for (let f = 0; f < nFacts; f++)
    if (passing[f] && drawn.has(F.subject[f]) && drawn.has(F.object[f]) && F.subject[f] !== F.object[f]) among.push(f);
  const whole = nRelated === drawn.size && !dated && meta.entities === nEntities;
  const list = (ids) => ids.map(iri).reduce((lines, id, k) => lines + (k % 2 ? " " : "\n    ") + id, "") + "\n  ";
  const where = [];
  if (dated || among.length !== shown.size)
    where.push(`VALUES ?fact {${list([...shown].sort((a, b) => a - b).map((f) => F.id[f]))}}`);
  else if (!whole)
    for (const end of ["subject", "object"])
      where.push(`VALUES ?${end} {${list([...drawn].sort((a, b) => a - b).map((i) => E.id[i]))}}`);
  where.push(
    "?fact rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;",
    "      kg:status ?status ; kg:confidence ?confidence .",
    "?subject skos:prefLabel ?subjectName .",
    "?object skos:prefLabel ?objectName .",
    "FILTER (?subject != ?object)",
  );
  const known = (set, all) => [...set].filter((key) => all.includes(key) && /^[A-Za-z][A-Za-z0-9]*$/.test(key)).sort();
  const off = (set, all) =>
    known(set, all)
      .map((key) => "kg:" + key)
      .join(", ");
  if (off(predicates, F.predicates)) where.push(`FILTER (?predicate NOT IN (${off(predicates, F.predicates)}))`);
  if (off(statuses, STATUSES)) where.push(`FILTER (?status NOT IN (${off(statuses, STATUSES)}))`);
  if (least) where.push(`FILTER (?confidence >= ${(least / 100).toFixed(2)})`);
  for (const type of known(types, E.types))
    where.push(`FILTER NOT EXISTS { ?subject a kg:${type} }`, `FILTER NOT EXISTS { ?object a kg:${type} }`);
  return `PREFIX kg: <${meta.base}ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT DISTINCT ?fact ?subject ?subjectName ?predicate ?object ?objectName ?status ?confidence
WHERE {
  ${where.join("\n  ")}
}
ORDER BY ?fact
`;
}
