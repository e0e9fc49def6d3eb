"use strict";
// Every page: a file dropped on the start page's form, and the progress of a reading.
(() => {
  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const field = drop.querySelector("input[type=file]");
    for (const name of ["dragenter", "dragover"]) {
      document.addEventListener(name, (event) => {
        if (!event.dataTransfer || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        drop.classList.add("over");
      });
    }
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) drop.classList.remove("over");
    });
    document.addEventListener("drop", (event) => {
      drop.classList.remove("over");
      if (!event.dataTransfer || !event.dataTransfer.files.length) return;
      event.preventDefault();
      field.files = event.dataTransfer.files;
      drop.requestSubmit();
    });
  }

  // "/" goes to the search.
  document.addEventListener("keydown", (event) => {
    const field = document.querySelector(".bar-search input");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !field) return;
    if (event.target.matches("input, textarea, select") || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    field.focus();
  });

  // Buttons that copy: a citation, a link.
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const label = button.textContent;
      button.textContent = button.dataset.done;
      window.setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
  document.documentElement.classList.add("js");

  const progress = document.querySelector("[data-reading]");
  if (progress) {
    const bar = progress.querySelector("progress");
    const words = progress.querySelector("[role=status]");
    const ask = async () => {
      try {
        const answer = await fetch("/readings/" + progress.dataset.reading + "/state", {
          headers: { Accept: "application/json" },
        });
        const state = await answer.json();
        if (!answer.ok || state.error || state.article) return location.reload();
        bar.value = state.percent;
        if (words.textContent !== state.stage) words.textContent = state.stage;
      } catch {
        // The server is away for a moment: ask again.
      }
      return window.setTimeout(ask, 400);
    };
    ask();
  }
})();
