"use strict";
// Zoom and movement of the drawing: + and -, 0, arrows, Home and End. The page reads without it.
(() => {
  const scroll = document.getElementById("timeline-scroll");
  if (!scroll) return;
  document.documentElement.classList.add("js");
  const drawings = Array.from(scroll.querySelectorAll("svg[data-w]"));
  const least = 0.4, most = 6, step = 1.25;
  let zoom = 1;
  const set = (wanted) => {
    const next = Math.min(most, Math.max(least, wanted));
    const middle = (scroll.scrollLeft + scroll.clientWidth / 2) / zoom;
    zoom = next;
    for (const one of drawings) {
      one.setAttribute("width", one.dataset.w * zoom);
      one.setAttribute("height", one.dataset.h * zoom);
    }
    scroll.scrollLeft = middle * zoom - scroll.clientWidth / 2;
  };
  const acts = { in: () => set(zoom * step), out: () => set(zoom / step), reset: () => set(1) };
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => acts[button.dataset.zoom]());
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    if (target instanceof Element && target.closest("input, textarea, select")) return;
    if (event.key === "+" || event.key === "=") acts.in();
    else if (event.key === "-") acts.out();
    else if (event.key === "0") acts.reset();
    else if (!scroll.contains(target)) return;
    else if (event.key === "ArrowRight") scroll.scrollBy(120, 0);
    else if (event.key === "ArrowLeft") scroll.scrollBy(-120, 0);
    else if (event.key === "Home") scroll.scrollTo(0, 0);
    else if (event.key === "End") scroll.scrollTo(scroll.scrollWidth, 0);
    else return;
    event.preventDefault();
  });
})();
