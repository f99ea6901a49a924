// Everything here is a convenience: the pages work without it.

for (const form of document.querySelectorAll("form[data-confirm]")) {
  form.addEventListener("submit", (event) => {
    if (!confirm(form.dataset.confirm)) {
      event.preventDefault();
    }
  });
}

for (const part of document.querySelectorAll("[data-submit-on-change]")) {
  const form = part.closest("form");
  part.addEventListener("change", () => form.requestSubmit());
  if (part === form) {
    form.querySelector("button").hidden = true;
  }
}

for (const search of document.querySelectorAll("input[data-filter]")) {
  const table = document.getElementById(search.dataset.filter);
  const nothing = document.querySelector("[data-nothing-found]");
  const filter = () => {
    const wanted = search.value.trim().toLocaleLowerCase();
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
      shown += row.hidden ? 0 : 1;
    }
    table.hidden = shown === 0;
    nothing.hidden = shown > 0;
  };
  if (table) {
    search.addEventListener("input", filter);
  }
}

for (const input of document.querySelectorAll("input[type=file][accept='image/*']")) {
  const preview = document.createElement("img");
  preview.className = "preview";
  preview.alt = "";
  input.after(preview);
  input.addEventListener("change", () => {
    URL.revokeObjectURL(preview.src);
    preview.src = input.files.length ? URL.createObjectURL(input.files[0]) : "";
    preview.classList.toggle("there", input.files.length > 0);
  });
}
