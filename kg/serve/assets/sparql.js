/* Colours for SPARQL: the text cut into tokens, each an element of its class. */
const SPARQL_TOKEN = new RegExp(
  [
    "(?<comment>#[^\\n]*)",
    "(?<text>\"\"\"[\\s\\S]*?(?:\"\"\"|$)|'''[\\s\\S]*?(?:'''|$)|\"(?:[^\"\\\\\\n]|\\\\.)*\"?|'(?:[^'\\\\\\n]|\\\\.)*'?)",
    "(?<iri><[^<>\"{}|^`\\\\\\s]*>)",
    "(?<variable>[?$][\\p{L}\\p{N}_]+)",
    "(?<name>[\\p{L}\\p{N}_.-]*:(?:[\\p{L}\\p{N}_:.%-]|\\\\.)*)",
    "(?<number>\\b\\d+(?:\\.\\d+)?\\b)",
    "(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)",
  ].join("|"),
  "gu",
);
const SPARQL_WORDS = new Set(
  (
    "SELECT ASK CONSTRUCT DESCRIBE WHERE FROM NAMED PREFIX BASE DISTINCT REDUCED ORDER BY ASC DESC LIMIT OFFSET " +
    "GROUP HAVING VALUES UNDEF OPTIONAL UNION MINUS GRAPH SERVICE SILENT FILTER EXISTS NOT BIND AS IN A TRUE FALSE"
  ).split(" "),
);
const SPARQL_FUNCTIONS = new Set(
  (
    "STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE " +
    "ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW " +
    "UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL " +
    "ISNUMERIC REGEX SUBSTR REPLACE COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR"
  ).split(" "),
);

/** Fills `into` with the tokens of `text`; the character at `wrong`, if given, is underlined. */
function highlight(text, into, wrong = -1) {
  const parts = [];
  let done = 0;
  const plain = (to) => {
    if (to > done) parts.push(document.createTextNode(text.slice(done, to)));
    done = to;
  };
  for (const match of text.matchAll(SPARQL_TOKEN)) {
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    const upper = match[0].toUpperCase();
    const shown =
      kind !== "word"
        ? kind
        : SPARQL_WORDS.has(upper)
          ? "keyword"
          : SPARQL_FUNCTIONS.has(upper)
            ? "function"
            : null;
    const here = wrong >= match.index && wrong < match.index + match[0].length;
    if (!shown && !here) continue;
    plain(match.index);
    const token = document.createElement("span");
    token.className = `${shown ?? ""}${here ? " wrong" : ""}`;
    token.textContent = match[0];
    parts.push(token);
    done = match.index + match[0].length;
  }
  plain(text.length);
  into.replaceChildren(...parts, document.createTextNode("\n"));
}
