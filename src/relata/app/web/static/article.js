"use strict";
// The desk of an article: accept, reject, reassign, comment, mark what was missed, undo. The report's
// script shows the statements; this one adds to its detail and keeps what editors say.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const data = JSON.parse(byId("relata-desk").textContent);
  const words = data.words;
  const panel = byId("panel");
  const box = byId("correct");
  const text = document.querySelector(".article .text");
  let open = null;

  // What is said for a moment at the foot of the window.
  const toast = byId("toast");
  let fading = 0;
  const say = (message) => {
    toast.textContent = message;
    toast.classList.add("shown");
    window.clearTimeout(fading);
    fading = window.setTimeout(() => toast.classList.remove("shown"), 4000);
  };

  // The server: every correction is a line of its own, and can be taken back.
  const send = async (path, body) => {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    });
    const result = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error((result.error && result.error.message) || words.failed);
    return result;
  };
  const correct = (kind, body) =>
    send("/api/v1/corrections", { kind, article: data.article, ...body });
  const undone = () => JSON.parse(sessionStorage.getItem("relata-made") || "[]");
  const remember = (id) =>
    sessionStorage.setItem("relata-made", JSON.stringify([...undone(), id].slice(-100)));
  // Marks change with a correction of who speaks: the page is made anew, at the same statement.
  const renew = (handle, message) => {
    if (message) sessionStorage.setItem("relata-said", message);
    history.replaceState(null, "", handle ? "#" + handle : location.pathname + location.search);
    location.reload();
  };

  // How far the check is.
  const statements = new Map(Object.entries(data.statements));
  const waits = (one) => one.review === "none" && one.check.length > 0;
  const count = () => {
    const checkable = [...statements.values()].filter((one) => one.check.length || one.review !== "none");
    const done = checkable.filter((one) => !waits(one)).length;
    const line = document.querySelector("[data-checked]");
    line.textContent = !checkable.length ? line.dataset.none : line.dataset.checked.replace("{n}", done).replace("{all}", checkable.length);
    byId("desk").querySelector("progress").value = done;
  };
  const dress = (handle) => {
    const review = statements.get(handle).review;
    for (const part of all(`[data-s~="${CSS.escape(handle)}"], [data-item="${CSS.escape(handle)}"]`)) {
      part.classList.toggle("r-accepted", ["accepted", "corrected", "missed"].includes(review));
      part.classList.toggle("r-rejected", review === "rejected");
    }
    const note = byId(handle);
    if (note) note.classList.toggle("r-waits", waits(statements.get(handle)));
  };
  statements.forEach((_, handle) => dress(handle));

  const item = (tag, content, className) => {
    const made = document.createElement(tag);
    made.textContent = content;
    if (className) made.className = className;
    return made;
  };
  const link = (name, target) => {
    const made = item("a", name);
    made.href = target;
    return made;
  };
  // The part of the detail where the statement is checked.
  const show = (handle) => {
    open = handle;
    const one = statements.get(handle);
    box.hidden = !one;
    if (!one) return;
    const state = box.querySelector(".correct-state");
    state.replaceChildren(item("span", words.review[one.review], "chip " + (waits(one) ? "open" : one.review === "none" ? "" : "done")));
    if (waits(one)) state.append(" ", one.check.map((reason) => words.reasons[reason] || reason).join(" · "));
    const past = box.querySelector(".correct-past");
    past.replaceChildren(...one.corrections.map((made) => {
      const row = item("li", made.line + " ");
      const button = item("button", words.undo, "plain");
      button.type = "button";
      button.addEventListener("click", () => undo(made.id));
      row.append(button);
      return row;
    }));
    const links = box.querySelector(".correct-links");
    links.replaceChildren(
      ...one.speakers.filter((who) => who.entity).flatMap((who) => [link(words.all_by.replace("{name}", who.name), "/people/" + who.entity), " "]),
      link(words.permalink, "/statements/" + one.ref),
    );
    byId("panel-body").before(box);
  };
  panel.addEventListener("statement", (event) => show(event.detail.handle));
  if (location.hash && statements.has(location.hash.slice(1))) show(location.hash.slice(1));

  // A link names a statement by its key in the archive, which may not be its place on the page.
  const named = location.hash.slice(1);
  if (named && !statements.has(named)) {
    const found = [...statements.keys()].find((handle) => statements.get(handle).key === named);
    if (found && byId(found)) {
      byId(found).click();
      byId(found).scrollIntoView({ block: "center" });
    }
  }

  const openStatement = (handle) => {
    const target = byId(handle) || document.querySelector(`[data-item="${CSS.escape(handle)}"] .id`);
    if (target) target.click();
  };
  const inOrder = () => all(".note").map((note) => note.id).filter((id) => statements.has(id));
  const nextToCheck = () => {
    const order = inOrder();
    const at = open ? order.indexOf(open) : -1;
    const found = [...order.slice(at + 1), ...order.slice(0, at + 1)]
      .find((handle) => waits(statements.get(handle)));
    if (found) openStatement(found);
    else say(words.all_checked);
    return found;
  };

  const review = async (kind, result) => {
    const handle = open;
    const one = handle && statements.get(handle);
    if (!one) return say(words.open_one);
    try {
      const made = await correct(kind, { statement: one.ref });
      remember(made.id);
      one.review = result;
      one.corrections.push({ id: made.id, line: made.line || words.review[result] });
      dress(handle);
      count();
      say(words.review[result]);
      if (!nextToCheck()) show(handle);
    } catch (error) { say(error.message); }
    return undefined;
  };
  const undo = async (id) => {
    const made = undone();
    const which = id || made.at(-1);
    if (!which) return say(words.nothing_to_undo);
    try {
      await send(`/api/v1/corrections/${which}/undo`, {});
      sessionStorage.setItem("relata-made", JSON.stringify(made.filter((one) => one !== which)));
      renew(open, words.undone);
    } catch (error) { say(error.message); }
    return undefined;
  };

  // Who says it: one of those in the article, somebody of the archive, or nobody.
  const choices = (dialog, chosen) => {
    const group = dialog.querySelector(".box-choices");
    group.replaceChildren(...[...data.people, { entity: "nobody", name: words.nobody }].map((who, number) => {
      const label = document.createElement("label");
      const radio = document.createElement("input");
      radio.type = "radio";
      radio.name = "who";
      radio.value = who.entity || "name:" + who.name;
      radio.checked = chosen.includes(radio.value) || chosen.includes(who.entity);
      const name = item("bdi", who.name);
      label.append(radio, " ", name);
      if (number < 9) label.append(" ", item("kbd", String(number + 1)));
      return label;
    }));
  };
  const who = (dialog) => {
    const typed = dialog.querySelector("input[name=name]").value.trim();
    if (typed) {
      const known = data.people.find((one) => one.name === typed && one.entity);
      return known ? { entity: known.entity } : { name: typed };
    }
    const radio = dialog.querySelector("input[type=radio]:checked");
    if (!radio || radio.value === "nobody") return {};
    return radio.value.startsWith("name:") ? { name: radio.value.slice(5) } : { entity: Number(radio.value) };
  };
  // Opens a dialog; `save` gets it, and what it throws is shown in it.
  const ask = (name, before, save) => {
    const dialog = byId("dialog-" + name);
    const alert = dialog.querySelector("[role=alert]");
    const form = dialog.querySelector("form");
    form.reset();
    if (alert) alert.hidden = true;
    before(dialog);
    form.onsubmit = async (event) => {
      if (!save) return;
      event.preventDefault();
      try {
        await save(dialog);
        dialog.close();
      } catch (error) {
        alert.textContent = error.message;
        alert.hidden = false;
      }
    };
    dialog.showModal();
    const first = dialog.querySelector("input[type=radio]:checked, input[type=radio], textarea");
    if (first) first.focus();
  };
  for (const button of all("[data-cancel]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  for (const dialog of all("dialog")) {
    dialog.addEventListener("keydown", (event) => {
      event.stopPropagation();
      const radios = all("input[type=radio]", dialog);
      if (/^[1-9]$/.test(event.key) && !event.target.matches("input:not([type=radio]), textarea") && radios[event.key - 1]) {
        radios[event.key - 1].checked = true;
        radios[event.key - 1].focus();
      }
    });
  }
  // Names of the whole archive, as they are typed.
  let typing = 0;
  for (const field of all("input[list=speaker-names]")) {
    field.addEventListener("input", () => {
      window.clearTimeout(typing);
      typing = window.setTimeout(async () => {
        if (field.value.trim().length < 3) return;
        const answer = await fetch("/api/v1/entities?name=" + encodeURIComponent(field.value.trim()));
        if (!answer.ok) return;
        const found = (await answer.json()).entities || [];
        byId("speaker-names").replaceChildren(...found.slice(0, 10).map((one) => {
          const option = document.createElement("option");
          option.value = one.name;
          if (!data.people.some((known) => known.entity === one.id)) {
            data.people.push({ entity: one.id, name: one.name });
          }
          return option;
        }));
      }, 250);
    });
  }
  const quoteOf = (handle) => {
    const entry = document.querySelector(`[data-item="${CSS.escape(handle)}"] blockquote`);
    return entry ? entry.textContent.trim() : "";
  };
  const reassign = () => {
    const one = open && statements.get(open);
    if (!one) return say(words.open_one);
    const chosen = one.speakers.map((speaker) => speaker.entity || "name:" + speaker.name);
    return ask("speaker", (dialog) => {
      dialog.querySelector(".box-words").textContent = quoteOf(open);
      choices(dialog, chosen.length ? chosen : ["nobody"]);
    }, async (dialog) => {
      const made = await correct("speaker", { statement: one.ref, value: who(dialog) });
      remember(made.id);
      renew(open, words.review.corrected);
    });
  };
  const comment = () => {
    const one = open && statements.get(open);
    return ask("comment", () => undefined, async (dialog) => {
      const value = { text: dialog.querySelector("textarea").value.trim() };
      const made = await correct("note", one ? { statement: one.ref, value } : { value });
      remember(made.id);
      renew(open, words.saved);
    });
  };

  // Marking what was missed: by the mouse, or by the keys, word for word.
  const bar = byId("mark-bar");
  const plain = (range) => {
    const copy = range.cloneContents();
    for (const part of all(".note, .start, .panel, .vh", copy)) part.remove();
    return copy.textContent;
  };
  const selected = () => {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const inside = (node) => text.contains(node) || document.querySelector(".head h1").contains(node);
    if (!inside(range.startContainer) || !inside(range.endContainer)) return null;
    const quote = plain(range);
    if (!quote.trim()) return null;
    const before = document.createRange();
    before.setStart(document.querySelector(".article .head"), 0);
    before.setEnd(range.startContainer, range.startOffset);
    const after = document.createRange();
    after.setStart(range.endContainer, range.endOffset);
    after.setEndAfter(text);
    const left = quote.length - quote.trimStart().length;
    const right = quote.length - quote.trimEnd().length;
    return {
      quote: quote.trim(),
      before: (plain(before) + quote.slice(0, left)).slice(-40),
      after: (quote.slice(quote.length - right || quote.length) + plain(after)).slice(0, 40),
    };
  };
  let marking = false;
  const begin = () => {
    marking = true;
    bar.hidden = false;
    if (selected()) return;
    const from = (open && byId(open) && byId(open).closest("p, li")) || text.querySelector("p");
    const selection = window.getSelection();
    selection.removeAllRanges();
    const range = document.createRange();
    range.selectNodeContents(from);
    range.collapse(true);
    selection.addRange(range);
    selection.modify("extend", "forward", "word");
    text.focus({ preventScroll: true });
    from.scrollIntoView({ block: "center" });
  };
  const end = () => {
    marking = false;
    bar.hidden = true;
    window.getSelection().removeAllRanges();
  };
  const move = (event) => {
    const selection = window.getSelection();
    const forward = event.key === "ArrowRight" || event.key === "ArrowDown";
    const unit = event.key === "ArrowUp" || event.key === "ArrowDown" ? "line" : "word";
    if (event.shiftKey) selection.modify("extend", forward ? "forward" : "backward", unit);
    else {
      if (forward) selection.collapseToEnd();
      else selection.collapseToStart();
      if (unit === "line" || !forward) selection.modify("move", forward ? "forward" : "backward", unit);
      selection.modify("extend", "forward", "word");
    }
    event.preventDefault();
  };
  const marked = () => {
    const anchor = selected();
    if (!anchor) return say(words.select_first);
    return ask("missed", (dialog) => {
      dialog.querySelector(".box-words").textContent = anchor.quote;
      choices(dialog, []);
      const direct = /^["“„«»‚‘]/.test(anchor.quote) || /["“„«]$/.test(anchor.before);
      dialog.querySelector("select").value = direct ? "direct" : "indirect";
    }, async (dialog) => {
      const value = { ...who(dialog), mode: dialog.querySelector("select").value };
      const made = await correct("missed", { anchor, value });
      remember(made.id);
      end();
      renew(made.key, words.review.missed);
    });
  };
  document.addEventListener("mouseup", () => {
    window.setTimeout(() => {
      if (marking) return;
      const found = selected();
      bar.hidden = !found;
    }, 0);
  });

  const acts = {
    next: nextToCheck,
    mark: begin,
    marked,
    unmark: end,
    keys: () => ask("keys", () => undefined, null),
    accept: () => review("accept", "accepted"),
    reject: () => review("no-statement", "rejected"),
    speaker: reassign,
    comment,
    undo: () => undo(),
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-desk]");
    if (button) acts[button.dataset.desk]();
  });
  const keys = { n: "next", a: "accept", x: "reject", s: "speaker", c: "comment", u: "undo", "?": "keys" };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.matches("input, textarea, select") || document.querySelector("dialog[open]")) return;
    if (marking) {
      if (event.key.startsWith("Arrow")) move(event);
      else if (event.key === "Enter" && !event.target.matches("button")) { event.preventDefault(); marked(); }
      else if (event.key === "Escape") end();
      return;
    }
    if (event.key === "m") { event.preventDefault(); if (selected()) marked(); else begin(); }
    else if (event.key === "j" && !open) nextToCheck();
    else if (keys[event.key]) { event.preventDefault(); acts[keys[event.key]](); }
  });

  const said = sessionStorage.getItem("relata-said");
  if (said) {
    sessionStorage.removeItem("relata-said");
    say(said);
  }
})();
