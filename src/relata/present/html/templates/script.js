"use strict";
// Connects the parts of a statement, shows its detail, filters by speaker, tier, mode or a set.
// The page reads without it: notes link to the list, the list links back.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");
  const wide = window.matchMedia("(min-width: 72.01rem)");
  const articleOf = (element) => element.closest(".article");

  // Handle of a statement -> every mark and note that belongs to it, and its entry of the list.
  const parts = new Map();
  for (const part of all("[data-s]")) {
    for (const handle of part.dataset.s.split(" ")) {
      if (!parts.has(handle)) parts.set(handle, []);
      parts.get(handle).push(part);
    }
  }
  const items = new Map(all("[data-item]").map((item) => [item.dataset.item, item]));
  const note = (handle) => byId(handle);

  // Handles that do not take part now: doubtful ones that are hidden, and what is filtered away.
  const hidden = new Set();
  let lit = [];
  let open = null;
  // Where "next" goes on from, when no detail is open.
  let cursor = null;
  const light = (handles) => {
    for (const part of lit) part.classList.remove("on");
    lit = handles.flatMap((handle) => parts.get(handle) || []);
    for (const part of lit) part.classList.add("on");
  };
  const rest = () => light(open ? [open] : []);
  const marked = (target) => {
    const part = target instanceof Element ? target.closest("[data-s]") : null;
    if (!part) return [];
    const found = part.dataset.s.split(" ").filter((handle) => !hidden.has(handle));
    return found.length || !part.parentElement ? found : marked(part.parentElement);
  };
  document.addEventListener("pointerover", (event) => {
    const handles = marked(event.target);
    if (handles.length) light(handles);
    else rest();
  });
  document.addEventListener("focusin", (event) => {
    const handles = marked(event.target);
    if (handles.length) light(handles);
    else if (!byId("panel").contains(event.target)) rest();
  });

  // What `change` does to the layout does not move `anchor` in the window.
  const still = (anchor, change) => {
    const before = anchor ? anchor.getBoundingClientRect().top : 0;
    change();
    if (anchor) window.scrollBy(0, anchor.getBoundingClientRect().top - before);
  };
  const jump = (handle) => {
    const target = note(handle);
    if (!target) return;
    const box = target.getBoundingClientRect();
    if (box.top < 40 || box.bottom > window.innerHeight - 120) {
      target.scrollIntoView({ block: "center" });
    }
  };

  // The detail of one statement: in the rail where there is one, or else after its paragraph.
  const panel = byId("panel");
  const body = byId("panel-body");
  const place = (handle) => {
    const target = note(handle);
    const article = articleOf(items.get(handle));
    if (wide.matches || !target) {
      article.querySelector(".dock").append(panel);
      articleOf(panel).querySelector(".rail").scrollTop = 0;
      return;
    }
    let block = target;
    while (!block.parentElement.matches(".text, .article")) block = block.parentElement;
    if (block.matches(".head")) article.querySelector(".text").prepend(panel);
    else if (block.matches(".note, .start")) block.parentElement.querySelector("#" + CSS.escape(handle) + " ~ :is(h2, h3, p)").after(panel);
    else block.after(panel);
  };
  const show = (handle, focus) => {
    const item = items.get(handle);
    if (!item) return;
    if (item.dataset.tier === "doubtful") doubtful(articleOf(item), true);
    open = cursor = handle;
    still(note(handle), () => {
      body.replaceChildren(...Array.from(item.childNodes, (node) => node.cloneNode(true)));
      body.className = "panel-body " + item.classList[0];
      panel.hidden = false;
      place(handle);
    });
    light([handle]);
    if (focus) body.focus({ preventScroll: true });
    // For pages that add to the detail, as the web application does.
    panel.dispatchEvent(new CustomEvent("statement", { detail: { handle, item } }));
  };
  const close = () => {
    if (panel.hidden) return;
    const inside = panel.contains(document.activeElement);
    const last = open;
    open = null;
    still(last && note(last), () => { panel.hidden = true; });
    light([]);
    if (inside && last && note(last)) note(last).focus({ preventScroll: true });
  };

  // From statement to statement in the order of the text, within one article.
  const visible = (article) => all("[data-item]", article)
    .map((item) => item.dataset.item)
    .filter((handle) => !hidden.has(handle) && note(handle))
    .sort((a, b) => (note(a).compareDocumentPosition(note(b)) & 4 ? -1 : 1));
  const go = (article, from, by) => {
    const handles = visible(article);
    const at = handles.indexOf(from);
    const handle = at < 0 ? handles[by > 0 ? 0 : handles.length - 1] : handles[at + by];
    if (!handle) return;
    const inside = panel.contains(document.activeElement);
    if (panel.hidden && document.activeElement.matches(".note")) {
      note(handle).focus({ preventScroll: true });
    } else show(handle, inside && !document.activeElement.matches("button"));
    jump(handle);
  };
  const current = () => open || marked(document.activeElement)[0] || null;

  // The filters: none pressed in a group shows all of it; a set shows its statements.
  const sets = new Map();
  const apply = (article, first = true) => {
    const chosen = {};
    for (const group of all("[data-filter]", article)) {
      const pressed = all('[aria-pressed="true"]', group).map((button) => button.dataset.key);
      if (pressed.length) chosen[group.dataset.filter] = new Set(pressed);
    }
    if (chosen.tier && chosen.tier.has("doubtful")) reveal(article, true);
    const only = sets.get(article);
    const on = article.classList.contains("doubtful-on");
    let shown = 0;
    let of = 0;
    for (const item of all("[data-item]", article)) {
      const apart = item.dataset.tier === "doubtful" && !on;
      const off = apart || (only && !only.has(item.dataset.item)) || Object.entries(chosen).some(
        ([name, keys]) => !item.dataset[name].split(" ").some((key) => keys.has(key)),
      );
      item.hidden = off && !apart;
      if (off) hidden.add(item.dataset.item);
      else hidden.delete(item.dataset.item);
      shown += off ? 0 : 1;
      of += apart ? 0 : 1;
    }
    const filtered = shown < of;
    article.classList.toggle("filtered", filtered);
    for (const part of all("[data-s]", article)) {
      const live = part.dataset.s.split(" ").some((name) => !hidden.has(name));
      part.classList.toggle("off", filtered && !live);
      part.classList.toggle("hit", filtered && live);
    }
    const state = article.querySelector(".state");
    const words = state.querySelector("[data-template]");
    if (wide.matches) article.querySelector(".dock").prepend(state);
    else article.append(state);
    state.hidden = !filtered;
    words.textContent = words.dataset.template.replace("{n}", shown).replace("{all}", of);
    if (open && hidden.has(open)) close();
    if (filtered && first && shown) {
      const handle = visible(article)[0];
      if (open && articleOf(panel) === article) show(handle);
      jump(handle);
      light([handle]);
      cursor = handle;
    }
  };
  const clear = (article) => {
    sets.delete(article);
    for (const one of all('[data-filter] [aria-pressed="true"]', article)) {
      one.setAttribute("aria-pressed", "false");
    }
  };
  const reveal = (article, on) => {
    article.classList.toggle("doubtful-on", on);
    for (const button of all('[data-do="doubtful"]', article)) {
      button.setAttribute("aria-pressed", String(on));
    }
    const list = article.querySelector(".doubtful-list");
    if (list) list.open = on;
  };
  const doubtful = (article, on) => {
    if (article.classList.contains("doubtful-on") === on) return;
    reveal(article, on);
    apply(article, false);
  };
  for (const button of all("[data-filter] button, button.plain")) button.disabled = false;
  for (const article of all(".article:not(.failed)")) apply(article, false);

  // Copying: a link to the statement, or its words with who said them and where.
  const address = (handle) => location.href.split("#")[0] + "#" + handle;
  const copy = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      panel.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus({ preventScroll: true });
    }
    byId("live").textContent = button.dataset.done;
    const label = button.dataset.label || button.textContent;
    button.dataset.label = label;
    button.textContent = button.dataset.done;
    window.setTimeout(() => {
      button.textContent = label;
      byId("live").textContent = "";
    }, 2000);
  };

  const actions = {
    close,
    next: (button) => go(articleOf(button), open || cursor, 1),
    previous: (button) => go(articleOf(button), open || cursor, -1),
    link: (button) => copy(button, address(open)),
    cite: (button) => {
      const item = items.get(open);
      const words = item.querySelector("blockquote").textContent.trim().replace(/\s+/g, " ");
      const where = location.protocol.startsWith("http") ? " " + address(open) : "";
      copy(button, words + " — " + item.dataset.cite + where);
    },
    doubtful: (button) => doubtful(articleOf(button), button.getAttribute("aria-pressed") !== "true"),
    reset: (button) => {
      const article = articleOf(button);
      const first = article.querySelector(".filters summary");
      clear(article);
      still(open && note(open), () => apply(article, false));
      rest();
      if (first) first.focus({ preventScroll: true });
    },
  };

  document.addEventListener("click", (event) => {
    const act = event.target.closest("[data-do]");
    if (act && actions[act.dataset.do]) return actions[act.dataset.do](act);
    const toggle = event.target.closest("[data-filter] button");
    if (toggle) {
      const pressed = toggle.getAttribute("aria-pressed") === "true";
      toggle.setAttribute("aria-pressed", String(!pressed));
      sets.delete(articleOf(toggle));
      return apply(articleOf(toggle));
    }
    const link = event.target.closest("a[href^='#']");
    if (link && link.dataset.set) {
      const article = articleOf(link);
      const handles = link.dataset.set.split(" ");
      event.preventDefault();
      clear(article);
      if (handles.length > 1) sets.set(article, new Set(handles));
      apply(article, false);
      history.replaceState(null, "", "#" + handles[0]);
      show(handles[0], event.detail === 0);
      return jump(handles[0]);
    }
    const handle = link && link.hash.replace(/^#(d-)?/, "");
    if (link && items.has(handle) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      history.replaceState(null, "", "#" + handle);
      show(handle, event.detail === 0 || panel.contains(link));
      return jump(handle);
    }
    const handles = marked(event.target);
    const selection = window.getSelection();
    if (handles.length && (!selection || selection.isCollapsed)) show(handles[0], false);
    return undefined;
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const handle = current();
    if (event.key === "Escape") close();
    else if (event.key === "j" && handle) go(articleOf(items.get(handle)), handle, 1);
    else if (event.key === "k" && handle) go(articleOf(items.get(handle)), handle, -1);
  });

  // Folded where the window is narrow, unfolded where there is a rail and on paper.
  const folds = all("details.fold");
  const paper = window.matchMedia("print");
  const unfold = () => {
    for (const fold of folds) fold.open = wide.matches || paper.matches;
    if (paper.matches) return;
    if (open) place(open);
    for (const article of all(".article.filtered")) apply(article, false);
  };
  for (const media of [wide, paper]) media.addEventListener("change", unfold);
  unfold();
  const permalink = () => {
    const handle = decodeURIComponent(location.hash.slice(1)).replace(/^d-/, "");
    if (!items.has(handle)) return;
    show(handle, false);
    if (note(handle)) note(handle).scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", permalink);
  permalink();
})();
