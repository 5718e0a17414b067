/* Suggestions under the search box. */
(() => {
  "use strict";
  const box = document.querySelector("#finder input"),
    list = document.getElementById("found");
  let rows = [],
    at = -1,
    asked = 0;

  function show() {
    list.hidden = !rows.length;
    list.replaceChildren(
      ...rows.map((row, k) => {
        const item = document.createElement("li"),
          link = document.createElement("a"),
          type = document.createElement("span");
        link.href = row.href;
        link.textContent = row.via ? `${row.name}（${row.via}）` : row.name;
        type.className = "count";
        type.textContent = row.type;
        link.append(type);
        item.append(link);
        item.className = k === at ? "chosen" : "";
        return item;
      }),
    );
  }
  async function ask() {
    const query = box.value.trim(),
      mine = ++asked;
    let found = [];
    if (query) {
      try {
        const response = await fetch(`/search.json?q=${encodeURIComponent(query)}`);
        found = response.ok ? await response.json() : [];
      } catch {
        found = [];
      }
    }
    if (mine !== asked) return;
    rows = found;
    at = -1;
    show();
  }
  box.addEventListener("input", ask);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!rows.length) return;
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + rows.length + 1) % (rows.length + 1);
      if (at === rows.length) at = -1;
      event.preventDefault();
      show();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      location.href = rows[at].href;
    } else if (event.key === "Escape") {
      rows = [];
      show();
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#finder")) {
      rows = [];
      show();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, textarea, select")) {
      event.preventDefault();
      box.focus();
    }
  });
})();
