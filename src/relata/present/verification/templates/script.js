// Follows a pair in the other columns, too; without it only the linked side is scrolled to.
(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = () => {
    const found = /^#([qi]\d+)-[asl]$/.exec(location.hash);
    if (!found) return;
    for (const pane of document.querySelectorAll(".pane")) {
      const mark = pane.querySelector("." + found[1]);
      const own = getComputedStyle(pane).overflowY === "auto";
      if (mark && own) {
        const top = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
        pane.scrollBy({ top: top - pane.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
      }
    }
  };
  addEventListener("hashchange", show);
  show();
})();
