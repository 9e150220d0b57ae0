// The pages of the PDF: drawn when they come near the view, exchanged without a flicker, and marked
// where they look other than before.

import { find, make } from "/dom.js";
import { pageInBook, pageNow, rows } from "/reading.js";

const pane = find("paper");
const WIDEST = 2400; // pixels of a picture

let paper = null;
let figures = [];
let changed = [];

/** Draw the pages that are near the view, as sharp as the screen is. */
const near = new IntersectionObserver(
  (entries) => entries.forEach((entry) => {
    entry.target.isNear = entry.isIntersecting;
    if (entry.isIntersecting) draw(entry.target);
  }),
  { root: pane, rootMargin: "1200px 0px" },
);

async function draw(figure) {
  const wide = Math.ceil((figure.clientWidth * devicePixelRatio) / 100) * 100;
  if (!figure.isNear || !wide) return;
  const address = `/page/${paper.digest}/${figure.page}/${Math.min(wide, WIDEST)}.png`;
  const image = figure.querySelector("img");
  if (image.wanted === address) return;
  image.wanted = address;
  const coming = new Image();
  coming.src = address;
  try {
    await coming.decode();
  } catch {
    if (image.wanted === address) image.wanted = undefined;
    return;
  }
  if (image.wanted === address) image.src = address; // drawn already: no flicker
}

/** Show a PDF, its pages one by one or as spreads, at a place (see `place`). */
export function layPages(book, inSpreads, at) {
  paper = book;
  const laid = [];
  const lines = rows(paper.sheets.length, inSpreads).map((row) => {
    const line = make("div", { className: row.length > 1 ? "spread pair" : "spread" });
    line.classList.toggle("rtl", paper.rtl);
    for (const page of row) line.append(page === null ? make("figure") : (laid[page] = figureOf(page)));
    return line;
  });
  figures.slice(laid.length).forEach((figure) => near.unobserve(figure));
  figures = laid;
  pane.replaceChildren(...lines);
  if (at) goTo(pageNow(paper, at), at.down);
  figures.forEach((figure) => {
    near.observe(figure);
    draw(figure);
  });
}

function figureOf(page) {
  const sheet = paper.sheets[page];
  const figure = figures[page] ?? make("figure", {}, make("div", {}, make("img", { draggable: false })), make("figcaption"));
  figure.page = page;
  figure.classList.toggle("changed", changed.includes(page));
  figure.firstChild.style.aspectRatio = `${sheet.width} / ${sheet.height}`;
  figure.querySelector("img").alt = `Page ${sheet.label}`;
  figure.querySelector("figcaption").textContent = sheet.label;
  return figure;
}

/** The page that the reader looks at: the one at a third of the view. */
function currentPage() {
  const line = pane.getBoundingClientRect().top + pane.clientHeight / 3;
  const at = figures.findIndex((figure) => figure.getBoundingClientRect().bottom > line);
  return at < 0 ? Math.max(figures.length - 1, 0) : at;
}

/** Where the reader is: the page, as it stands in its essay, and how much of it is above the view;
 *  nothing where no page is in view. */
export function place() {
  if (!figures.length || !pane.clientHeight) return null;
  const page = currentPage();
  const box = figures[page].firstChild.getBoundingClientRect();
  const down = (pane.getBoundingClientRect().top - box.top) / box.height;
  return { ...pageInBook(paper, page), down };
}

/** Bring a page into view, so that the view begins at a share of its height. */
export function goTo(page, down = -0.03) {
  const box = figures[page]?.firstChild.getBoundingClientRect();
  if (!box) return;
  const top = box.top + down * box.height - pane.getBoundingClientRect().top;
  pane.scrollBy({ top, behavior: "instant" });
}

/** Mark the pages that have changed. */
export function mark(pages) {
  changed = pages;
  figures.forEach((figure) => figure.classList.toggle("changed", pages.includes(figure.page)));
  const button = find("changed");
  button.hidden = pages.length === 0;
  button.textContent = pages.length === 1 ? "1 page changed ↓" : `${pages.length} pages changed ↓`;
  document.body.dataset.marked = pages.map((page) => page + 1).join(" ");
}

/** Go to the next page that has changed, and from the last to the first. */
export function nextChanged() {
  if (!changed.length) return;
  const here = currentPage();
  goTo(changed.find((page) => page > here) ?? changed[0]);
}

let wide = 0;
let last = null;
pane.addEventListener("scroll", () => {
  if (pane.clientWidth && pane.clientWidth === wide) last = place() ?? last; // not while it is hidden
}, { passive: true });
new ResizeObserver(() => {
  if (last && pane.clientWidth && pane.clientWidth !== wide) goTo(pageNow(paper, last), last.down);
  wide = pane.clientWidth;
  figures.forEach(draw);
}).observe(pane);
