/* The drawing of an entity's neighbours. */
(() => {
  "use strict";
  const { drawing, words } = JSON.parse(document.getElementById("data").textContent),
    element = document.getElementById("drawing");
  element.title = words.drag;
  drawGraph(element, drawing, (id) => {
    location.href = `/id/${id}`;
  });
})();
