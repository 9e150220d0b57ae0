// How the book looks: its colours, and the size of its type.

import { remember, remembered } from "./memory.js";

const SMALLEST = 70;
const LARGEST = 250;
const STEP = 10;

const root = document.documentElement;
const inTheDark = matchMedia("(prefers-color-scheme: dark)");
const find = (id) => document.getElementById(id);

/** Dress page and book: `colours` are `light`, `dark` or, where empty, those of the device; `size`
 *  of the type is in percent. */
export function dress(view, { colours = "", size = 112 }) {
  root.dataset.colours = colours;
  const scheme = colours || (inTheDark.matches ? "dark" : "light");
  const value = (name) => getComputedStyle(root).getPropertyValue(name);
  // The book's own page is clear: a page behind it has the colour, for margins and gaps alike.
  view.renderer.setStyles(`
    html { color-scheme: ${scheme}; background: none; color: ${value("--ink")}; font-size: ${size}% }
    body { line-height: 1.5; text-align: start; hyphens: auto }
    a:any-link { color: ${value("--mark")} }
    ${scheme === "light" ? "img { background: none }" : ""}
  `);
  find("smaller").disabled = size <= SMALLEST;
  find("larger").disabled = size >= LARGEST;
  for (const choice of document.querySelectorAll("[name='colours']")) choice.checked = choice.value === colours;
}

export function listenToLooks(view) {
  const change = (what) => {
    remember(what);
    dress(view, remembered());
  };
  const grow = (step) => () => {
    const { size = 112 } = remembered();
    change({ size: Math.min(LARGEST, Math.max(SMALLEST, size + step)) });
  };
  find("smaller").addEventListener("click", grow(-STEP));
  find("larger").addEventListener("click", grow(STEP));
  for (const choice of document.querySelectorAll("[name='colours']")) {
    choice.addEventListener("change", () => change({ colours: choice.value }));
  }
  inTheDark.addEventListener("change", () => dress(view, remembered()));
}
