// A book whose pages are turned. foliate-js lays them out; here are the ways about in it: keys,
// buttons, touch, contents, the pages of the printed book, notes, and the place where one left off.

import { dress, listenToLooks } from "./looks.js";
import { remember, remembered } from "./memory.js";
import { showNote } from "./notes.js";

const find = (id) => document.getElementById(id);
const pages = find("page");
const links = [...document.querySelectorAll("#contents a[data-target]")];

open().catch((error) => {
  console.error(error);
  find("told").hidden = true;
  find("instead").hidden = false;
});

/** Open the shipped e-book at the place where its reader left off. */
async function open() {
  const [answer] = await Promise.all([fetch(document.body.dataset.book), import("./foliate-js/view.js")]);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  const view = document.createElement("foliate-view");
  find("book").append(view);
  view.addEventListener("load", ({ detail }) => makeReady(view, detail.doc));
  view.addEventListener("relocate", ({ detail }) => tellPlace(detail));
  view.addEventListener("link", (event) => followLink(view, event));
  view.addEventListener("external-link", leave);
  await view.open(new File([await answer.blob()], "book.epub"));
  layOut(view.renderer);
  dress(view, remembered());
  await view.init({ lastLocation: remembered().place });
  listen(view);
  find("told").hidden = true;
  document.body.dataset.ready = "";
}

/** Two columns where there is room for two, else one; pages slide unless the reader wants no motion. */
function layOut(renderer) {
  const settings = { margin: "20px", gap: "7%", "max-inline-size": "640px", "max-block-size": "1000px" };
  for (const [name, value] of Object.entries(settings)) renderer.setAttribute(name, value);
  renderer.toggleAttribute("animated", !matchMedia("(prefers-reduced-motion: reduce)").matches);
}

// --- turning pages -----------------------------------------------------------------------------------

const KEYS = {
  ArrowLeft: (view) => view.goLeft(),
  ArrowRight: (view) => view.goRight(),
  PageUp: (view) => view.prev(),
  PageDown: (view) => view.next(),
  " ": (view, { shiftKey }) => (shiftKey ? view.prev() : view.next()),
};

function listen(view) {
  find("back").addEventListener("click", () => view.prev());
  find("forward").addEventListener("click", () => view.next());
  addEventListener("keydown", (event) => press(view, event));
  pages?.addEventListener("change", async () => {
    const chosen = pages.value;
    await view.goTo(chosen);
    pages.value = chosen; // several may begin in view, and the last of them was told
  });
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      find("contents").close();
      view.goTo(link.dataset.target);
    });
  }
  for (const button of document.querySelectorAll("[data-opens]")) {
    button.addEventListener("click", () => find(button.dataset.opens).showModal());
  }
  for (const dialog of document.querySelectorAll("dialog")) {
    // Its own content fills a dialog: a click on itself is one beside it.
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  }
  listenToLooks(view);
}

function press(view, event) {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const own = key === " " ? "select, input, button, a" : "select, input";
  if (!KEYS[key] || ctrlKey || metaKey || altKey || target.closest?.(own)) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  KEYS[key](view, event);
}

/** A document of the book is shown: keys and taps in it turn pages, too. The cover stands alone. */
function makeReady(view, doc) {
  const frame = doc.defaultView.frameElement;
  frame.title = document.title;
  const columns = doc.body.classList.contains("cover") ? "1" : "2";
  if (view.renderer.getAttribute("max-column-count") !== columns) {
    view.renderer.setAttribute("max-column-count", columns);
  }
  doc.addEventListener("keydown", (event) => press(view, event));
  doc.addEventListener("click", ({ pointerType, clientX, target }) => {
    if (pointerType !== "touch" || target.closest("a") || !doc.getSelection().isCollapsed) return;
    const across = (frame.getBoundingClientRect().left + clientX) / innerWidth;
    if (across < 0.3) view.goLeft();
    else if (across > 0.7) view.goRight();
  });
}

// --- where the reader is -------------------------------------------------------------------------------

function tellPlace({ cfi, fraction, tocItem, pageItem }) {
  remember({ place: cfi });
  find("progress").style.inlineSize = `${100 * (fraction ?? 0)}%`;
  find("chapter").textContent = tocItem?.label?.trim() ?? "";
  if (pages) pages.value = pageItem?.href ?? "";
  for (const link of links) {
    if (link.dataset.target === tocItem?.href) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

// --- links ---------------------------------------------------------------------------------------------

function followLink(view, event) {
  const { a, href } = event.detail;
  if (a.getAttribute("role") !== "doc-noteref") return;
  event.preventDefault();
  showNote(view, find("note"), a.textContent.trim(), href).then((shown) => shown || view.goTo(href));
}

/** A link out of the book opens beside it, and is not told where it came from. */
function leave(event) {
  event.preventDefault();
  window.open(event.detail.href, "_blank", "noopener,noreferrer");
}
