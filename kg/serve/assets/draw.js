/* A drawing of nodes and relations, made by vis-network; all that is shown is text. */
/** The colour that the style sheet gives the badge of a type. */
function colourOfType(type, within) {
  const badge = document.createElement("span");
  badge.className = `badge ${type}`;
  within.append(badge);
  const colour = getComputedStyle(badge).backgroundColor;
  badge.remove();
  return colour;
}
const shorter = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text);

/** Draws `data` ({nodes: [{id, label, type}], edges: [{from, to, label, status}], centre}) into `element`; a double click
    on a node calls `open` with its id. */
function drawGraph(element, data, open) {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches,
    ink = dark ? "#e8ebed" : "#1c2126",
    soft = dark ? "#9aa5ae" : "#5b646d",
    card = dark ? "#15191d" : "#ffffff";
  const many = data.nodes.length > 60;
  const colours = {};
  for (const { type } of data.nodes) colours[type] ??= colourOfType(type, element);
  const nodes = data.nodes.map((node) => ({
    id: node.id,
    label: shorter(node.label, 16),
    shape: "dot",
    size: node.id === data.centre ? 16 : many ? 14 : 10,
    color: { background: colours[node.type], border: card, highlight: { background: ink, border: ink } },
    font: { color: ink, size: many ? 22 : node.id === data.centre ? 16 : 13, strokeWidth: 3, strokeColor: card, face: "sans-serif" },
  }));
  const edges = data.edges.map((edge, k) => ({
    id: k,
    from: edge.from,
    to: edge.to,
    label: data.edges.length > 60 ? undefined : shorter(edge.label, 12),
    arrows: { to: { enabled: true, scaleFactor: 0.5 } },
    dashes: edge.status === "planned",
    color: { color: soft, opacity: 0.6, highlight: ink },
    font: { color: soft, size: 10, strokeWidth: 2, strokeColor: card, align: "middle", face: "sans-serif" },
  }));
  const network = new vis.Network(
    element,
    { nodes, edges },
    {
      autoResize: true,
      layout: { randomSeed: 7, improvedLayout: nodes.length < 120 },
      physics: {
        solver: "forceAtlas2Based",
        forceAtlas2Based: { gravitationalConstant: -60, centralGravity: many ? 0.02 : 0.01, springLength: many ? 150 : 90, avoidOverlap: 0.4 },
        stabilization: { iterations: nodes.length > 200 ? 80 : 250, fit: true },
      },
      interaction: { hover: true, keyboard: false, zoomSpeed: 0.6 },
      edges: { smooth: false },
      nodes: { scaling: { label: { drawThreshold: 4 } } },
    },
  );
  network.once("stabilizationIterationsDone", () => {
    network.setOptions({ physics: { enabled: false } });
    network.fit();
    // only what has been drawn knows how wide its words are
    network.once("afterDrawing", () => {
      network.fit();
      element.dataset.drawn = String(nodes.length);
    });
  });
  network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && open(node));
  return network;
}
