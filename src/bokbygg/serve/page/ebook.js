// The e-book: one document at a time, in a frame that can run no script.

import { find, make } from "/dom.js";
import { placeIn, returnTo } from "/reading.js";

const frames = find("frames");

let ebook = null;
let current = { path: "", hash: "" };
let turn = 0;
let told = () => {};
let pressed = () => {};

/** Call `opened` when a document is shown, and `key` with keys that are pressed in it. */
export function listenTo(opened, key) {
  told = opened;
  pressed = key;
}

/** The path of the document that is shown. */
export const here = () => current.path;

const frame = () => frames.querySelector("iframe:not(.coming)");

/** Show an e-book: the document that was open, at the place where its reader was. */
export function showEBook(book) {
  if (ebook?.digest === book.digest) return;
  const view = frame()?.contentWindow;
  const place = view && placeIn(view);
  const at = ebook?.spine.findIndex(({ href }) => href === current.path) ?? 0;
  ebook = book;
  const paths = ebook.spine.map(({ href }) => href);
  if (paths.includes(current.path)) open(current.path, place ? "" : current.hash, place);
  else open(paths[Math.min(Math.max(at, 0), paths.length - 1)]);
}

/** Show a document, with the place in it that stands after a `#`. */
export function follow(href) {
  const [path, hash = ""] = href.split("#").map(decodeURIComponent);
  if (path === current.path && hash) frame()?.contentDocument.getElementById(hash)?.scrollIntoView();
  else open(path, hash);
}

/** Show a document; what stands there stays until it is ready. */
function open(path, hash = "", place = null) {
  const mine = ++turn;
  current = { path, hash };
  const coming = make("iframe", { className: "coming", title: "E-book" });
  coming.setAttribute("sandbox", "allow-same-origin");
  coming.addEventListener("load", () => {
    if (mine !== turn) return coming.remove();
    dress(coming.contentDocument);
    if (place) returnTo(coming.contentWindow, place);
    else if (hash) coming.contentDocument.getElementById(hash)?.scrollIntoView();
    coming.className = "";
    [...frames.children].forEach((other) => other !== coming && other.remove());
    told(path);
  }, { once: true });
  coming.src = `/ebook/${ebook.digest}/${path}`;
  frames.append(coming);
  turns();
}

/** What a reading system adds: margins, and links that lead to the right place. */
function dress(page) {
  Object.assign(page.documentElement.style, {
    boxSizing: "border-box",
    maxWidth: "40em",
    margin: "0 auto",
    padding: "2.5rem clamp(1.2rem, 7vw, 3.5rem) 4rem",
  });
  page.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    event.preventDefault();
    const address = new URL(link.href, page.baseURI);
    const start = `/ebook/${ebook.digest}/`;
    if (address.origin !== location.origin) window.open(address, "_blank", "noopener");
    else if (address.pathname.startsWith(start)) follow(address.pathname.slice(start.length) + address.hash);
  });
  page.addEventListener("keydown", pressed);
}

function turns() {
  const at = ebook.spine.findIndex(({ href }) => href === current.path);
  for (const [name, document] of [["previous", ebook.spine[at - 1]], ["next", ebook.spine[at + 1]]]) {
    const button = find(name);
    button.disabled = !document;
    button.querySelector("span").textContent = document?.title ?? "";
    button.onclick = () => open(document.href);
  }
}
