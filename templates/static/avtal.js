// What pages do better with a script and do without it as well: words before an act that cannot be undone,
// sizes of files before they are sent, copying a link, and a warning before the session ends.
"use strict";

for (const form of document.querySelectorAll("form[data-confirm]")) {
  form.addEventListener("submit", (event) => {
    if (!window.confirm(form.dataset.confirm)) event.preventDefault();
  });
}

// A form is sent once, however often the button is pressed.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

for (const input of document.querySelectorAll('input[type="file"][data-most]')) {
  input.addEventListener("change", () => {
    const isTooLarge = [...input.files].some((file) => file.size > Number(input.dataset.most));
    input.setCustomValidity(isTooLarge ? input.dataset.tooLarge : "");
    input.reportValidity();
  });
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select();
      document.execCommand("copy");
    }
    button.textContent = button.dataset.done;
  });
}

// A page with problems begins at them, for the keyboard and the screen reader.
document.getElementById("problems")?.focus();

const idle = document.querySelector("[data-idle-end]");
if (idle) {
  // The server's clock counts, not the computer's.
  const left = Date.parse(idle.dataset.idleEnd) - Date.parse(idle.dataset.now);
  setTimeout(() => (idle.hidden = false), Math.max(0, left - 5 * 60 * 1000));
  idle.querySelector("[data-stay]").addEventListener("click", async (event) => {
    event.preventDefault();
    const answer = await fetch(event.currentTarget.dataset.stay, { redirect: "error" }).catch(() => null);
    if (answer?.ok) idle.hidden = true;
    else window.location.reload();
  });
}

// The checklist beside a text: choosing a requirement marks all of its passage, and choosing a passage shows its
// requirement, also where its group is folded. Without this the links lead there just the same.
const reading = document.querySelector(".reading");
if (reading) {
  const choose = (id) => {
    for (const one of reading.querySelectorAll(".is-chosen")) one.classList.remove("is-chosen");
    if (!id) return;
    for (const mark of reading.querySelectorAll("mark[data-passage]")) {
      if (mark.dataset.passage.split(" ").includes(id)) mark.classList.add("is-chosen");
    }
    reading.querySelector(`a[data-passage="${CSS.escape(id)}"]`)?.closest(".check")?.classList.add("is-chosen");
  };
  const follow = () => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target || !reading.contains(target)) return;
    for (let folded = target.closest("details:not([open])"); folded; folded = folded.parentElement?.closest("details:not([open])")) folded.open = true;
    if (target.matches(".check")) {
      choose(target.querySelector("a[data-passage]")?.dataset.passage ?? "");
      target.classList.add("is-chosen");
      target.scrollIntoView({ block: "nearest" });
      target.focus({ preventScroll: true });
    } else {
      choose(target.matches(".passage-start") ? id : "");
    }
  };
  window.addEventListener("hashchange", follow);
  follow();
  reading.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-passage]");
    if (!mark || event.target.closest("a") || !window.getSelection()?.isCollapsed) return;
    const id = mark.dataset.passage.split(" ").at(-1);
    const check = reading.querySelector(`a[data-passage="${CSS.escape(id)}"]`)?.closest(".check");
    if (check) window.location.hash = check.id;
  });
  // On a narrow screen the contents are folded, so that the text comes first.
  if (window.matchMedia("(max-width: 60rem)").matches) {
    for (const folded of reading.querySelectorAll('[data-narrow="closed"]')) folded.open = false;
  }
}

// The workbench: keys go from point to point, what is selected in the text is taken over into the feedback, and the
// passage of the point that is looked at is shown. Keys can be switched off, and are silent while something is typed.
const points = document.querySelector(".points");
if (points) {
  const current = points.querySelector(".check.is-current");
  const passage = current?.querySelector("a[data-passage]")?.dataset.passage;
  if (passage) {
    const mark = document.getElementById(passage);
    for (const one of document.querySelectorAll("mark[data-passage]")) {
      if (one.dataset.passage.split(" ").includes(passage)) one.classList.add("is-chosen");
    }
    if (window.matchMedia("(min-width: 60rem)").matches) mark?.scrollIntoView({ block: "center" });
  }
  for (const button of points.querySelectorAll("[data-take-selection]")) {
    button.hidden = false;
    let selected = "";
    document.addEventListener("selectionchange", () => {
      const selection = document.getSelection();
      if (selection && !selection.isCollapsed && document.querySelector(".document")?.contains(selection.anchorNode)) selected = selection.toString();
    });
    button.addEventListener("click", () => {
      if (selected) document.getElementById(button.dataset.takeSelection).value = selected.replace(/\s+/g, " ").trim();
    });
  }
  // A comment is about the clause in which something is selected.
  const clause = points.querySelector("[data-clause]");
  if (clause) {
    document.addEventListener("selectionchange", () => {
      const selection = document.getSelection();
      const text = document.querySelector(".document");
      if (!selection || selection.isCollapsed || !text?.contains(selection.anchorNode)) return;
      let id = "";
      for (const one of text.querySelectorAll('[id^="t-"]')) {
        if (!one.contains(selection.anchorNode) && !(one.compareDocumentPosition(selection.anchorNode) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
        id = one.id;
      }
      if ([...clause.options].some((option) => option.value === id)) clause.value = id;
    });
  }
  // A link beside a clause leads to its thread, also where the comments are folded.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (target?.matches(".thread")) {
      target.closest("details").open = true;
      target.scrollIntoView({ block: "nearest" });
      target.focus({ preventScroll: true });
    }
  };
  window.addEventListener("hashchange", unfold);
  unfold();
  const hint = points.querySelector("[data-keys-hint]");
  if (hint) {
    hint.hidden = false;
    const toggle = hint.querySelector("[data-keys]");
    const isOn = () => toggle.getAttribute("aria-pressed") === "true";
    try {
      toggle.setAttribute("aria-pressed", window.localStorage.getItem("avtal-keys") === "off" ? "false" : "true");
    } catch { /* Where nothing may be kept, keys are on. */ }
    toggle.addEventListener("click", () => {
      toggle.setAttribute("aria-pressed", isOn() ? "false" : "true");
      try { window.localStorage.setItem("avtal-keys", isOn() ? "on" : "off"); } catch { /* It holds for this page. */ }
    });
    document.addEventListener("keydown", (event) => {
      if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
      const all = [...points.querySelectorAll(".check")];
      const at = all.indexOf(current);
      if (event.key === "j" || event.key === "k") {
        const to = all[at + (event.key === "j" ? 1 : -1)]?.querySelector("a[data-point]");
        if (to) window.location.assign(to.href);
      } else if (event.key === "d") {
        current?.querySelector("[data-decide]")?.focus();
        event.preventDefault();
      }
    });
  }
}
