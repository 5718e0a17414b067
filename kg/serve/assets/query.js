/* The query page: an editor, the questions, and the answers as a table, a drawing and a file. */
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const say = (key, values = {}) => data.words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const box = byId("text"),
    ROWS = 1000,
    DRAWN = 300;
  const FIRST = `# ${data.language === "en" ? "The people and the posts they hold" : "人物和他们的职务"}
SELECT ?person ?name ?role ?organization WHERE {
  ?post a org:Membership ;
    org:member ?person ;
    org:organization ?organization .
  ?person skos:prefLabel ?name .
  OPTIONAL { ?post org:role/skos:prefLabel ?role }
}
ORDER BY ?name
LIMIT 100`;
  let running = null,
    answered = null;

  function el(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "text") element.textContent = value;
      else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  /* --- the editor */

  function showText(wrong = -1) {
    highlight(box.value, byId("shown"), wrong);
    byId("editor").style.height = `${Math.min(Math.max(box.value.split("\n").length, 8), 26) * 1.36 + 1.8}em`;
    byId("link").href = `/query?query=${encodeURIComponent(box.value)}`;
  }
  function setText(text) {
    box.value = text.replace(/\s+$/, "");
    clearProblem();
    showText();
  }
  function insert(text, from = box.selectionStart, to = box.selectionEnd) {
    box.setRangeText(text, from, to, "end");
    showText();
  }
  function onKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    } else if (event.key === "Enter") {
      const line = box.value.slice(0, box.selectionStart).split("\n").pop();
      const indent = line.match(/^ */)[0] + (/[{(]\s*$/.test(line) ? "  " : "");
      event.preventDefault();
      insert(`\n${indent}`);
    } else if (event.key === "Tab" && !event.shiftKey && box.selectionStart !== box.value.length) {
      event.preventDefault();
      insert("  ");
    }
  }
  function clearProblem() {
    byId("problem").hidden = true;
  }
  function showProblem(words) {
    byId("problem").hidden = false;
    byId("problem").textContent = words.trim();
    const place = words.match(/^line (\d+), column (\d+)/);
    if (!place) return;
    const before = box.value.split("\n").slice(0, place[1] - 1);
    let at = before.reduce((sum, line) => sum + line.length + 1, 0) + Number(place[2]) - 1;
    while (at > 0 && !/\S/.test(box.value.charAt(at))) at--;
    showText(at);
  }

  /* --- the questions */

  function showParameters(name, values = {}) {
    const form = byId("parameters"),
      asked = data.asked[name];
    form.hidden = !asked || !asked.parameters.length;
    form.replaceChildren();
    if (form.hidden) return;
    for (const [parameter, hint] of asked.parameters) {
      const must = asked.required.includes(parameter);
      form.append(
        el(
          "label",
          {},
          el("span", { text: `?${parameter} ${must ? say("required") : say("optional")}` }),
          el("input", { name: parameter, placeholder: hint, value: values[parameter] ?? "", ...(must && { required: "" }) }),
        ),
      );
    }
    form.append(el("button", { text: say("fill") }));
  }
  async function fill(name, values) {
    const wanted = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
    const response = await fetch(`/questions/${encodeURIComponent(name)}?${wanted}`);
    const text = await response.text();
    if (response.ok) setText(text);
    else showProblem(text);
    return response.ok;
  }
  const filledIn = () => Object.fromEntries(new FormData(byId("parameters")));
  async function choose(name, values = {}) {
    showParameters(name, values);
    if (name && (await fill(name, values)) && data.asked[name].required.every((one) => values[one])) run();
  }

  /* --- asking */

  async function ask(accept, signal) {
    return fetch("/sparql", {
      method: "POST",
      headers: { Accept: accept, "Content-Type": "application/sparql-query" },
      body: box.value,
      signal,
    });
  }
  async function run() {
    running?.abort();
    const mine = (running = new AbortController()),
      started = performance.now();
    clearProblem();
    showText();
    byId("stop").hidden = false;
    byId("answer").hidden = false;
    byId("said").textContent = say("running");
    for (const id of ["drawing", "csv", "turtle"]) byId(id).hidden = true;
    byId("table").replaceChildren();
    delete byId("answer").dataset.done;
    try {
      const response = await ask("application/sparql-results+json, application/n-triples", mine.signal);
      const text = await response.text();
      if (!response.ok) {
        byId("answer").hidden = true;
        showProblem(text);
        return;
      }
      const seconds = ((performance.now() - started) / 1000).toFixed(2);
      answered = response.headers.get("Content-Type").includes("json") ? "table" : "graph";
      const count = answered === "table" ? showTable(JSON.parse(text)) : showGraph(text);
      byId("said").textContent = `${count} · ${say("took", { seconds })}`;
      byId("answer").dataset.done = "true";
    } catch (error) {
      if (running === mine) byId("answer").hidden = true;
      if (error.name !== "AbortError") showProblem(say("offline"));
    } finally {
      if (running === mine) {
        running = null;
        byId("stop").hidden = true;
      }
    }
  }

  /* --- answers */

  const PREFIXES = Object.entries(data.prefixes).sort((a, b) => b[1].length - a[1].length);
  function shortened(iri) {
    const found = PREFIXES.find(([, namespace]) => iri.startsWith(namespace) && !/[/#]/.test(iri.slice(namespace.length)));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  }
  /** The address here of an IRI of the build, or the IRI itself if a browser may follow it. */
  function address(iri) {
    if (iri.startsWith(`${data.base}id/`)) return `/${iri.slice(data.base.length)}`;
    return /^https?:\/\//i.test(iri) ? iri : null;
  }
  function cell(term, names) {
    if (!term) return el("td");
    if (term.type === "uri") {
      const href = address(term.value);
      const shown = shortened(term.value);
      return el("td", {}, href ? el("a", { href, text: shown, rel: "noreferrer" }) : shown);
    }
    if (term.type === "literal" || term.type === "typed-literal") {
      const href = names[term.value];
      const number = /#(integer|decimal|double|float|nonNegativeInteger)$/.test(term.datatype ?? "");
      return el(
        "td",
        { ...(number && { class: "number" }), title: term["xml:lang"] ? `@${term["xml:lang"]}` : shortened(term.datatype ?? "") },
        href ? el("a", { href, text: term.value }) : term.value,
      );
    }
    return el("td", { text: term.type === "bnode" ? `_:${term.value}` : JSON.stringify(term.value) });
  }
  async function named(rows, variables) {
    const wanted = new Set();
    for (const row of rows)
      for (const name of variables) {
        const term = row[name];
        if (term?.type === "literal" && (term["xml:lang"] || !term.datatype) && term.value.length <= 60) wanted.add(term.value);
        if (wanted.size >= 500) break;
      }
    if (!wanted.size) return {};
    const response = await fetch("/lookup", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify([...wanted]),
    });
    return response.ok ? response.json() : {};
  }
  function tableOf(heads, rows, toCells) {
    const body = el("tbody", {}, ...rows.slice(0, ROWS).map((row) => el("tr", {}, ...toCells(row))));
    const head = el("tr", {}, ...heads.map((text) => el("th", { text })));
    byId("table").replaceChildren(
      rows.length ? el("table", {}, el("thead", {}, head), body) : el("p", { text: say("empty") }),
    );
    if (rows.length > ROWS) byId("table").append(el("p", { class: "more", text: say("rows_shown", { count: ROWS }) }));
  }
  function showTable(answer) {
    if ("boolean" in answer) {
      byId("table").replaceChildren(el("p", { class: "truth", text: say(answer.boolean ? "yes" : "no") }));
      return "ASK";
    }
    const { vars } = answer.head,
      rows = answer.results.bindings;
    tableOf(vars, rows, (row) => vars.map((name) => cell(row[name], {})));
    byId("csv").hidden = false;
    named(rows.slice(0, ROWS), vars).then((names) => {
      if (Object.keys(names).length) tableOf(vars, rows, (row) => vars.map((name) => cell(row[name], names)));
      byId("answer").dataset.linked = "true";
    });
    return say("rows", { count: rows.length.toLocaleString("en") });
  }

  const TERM = '<([^>]*)>|(_:\\S+)|"((?:[^"\\\\]|\\\\.)*)"(?:@([\\w-]+)|\\^\\^<([^>]*)>)?';
  const TRIPLE = new RegExp(`^(?:${TERM}) <([^>]*)> (?:${TERM}) \\.$`);
  const unescaped = (text) =>
    text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, one) =>
      one ? ({ t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" }[one] ?? one) : String.fromCodePoint(parseInt(short ?? long, 16)),
    );
  function term([iri, blank, text, language, type]) {
    if (iri !== undefined) return { type: "uri", value: unescaped(iri) };
    if (blank !== undefined) return { type: "bnode", value: blank.slice(2) };
    return { type: "literal", value: unescaped(text), "xml:lang": language, datatype: type };
  }
  function readTriples(text) {
    const found = [];
    for (const line of text.split("\n")) {
      const match = line.match(TRIPLE);
      if (match) found.push([term(match.slice(1, 6)), { type: "uri", value: unescaped(match[6]) }, term(match.slice(7, 12))]);
    }
    return found;
  }
  function showGraph(text) {
    const triples = readTriples(text);
    tableOf(["subject", "predicate", "object"], triples, (row) => row.map((one) => cell(one, {})));
    byId("turtle").hidden = false;
    const drawn = drawingOf(triples);
    if (drawn.edges.length) {
      byId("drawing").hidden = false;
      byId("drawing").title = say("drag");
      drawGraph(byId("drawing"), drawn, (iri) => {
        const href = address(iri);
        if (href?.startsWith("/")) location.href = href;
      });
    }
    const cut = drawn.left ? ` · ${say("drawing_cut", { count: DRAWN })}` : "";
    return say("triples", { count: triples.length.toLocaleString("en") }) + cut;
  }
  /** The relations among the resources of `triples`; their names and types where the triples tell them. */
  function drawingOf(triples) {
    const labels = new Map(),
      resource = (one) => one.type !== "literal";
    for (const [subject, { value }, object] of triples)
      if (/[#/](prefLabel|label|name|title)$/.test(value) && object.type === "literal") labels.set(subject.value, object.value);
    const relations = triples.filter(
      ([, { value }, object]) => resource(object) && value !== "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    );
    const shown = relations.slice(0, DRAWN);
    const type = (iri) => {
      const kind = iri.startsWith(`${data.base}id/`) ? iri.slice(data.base.length + 3).split("/")[0] : "";
      return kind.charAt(0).toUpperCase() + kind.slice(1);
    };
    const ids = new Set(shown.flatMap(([subject, , object]) => [subject.value, object.value]));
    return {
      nodes: [...ids].map((id) => ({ id, label: labels.get(id) ?? shortened(id), type: type(id) })),
      edges: shown.map(([subject, { value }, object]) => ({
        from: subject.value,
        to: object.value,
        label: shortened(value).replace(/^kg:/, ""),
      })),
      left: relations.length - shown.length,
    };
  }

  /* --- files */

  async function save(accept, name) {
    const response = await ask(accept);
    if (!response.ok) {
      showProblem(await response.text());
      return;
    }
    const url = URL.createObjectURL(await response.blob());
    el("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  /* --- the beginning */

  box.addEventListener("input", () => {
    clearProblem();
    showText();
  });
  box.addEventListener("keydown", onKey);
  box.addEventListener("scroll", () => {
    byId("shown").scrollTop = box.scrollTop;
    byId("shown").scrollLeft = box.scrollLeft;
  });
  byId("run").addEventListener("click", run);
  byId("stop").addEventListener("click", () => running?.abort());
  byId("csv").addEventListener("click", () => save("text/csv", "answer.csv"));
  byId("turtle").addEventListener("click", () => save("text/turtle", "answer.ttl"));
  byId("question")?.addEventListener("change", (event) => choose(event.target.value));
  byId("parameters")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await fill(byId("question").value, filledIn())) run();
  });
  byId("prefixes").addEventListener("click", (event) => {
    const prefix = event.target.dataset.prefix;
    if (prefix) {
      insert(`${prefix}:`);
      box.focus();
    }
  });
  const given = new URLSearchParams(location.search);
  const question = given.get("question");
  setText(given.get("query") ?? FIRST);
  if (question in data.asked) {
    byId("question").value = question;
    const wanted = data.asked[question].parameters.map(([name]) => [name, given.get(name) ?? ""]);
    choose(question, Object.fromEntries(wanted));
  } else if (given.has("query")) run();
})();
