// What Gradio's listeners cannot do. One listener each, on the document: nothing is bound anew when the page changes.
(() => {
  // Gradio's <base href="./"> turns "#t1-s1" into another page as soon as the address has a query, as on a Space,
  // and following a citation would then load the page anew. Without it every relative address stays what it was.
  document.querySelector("base")?.remove();

  const box = () => document.querySelector("#question textarea");

  // What was being written outlives a reload, such as Gradio's own when a lost server is back.
  const draft = "on-record-draft";
  addEventListener("pagehide", () => sessionStorage.setItem(draft, box()?.value ?? ""));
  const rewrite = () => {
    const kept = sessionStorage.getItem(draft);
    if (kept === null || !box()) return;
    sessionStorage.removeItem(draft);
    if (!kept) return;
    box().value = kept;
    box().dispatchEvent(new Event("input"));
  };

  // A link into the tab behind: bring the tab to the front, then follow the link.
  const follow = (anchor) => {
    const target = document.getElementById(anchor);
    if (!target) return false;
    const panel = target.closest("[role=tabpanel]");
    if (panel && !target.getClientRects().length && !target.closest("details:not([open])"))
      document.querySelector(`#panel [data-tab-id="${panel.id.replace("tab-", "")}"]`)?.click();
    for (let folded = target.closest("details"); folded; folded = folded.parentElement?.closest("details"))
      folded.open = true;
    const go = () => {
      // Gone through the address, so that :target moves and Back leads back.
      if (location.hash === `#${anchor}`) history.replaceState(null, "", location.pathname + location.search);
      location.hash = anchor;
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "nearest" });
    };
    // What stands in view already takes the focus at once: with the next frame, it would take keys meant for the box.
    if (target.getClientRects().length) go();
    else requestAnimationFrame(go);
    return true;
  };

  const said = (button, words) => {
    const before = button.textContent;
    button.textContent = words;
    setTimeout(() => (button.textContent = before), 2000);
  };

  const copy = async (button) => {
    try {
      await navigator.clipboard.writeText(button.dataset.text);
      said(button, button.dataset.done);
    } catch {
      said(button, button.dataset.failed);
    }
  };

  const sort = (button) => {
    const head = button.closest("th");
    const body = head.closest("table").tBodies[0];
    const down = head.getAttribute("aria-sort") === "ascending";
    const key = (row) => {
      const cell = row.cells[head.cellIndex];
      return cell.querySelector("time")?.dateTime ?? cell.textContent;
    };
    const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
    const rows = [...body.rows].sort((one, other) => order.compare(key(one), key(other)));
    body.append(...(down ? rows.reverse() : rows));
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  };

  // Gradio's columns have no roles; these are the places that a screen reader can jump to.
  const spoken = onRecordPlaces[navigator.language.split("-")[0]] ?? onRecordPlaces.en;
  const places = [
    ["composer", "search", spoken[0]],
    ["sources", "complementary", spoken[1]],
  ];
  const tellUnfolded = (button) => (button.ariaExpanded = String(button.classList.contains("open")));

  // Gradio names each part of an answer by its own markup, which a screen reader would read out, does not say what is
  // folded, puts a notice's closing button inside another, makes a stop of a list of choices, which closes when it is
  // reached, and gives radio buttons each a name of its own, so that arrows do not go from one to the next.
  new MutationObserver(() => {
    rewrite();
    for (const [id, role, label] of places) {
      const place = document.getElementById(id);
      if (!place || place.role) continue;
      place.role = role;
      place.ariaLabel = label;
    }
    for (const part of document.querySelectorAll("#chat [data-testid][aria-label*='<']"))
      part.removeAttribute("aria-label");
    for (const button of document.querySelectorAll(".label-wrap:not([aria-expanded])")) tellUnfolded(button);
    for (const list of document.querySelectorAll("[role=listbox]:not([tabindex])")) list.tabIndex = -1;
    for (const radio of document.querySelectorAll("#scope input:not([name=scope])")) radio.name = "scope";
    for (const head of document.querySelectorAll(".toast-header[role]"))
      for (const attribute of ["role", "tabindex"]) head.removeAttribute(attribute);
  }).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["aria-label", "name"] });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      if (follow(link.getAttribute("href").slice(1))) event.preventDefault();
      return;
    }
    const button = event.target.closest?.("button");
    // A plot drawn in a tab behind has no width yet; it looks again when the window is resized.
    if (button?.matches("#panel [role=tab]")) setTimeout(() => dispatchEvent(new Event("resize")), 50);
    if (button?.matches(".label-wrap")) setTimeout(() => tellUnfolded(button), 50);
    if (button?.matches(".copy")) copy(button);
    if (button?.matches(".sort")) sort(button);
  });

  // The points of the timeline are links too, followed by the plot itself.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && !target.getClientRects().length) follow(target.id);
  });

  // Gradio measures the box when something is written there, but not when a phone is turned.
  addEventListener("resize", () => box()?.dispatchEvent(new Event("input")));

  // On paper nothing can be unfolded, and light words would vanish.
  let unfolded = [];
  let dark = false;
  addEventListener("beforeprint", () => {
    dark = document.body.classList.contains("dark");
    document.body.classList.remove("dark");
    unfolded = [...document.querySelectorAll("#chat details:not([open]), #sources details:not([open])")];
    for (const folded of unfolded) folded.open = true;
  });
  addEventListener("afterprint", () => {
    document.body.classList.toggle("dark", dark);
    for (const folded of unfolded) folded.open = false;
  });

  // A list of choices that the keyboard leaves would stay open, over the page.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || !event.target.matches?.("[role=combobox][aria-expanded=true]")) return;
    event.target.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable=true]")) return;
    if (!box()) return;
    event.preventDefault();
    box().focus();
  });
})();
