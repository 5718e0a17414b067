/* The look of each type: one outline within a unit circle, as SVG path data, and the theme's colours. */
const OUTLINES = {
  Person: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z",
  Government:
    "M-.86 -.74Q-.86 -.86 -.74 -.86L.74 -.86Q.86 -.86 .86 -.74L.86 .74Q.86 .86 .74 .86L-.74 .86Q-.86 .86 -.86 .74Z",
  Company: "M0 -1.12L1.12 0L0 1.12L-1.12 0Z",
  Organization: "M-1.04 0L-.52 -.9L.52 -.9L1.04 0L.52 .9L-.52 .9Z",
  Place: "M-1.06 -.72L1.06 -.72L0 1.12Z",
  Facility: "M0 -1.12L1.06 .72L-1.06 .72Z",
  Project: "M0 -1.06L1.01 -.33L.62 .86L-.62 .86L-1.01 -.33Z",
  Event:
    "M0 -1.2L.3 -.73L.85 -.85L.73 -.3L1.2 0L.73 .3L.85 .85L.3 .73L0 1.2L-.3 .73L-.85 .85L-.73 .3L-1.2 0L-.73 -.3L-.85 -.85L-.3 -.73Z",
  Policy: "M-.74 -1L.34 -1L.74 -.6L.74 1L-.74 1Z",
  Industry:
    "M-.38 -1.02L.38 -1.02L.38 -.38L1.02 -.38L1.02 .38L.38 .38L.38 1.02L-.38 1.02L-.38 .38L-1.02 .38L-1.02 -.38L-.38 -.38Z",
};
const outline = (type) => OUTLINES[type] ?? OUTLINES.Person;
const path2d = new Map();
const pathFor = (type) => path2d.get(type) ?? (path2d.set(type, new Path2D(outline(type))), path2d.get(type));

/* Paul Tol's "muted" scheme, which stays apart for colour-blind readers; lighter where the page is dark. */
const COLOURS = {
  light: {
    Person: "#88ccee",
    Government: "#332288",
    Company: "#44aa99",
    Organization: "#aa4499",
    Place: "#ddcc77",
    Facility: "#999933",
    Project: "#117733",
    Event: "#cc6677",
    Policy: "#882255",
    Industry: "#b0b0b0",
    other: "#777777",
  },
  dark: {
    Person: "#88ccee",
    Government: "#7a6ff0",
    Company: "#44aa99",
    Organization: "#c965b7",
    Place: "#ddcc77",
    Facility: "#a9a940",
    Project: "#3fa35f",
    Event: "#e07f8f",
    Policy: "#b8447f",
    Industry: "#9a9a9a",
    other: "#777777",
  },
};
let dark = false;
const colourOf = (type) => COLOURS[dark ? "dark" : "light"][type] ?? COLOURS.light.other;
/** Black or white, whichever reads better on `colour`. */
function inkOn(colour) {
  const [r, g, b] = [1, 3, 5]
    .map((k) => parseInt(colour.slice(k, k + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.3 ? "#15181d" : "#ffffff";
}
/* Colours of the style sheet, for the canvas. */
let paint = {};
function readPaint() {
  const style = getComputedStyle(document.documentElement);
  for (const key of ["stage", "ink", "faint", "line", "accent", "planned", "negated", "group"])
    paint[key] = style.getPropertyValue("--" + key).trim();
}

/** A small picture of the type, for lists. */
function badge(type, size = 16) {
  const made = svgEl("svg", {
    viewBox: "-1.3 -1.3 2.6 2.6",
    width: size,
    height: size,
    class: "badge",
    "aria-hidden": "true",
  });
  const shape = svgEl("path", { d: outline(type), "stroke-width": 0.14 });
  shape.style.fill = colourOf(type);
  shape.dataset.type = type;
  made.append(shape);
  return made;
}
