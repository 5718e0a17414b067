/* Elements made safely: text is only ever set as text. */

/** A control or direction character would let a name pass for something else: shown by its code instead. */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const visible = (text) =>
  String(text).replace(
    HIDDEN,
    (c) => "\u27e8" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + "\u27e9",
  );

const byId = (id) => document.getElementById(id);

/** A new element: `props` are attributes, `on…` listeners and `text`; children are elements or strings, empty ones are left out. */
function el(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "text") made.textContent = visible(value);
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : visible(value));
  }
  made.classList.add(...classes);
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    made.append(child instanceof Node ? child : visible(child));
  }
  return made;
}

const button = (text, act, props = {}) => el("button", { type: "button", onclick: act, ...props }, text);

const SVG = "http://www.w3.org/2000/svg";
function svgEl(name, attributes = {}, text = null) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== null) made.textContent = visible(text);
  return made;
}

/** A list that shows its first rows and a button for the next ones. */
function growing(rows, make, first = 20, tag = "ul") {
  const list = el(tag + ".rows");
  let at = 0;
  const more = button("", () => grow(first * 5), { class: "more" });
  function grow(count) {
    const focus = at;
    for (const row of rows.slice(at, at + count)) list.append(make(row));
    at = Math.min(rows.length, at + count);
    more.textContent = say("moreRows", { count: rows.length - at });
    more.hidden = at >= rows.length;
    if (focus) list.children[focus]?.querySelector("button, summary")?.focus();
  }
  grow(first);
  return [list, more];
}

function announce(text) {
  byId("said").textContent = visible(text);
}

function remember(key, value) {
  try {
    localStorage.setItem("kg-" + key, value);
  } catch {
    /* a page from disk may have no storage */
  }
}
function remembered(key) {
  try {
    return localStorage.getItem("kg-" + key);
  } catch {
    return null;
  }
}
