// Where a reader is in a book, and how to find that place again when the book has changed.

const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, dt, dd, pre, figure, blockquote, table, img";

/** The place in a document of the e-book: the block at the top edge of the view, and how far it
 *  stands above or below that edge. */
export function placeIn(view) {
  const blocks = [...view.document.querySelectorAll(BLOCKS)];
  const at = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 1);
  if (at < 0 || view.scrollY === 0) return null;
  const block = blocks[at];
  return { at, text: textOf(block), top: block.getBoundingClientRect().top };
}

/** Scroll a document to a place that was taken in an earlier state of it: to the nearest block with
 *  the same text, else to the block that stands there now. */
export function returnTo(view, place) {
  if (!place) return;
  const blocks = [...view.document.querySelectorAll(BLOCKS)];
  if (!blocks.length) return;
  const same = blocks.flatMap((block, at) => (textOf(block) === place.text ? [at] : []));
  same.sort((one, other) => Math.abs(one - place.at) - Math.abs(other - place.at));
  const block = blocks[same[0] ?? Math.min(place.at, blocks.length - 1)];
  view.scrollBy({ top: block.getBoundingClientRect().top - place.top, behavior: "instant" });
}

function textOf(block) {
  return block.textContent.trim() || block.getAttribute("src") || "";
}

/** Where a page stands in a PDF: the essay it belongs to, and which page of that essay it is. */
export function pageInBook(paper, page) {
  const starts = essays(paper);
  const before = starts.filter((start) => start.page <= page);
  const start = before.at(-1);
  return start ? { essay: start.title, nth: before.length - 1, on: page - start.page, page } : { page };
}

/** The page that stands there now: essays may have come before it, or grown. */
export function pageNow(paper, place) {
  const starts = essays(paper);
  const last = paper.sheets.length - 1;
  const same = starts.flatMap((start, at) => (start.title === place.essay ? [at] : []));
  same.sort((one, other) => Math.abs(one - place.nth) - Math.abs(other - place.nth));
  const at = same[0] ?? (place.essay === undefined ? undefined : place.nth);
  const start = starts[at];
  if (!start) return Math.min(place.page, last);
  const end = (starts[at + 1]?.page ?? last + 1) - 1;
  return Math.min(start.page + place.on, Math.max(start.page, end));
}

function essays(paper) {
  return paper.outline.filter((entry) => entry.level === 0);
}

/** The rows in which pages are shown: one page each, or the two that lie open side by side. */
export function rows(count, spreads) {
  if (!spreads) return Array.from({ length: count }, (_, page) => [page]);
  const made = count ? [[null, 0]] : [];
  for (let page = 1; page < count; page += 2) {
    made.push([page, page + 1 < count ? page + 1 : null]);
  }
  return made;
}
