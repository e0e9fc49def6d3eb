"use strict";
// Connects the parts of a statement, filters by speaker and mode, shows a statement's detail.
// The page reads without it: notes link to the list, the list links back.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");

  // Handle of a statement -> every mark and note that belongs to it.
  const parts = new Map();
  for (const part of all("[data-s]")) {
    for (const handle of part.dataset.s.split(" ")) {
      if (!parts.has(handle)) parts.set(handle, []);
      parts.get(handle).push(part);
    }
  }

  let lit = [];
  let open = null;
  const light = (handles) => {
    for (const part of lit) part.classList.remove("on");
    lit = handles.flatMap((handle) => parts.get(handle) || []);
    for (const part of lit) part.classList.add("on");
  };
  const rest = () => light(open ? [open] : []);
  const marked = (target) => {
    const part = target instanceof Element ? target.closest("[data-s]") : null;
    if (!part || part.classList.contains("off")) return [];
    return part.dataset.s.split(" ").filter((handle) => !hidden.has(handle));
  };

  const hidden = new Set();
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

  // The detail of one statement.
  const panel = byId("panel");
  const body = byId("panel-body");
  body.tabIndex = -1;
  const note = (handle) => byId("n-" + handle);
  const show = (handle, focus) => {
    const item = byId("d-" + handle);
    if (!item) return;
    open = handle;
    body.replaceChildren(...Array.from(item.childNodes, (node) => node.cloneNode(true)));
    body.className = "panel-body " + item.classList[0];
    const title = body.querySelector(".who");
    if (title) title.id = "panel-title";
    panel.hidden = false;
    panel.scrollTop = 0;
    light([handle]);
    if (focus) body.focus({ preventScroll: true });
  };
  const close = () => {
    if (panel.hidden) return;
    const inside = panel.contains(document.activeElement);
    panel.hidden = true;
    const last = open;
    open = null;
    light([]);
    if (inside && last && note(last)) note(last).focus();
  };
  const visible = () => all(".list [data-item]").filter((item) => !item.hidden);
  const step = (from, by) => {
    const handles = visible().map((item) => item.dataset.item);
    const at = handles.indexOf(from);
    if (at < 0) return by > 0 ? handles[0] : handles[handles.length - 1];
    return handles[at + by];
  };
  const current = () => {
    const handles = marked(document.activeElement);
    return open || handles[0] || null;
  };
  const go = (by) => {
    const handle = step(current(), by);
    if (!handle) return;
    if (note(handle)) note(handle).scrollIntoView({ block: "center" });
    if (panel.hidden && note(handle)) note(handle).focus({ preventScroll: true });
    else show(handle, panel.contains(document.activeElement));
  };

  document.addEventListener("click", (event) => {
    const act = event.target.closest("[data-do]");
    if (act) return actions[act.dataset.do](act);
    const link = event.target.closest("a[href]");
    if (link && panel.contains(link)) {
      const [kind, handle] = [link.hash.slice(0, 3), link.hash.slice(3)];
      if (kind === "#d-") {
        event.preventDefault();
        show(handle, true);
      } else if (kind === "#n-") {
        event.preventDefault();
        actions.show();
      }
      return undefined;
    }
    const selection = window.getSelection();
    const handles = marked(event.target);
    if (handles.length && (!selection || selection.isCollapsed)) {
      event.preventDefault();
      show(handles[0], Boolean(event.target.closest(".note")) && event.detail === 0);
    }
    return undefined;
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") close();
    else if (event.key === "j" && current()) go(1);
    else if (event.key === "k" && current()) go(-1);
  });

  // The filters: none pressed in a group shows all of it.
  const apply = (article) => {
    const chosen = {};
    for (const group of all("[data-filter]", article)) {
      const pressed = all('[aria-pressed="true"]', group).map((button) => button.dataset.key);
      if (pressed.length) chosen[group.dataset.filter] = new Set(pressed);
    }
    const items = all("[data-item]", article);
    let shown = 0;
    for (const item of items) {
      const off = Object.entries(chosen).some(
        ([name, keys]) => !item.dataset[name].split(" ").some((key) => keys.has(key)),
      );
      item.hidden = off;
      if (off) hidden.add(item.dataset.item);
      else hidden.delete(item.dataset.item);
      shown += off ? 0 : 1;
    }
    for (const part of all("[data-s]", article)) {
      part.classList.toggle("off", part.dataset.s.split(" ").every((name) => hidden.has(name)));
    }
    const state = article.querySelector(".state");
    const words = state.querySelector("[data-template]");
    state.hidden = shown === items.length;
    words.textContent = words.dataset.template
      .replace("{n}", shown)
      .replace("{all}", items.length);
    if (open && hidden.has(open)) close();
  };
  for (const group of all("[data-filter]")) {
    for (const button of all("button", group)) {
      button.disabled = false;
      button.addEventListener("click", () => {
        const pressed = button.getAttribute("aria-pressed") === "true";
        button.setAttribute("aria-pressed", String(!pressed));
        apply(button.closest(".article"));
      });
    }
  }

  const actions = {
    close,
    next: () => go(1),
    previous: () => go(-1),
    show: () => {
      const target = open && note(open);
      if (!target) return;
      target.scrollIntoView({ block: "center" });
      target.focus({ preventScroll: true });
    },
    reset: (button) => {
      const article = button.closest(".article");
      for (const one of all('[aria-pressed="true"]', article)) {
        one.setAttribute("aria-pressed", "false");
      }
      apply(article);
      const first = article.querySelector("[data-filter] button");
      if (first) first.focus();
    },
  };
})();
