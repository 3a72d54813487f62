"use strict";
// Sorting, filtering and opening numbers. Without it the page shows and prints the same: it only adds.
(() => {
  const collator = new Intl.Collator("zh-CN", { numeric: true });

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const keyOf = (cell, isNumber) => {
    if (cell.dataset.rank) return Number(cell.dataset.rank);
    const text = cell.textContent.trim();
    if (!isNumber) return text;
    const number = Number.parseFloat(text);
    return Number.isNaN(number) ? "" : number;
  };

  // What is empty stands last, whichever way the column is sorted.
  const compare = (a, b, way) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    return way * (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b));
  };

  const sort = (table, heading) => {
    const way = heading.ariaSort === "ascending" ? -1 : 1;
    const isNumber = heading.dataset.kind === "number";
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [keyOf(row.cells[heading.cellIndex], isNumber), row]);
    rows.sort((a, b) => compare(a[0], b[0], way));
    body.append(...rows.map((pair) => pair[1]));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", way === 1 ? "ascending" : "descending");
    heading.ariaSort = way === 1 ? "ascending" : "descending";
  };

  const addSorting = (table) => {
    for (const heading of table.tHead.rows[0].cells) {
      // Paper keeps the plain words: browsers leave buttons out of a head that is repeated on the next page.
      const printed = make("span", { className: "printed" }, ...heading.childNodes);
      const button = make("button", { type: "button", className: "sort" }, ...printed.cloneNode(true).childNodes);
      button.addEventListener("click", () => sort(table, heading));
      heading.append(printed, button);
    }
  };

  const choiceOf = (table, heading) => {
    const column = heading.cellIndex;
    const values = new Map();
    for (const row of table.tBodies[0].rows) {
      const cell = row.cells[column];
      values.set(cell.textContent.trim(), cell.dataset.rank || "");
    }
    const names = [...values.keys()].filter(Boolean);
    names.sort((a, b) => collator.compare(values.get(a) + a, values.get(b) + b));
    const select = make("select", {}, make("option", { value: "" }, "全部"), ...names.map((name) => make("option", { value: name }, name)));
    return { column, select, label: make("label", {}, heading.lastChild.textContent.trim() + " ", select) };
  };

  const addFilter = (table) => {
    const rows = [...table.tBodies[0].rows];
    const box = make("input", { type: "search", autocomplete: "off" });
    const choices = [...table.tHead.rows[0].cells].filter((heading) => "choose" in heading.dataset).map((heading) => choiceOf(table, heading));
    const status = make("output", { className: "count" });
    const bar = make("div", { className: "tools" }, make("label", {}, "筛选 ", box), ...choices.map((choice) => choice.label), status);
    bar.setAttribute("role", "search");
    bar.setAttribute("aria-label", table.caption.textContent + "：筛选");
    status.setAttribute("aria-live", "polite");
    let texts = null;
    let waiting = 0;
    const apply = () => {
      texts = texts || rows.map((row) => row.textContent.toLowerCase());
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      const wanted = choices.filter((choice) => choice.select.value);
      let shown = 0;
      rows.forEach((row, number) => {
        const found = words.every((word) => texts[number].includes(word));
        row.hidden = !(found && wanted.every((choice) => row.cells[choice.column].textContent.trim() === choice.select.value));
        shown += !row.hidden;
      });
      const isWhole = shown === rows.length;
      for (const total of [...table.tBodies].slice(1)) total.hidden = !isWhole;
      status.textContent = isWhole ? `共 ${rows.length} 行` : `显示 ${shown} 行，共 ${rows.length} 行`;
      bar.classList.toggle("partial", !isWhole);
    };
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(apply, rows.length > 1000 ? 200 : 0);
    });
    for (const choice of choices) choice.select.addEventListener("change", apply);
    table.parentElement.before(bar);
    status.textContent = `共 ${rows.length} 行`;
  };

  for (const table of document.querySelectorAll("main table")) {
    const count = table.tBodies[0].rows.length;
    if (count >= 2) addSorting(table);
    if (count >= 12) addFilter(table);
  }

  // A task may stand in a row that a filter hides, or in a folded table.
  const reveal = (target) => {
    for (let part = target; part; part = part.parentElement) {
      if (part.hidden) part.hidden = false;
      if (part.tagName === "DETAILS") part.open = true;
    }
  };
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    reveal(target);
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  if (location.hash) follow();

  const dialog = document.getElementById("source");
  const titleOf = (link) => {
    const row = link.hash && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const cell = row && row.querySelector(".id");
    const next = cell && cell.closest("td").nextElementSibling;
    return next ? ` ${next.textContent}` : "";
  };
  const open = (source) => {
    const list = document.getElementById("source-tasks");
    const items = [...source.querySelectorAll("li")].map((item) => item.cloneNode(true));
    for (const item of items) item.append(titleOf(item.firstElementChild));
    list.replaceChildren(...items);
    document.getElementById("source-title").textContent = source.querySelector("summary").textContent;
    dialog.showModal();
    dialog.scrollTop = 0;
  };
  if (dialog.showModal) {
    for (const link of document.querySelectorAll("a.number")) {
      const source = document.getElementById(link.hash.slice(1));
      if (!source) continue;
      link.setAttribute("aria-haspopup", "dialog");
      link.addEventListener("click", (event) => {
        event.preventDefault();
        open(source);
      });
    }
    dialog.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link || event.target === dialog) dialog.close();
    });
  }
})();
