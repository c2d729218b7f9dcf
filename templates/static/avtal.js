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
