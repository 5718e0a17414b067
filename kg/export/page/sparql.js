/* The query that gives what is drawn. */
const iri = (i) => `<${meta.base}id/${E.id[i]}>`;

function sparqlText() {
  return "";
}
