// The workbench: shows the books that the server has, and keeps the reader's place in them.

import { pageInBook, pageNow, placeIn, returnTo, rows } from "/reading.js";

const find = (id) => document.getElementById(id);
const make = (name, values = {}, ...inside) => {
  const made = Object.assign(document.createElement(name), values);
  made.append(...inside);
  return made;
};

const narrow = matchMedia("(max-width: 56rem)");
let shown = { number: 0, paper: null, ebook: null, findings: [] };

// --- pages of the PDF ------------------------------------------------------------------------------

const pane = find("paper");
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
  if (!figure.isNear || !wide || figure.page === undefined) return;
  const address = `/page/${shown.paper.digest}/${figure.page}/${Math.min(wide, 2400)}.png`;
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

function layPages(paper, place) {
  const wanted = rows(paper.sheets.length, document.body.dataset.view === "paper" && !narrow.matches && spreads.checked);
  const pages = [];
  const lines = wanted.map((row) => {
    const line = make("div", { className: row.length > 1 ? "spread pair" : "spread" });
    line.classList.toggle("rtl", paper.rtl);
    for (const page of row) line.append(page === null ? make("figure") : (pages[page] = figureOf(page, paper.sheets[page])));
    return line;
  });
  figures.slice(pages.length).forEach((figure) => near.unobserve(figure));
  figures = pages;
  pane.replaceChildren(...lines);
  if (place) goTo(pageNow(paper, place), place.down);
  figures.forEach((figure) => {
    near.observe(figure);
    draw(figure);
  });
}

function figureOf(page, sheet) {
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

function paperPlace() {
  if (!figures.length || !shown.paper || !pane.clientHeight) return null;
  const page = currentPage();
  const box = figures[page].firstChild.getBoundingClientRect();
  const down = (pane.getBoundingClientRect().top - box.top) / box.height;
  return { ...pageInBook(shown.paper, page), down };
}

/** Bring a page into view, so that the view begins at a share of its height. */
function goTo(page, down = -0.03) {
  const box = figures[page]?.firstChild.getBoundingClientRect();
  if (!box) return;
  pane.scrollBy({ top: box.top + down * box.height - pane.getBoundingClientRect().top, behavior: "instant" });
}

function mark(pages) {
  changed = pages;
  figures.forEach((figure) => figure.classList.toggle("changed", pages.includes(figure.page)));
  const button = find("changed");
  button.hidden = pages.length === 0;
  button.textContent = pages.length === 1 ? "1 page changed ↓" : `${pages.length} pages changed ↓`;
  document.body.dataset.marked = pages.map((page) => page + 1).join(" ");
}

function nextChanged() {
  if (!changed.length) return;
  const here = currentPage();
  goTo(changed.find((page) => page > here) ?? changed[0]);
}

// --- the e-book ------------------------------------------------------------------------------------

const frames = find("frames");
let current = { path: "", hash: "" };
let loading = 0;

const frame = () => frames.querySelector("iframe:not(.coming)");

/** Show a document of the e-book; what stands there stays until it is ready. */
function open(path, hash = "", place = null) {
  const turn = ++loading;
  current = { path, hash };
  const coming = make("iframe", { className: "coming", title: "E-book" });
  coming.setAttribute("sandbox", "allow-same-origin");
  coming.addEventListener("load", () => {
    if (turn !== loading) return coming.remove();
    dress(coming.contentDocument);
    if (place) returnTo(coming.contentWindow, place);
    else if (hash) coming.contentDocument.getElementById(hash)?.scrollIntoView();
    coming.className = "";
    [...frames.children].forEach((other) => other !== coming && other.remove());
    document.body.dataset.opened = `${shown.number} ${path}`;
    nameEssay();
  }, { once: true });
  coming.src = `/ebook/${shown.ebook.digest}/${path}`;
  frames.append(coming);
  turns();
}

/** What a reading system adds: margins, and links that lead to the right place. */
function dress(page) {
  const style = page.documentElement.style;
  style.boxSizing = "border-box";
  style.maxWidth = "40em";
  style.margin = "0 auto";
  style.padding = "2.5rem clamp(1.2rem, 7vw, 3.5rem) 4rem";
  page.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    event.preventDefault();
    const address = new URL(link.href, page.baseURI);
    const start = `/ebook/${shown.ebook.digest}/`;
    if (address.origin !== location.origin) window.open(address, "_blank", "noopener");
    else if (address.pathname.startsWith(start)) follow(address.pathname.slice(start.length) + address.hash);
  });
  page.addEventListener("keydown", keys);
}

function follow(href) {
  const [path, hash = ""] = href.split("#").map(decodeURIComponent);
  if (path === current.path && hash) frame()?.contentDocument.getElementById(hash)?.scrollIntoView();
  else open(path, hash);
}

function turns() {
  const { spine } = shown.ebook;
  const at = spine.findIndex(({ href }) => href === current.path);
  for (const [name, document] of [["previous", spine[at - 1]], ["next", spine[at + 1]]]) {
    const button = find(name);
    button.disabled = !document;
    button.querySelector("span").textContent = document?.title ?? "";
    button.onclick = () => open(document.href);
  }
}

function showEBook(before, now) {
  if (!now || before?.digest === now.digest) return;
  const view = frame()?.contentWindow;
  const place = view && placeIn(view);
  const paths = now.spine.map(({ href }) => href);
  const at = before?.spine.findIndex(({ href }) => href === current.path) ?? 0;
  if (paths.includes(current.path)) open(current.path, place ? "" : current.hash, place);
  else open(paths[Math.min(Math.max(at, 0), paths.length - 1)]);
}

// --- contents --------------------------------------------------------------------------------------

const contents = find("contents");

function listContents() {
  const inPaper = shown.paper?.outline ?? [];
  const inEBook = shown.ebook?.contents ?? [];
  const entries = (inEBook.length ? inEBook : inPaper).filter(({ level }) => level < 2);
  const options = entries.map(({ title, level }, at) => make("option", { value: at, textContent: `${"\u2003".repeat(level)}${title}` }));
  contents.replaceChildren(make("option", { value: "", textContent: "Contents", disabled: true }), ...options);
  contents.hidden = !entries.length;
  contents.onchange = () => {
    const entry = entries[contents.value];
    const page = inPaper.find(({ title }) => title === entry.title)?.page;
    if (page !== undefined) goTo(page);
    if (entry.href) follow(entry.href);
  };
  contents.entries = entries;
  nameEssay();
}

/** Let the contents say which essay is in view. */
function nameEssay() {
  const entries = contents.entries ?? [];
  let at = entries.findIndex(({ href }) => href?.split("#")[0] === current.path);
  if (document.body.dataset.view !== "ebook" && shown.paper && figures.length) {
    const { essay } = pageInBook(shown.paper, currentPage());
    at = entries.findIndex(({ title }) => title === essay);
  }
  contents.value = at < 0 ? "" : at;
}

// --- what is amiss ---------------------------------------------------------------------------------

const panel = find("findings");

function count(level) {
  const many = shown.findings.filter((finding) => finding.level === level).length;
  return many ? `${many} ${level}${many > 1 ? "s" : ""}` : "";
}

function listFindings() {
  const counted = [count("error"), count("warning")].filter(Boolean).join(", ");
  const said = find("said");
  said.hidden = !counted;
  said.textContent = counted;
  panel.querySelector("h2").textContent = shown.failed && shown.files.length ? `${counted}: you see the last good book` : counted;
  panel.querySelector("ol").replaceChildren(...shown.findings.map(itemOf));
  panel.querySelector("details")?.toggleAttribute("open", shown.failed);
  unfold(shown.failed);
}

function itemOf(finding) {
  const place = finding.file ? `${finding.file}${finding.line ? `:${finding.line}:${finding.column}` : ""}` : "";
  const head = make("summary", {}, make("b", { textContent: finding.level }), make("span", {}, ...inCode(finding.message)));
  if (place) head.append(make("span", { className: "place", textContent: place }));
  const more = make("div", { className: "more" });
  if (finding.excerpt?.trim()) more.append(excerptOf(finding));
  if (finding.hint) more.append(make("p", {}, ...inCode(`Hint: ${finding.hint}`)));
  more.append(make("p", { className: "code" }, make("code", { textContent: `bokbygg explain ${finding.code}` })));
  return make("li", { className: finding.level }, make("details", {}, head, more));
}

function excerptOf({ excerpt, line, column, width }) {
  const letters = [...excerpt];
  const meant = letters.slice(column - 1, column - 1 + Math.max(width, 1)).join("");
  return make("pre", {},
    make("i", { textContent: `${line}  ` }),
    letters.slice(0, column - 1).join(""),
    make("mark", { textContent: meant || " " }),
    letters.slice(column - 1 + Math.max(width, 1)).join(""));
}

/** A text in which `this` is code. */
function inCode(text) {
  return text.split("`").map((part, at) => (at % 2 ? make("code", { textContent: part }) : part));
}

function unfold(wanted) {
  panel.hidden = !wanted;
  find("said").setAttribute("aria-expanded", wanted);
}

find("said").onclick = () => unfold(panel.hidden);
find("close").onclick = () => unfold(false);

// --- news ------------------------------------------------------------------------------------------

const status = find("status").lastElementChild;
const bar = find("progress");

function say(state, text) {
  document.body.dataset.state = state;
  status.textContent = text;
}

async function show() {
  const answer = await fetch("/state");
  const now = await answer.json();
  if (now.number === 0) return say("busy", "making the book …");
  const place = paperPlace();
  const before = shown;
  shown = now;
  bar.hidden = true;
  if (now.paper && before.paper?.digest !== now.paper.digest) layPages(now.paper, place);
  if (!now.paper && !pane.firstChild) pane.append(make("p", { className: "none", textContent: "There is no PDF yet." }));
  showEBook(before.ebook, now.ebook);
  lookAtWhatThereIs();
  if (!now.ebook && !frames.firstChild) frames.append(make("p", { className: "none", textContent: "There is no e-book yet." }));
  listContents();
  listFindings();
  const name = titleOfBook();
  find("title").textContent = name;
  document.title = name;
  find("files").replaceChildren(...now.files.map((file) => make("a", {
    href: `/book/${encodeURIComponent(file)}`, target: "_blank", title: file, textContent: file.split(".").at(-1).toUpperCase(),
  })));
  if (now.failed) say("failed", "not made");
  else say("good", `made in ${now.seconds.toFixed(2)} s`);
  document.body.dataset.number = now.number;
}

function titleOfBook() {
  return shown.title || "bokbygg";
}

function listen() {
  const news = new EventSource("/news");
  news.addEventListener("open", () => {
    find("away").hidden = true;
    show();
  });
  news.addEventListener("error", () => { find("away").hidden = false; });
  news.addEventListener("shown", show);
  news.addEventListener("marks", (event) => {
    const { number, changed: pages } = JSON.parse(event.data);
    if (number === shown.number) mark(pages);
  });
  news.addEventListener("busy", (event) => {
    const { stage, share, done, of } = JSON.parse(event.data);
    if (stage) say("busy", `${stage} …`);
    else say("busy", `${status.textContent.split(" …")[0]} … ${done} of ${of}`);
    bar.hidden = false;
    bar.value = share;
  });
}

// --- how it is shown -------------------------------------------------------------------------------

const spreads = find("spreads").firstChild;

function look(view) {
  const place = paperPlace();
  document.body.dataset.view = view;
  document.querySelector(`#views [value="${view}"]`).checked = true;
  find("spreads").hidden = view !== "paper";
  if (shown.paper && view !== "ebook") layPages(shown.paper, place);
}

/** Where one book alone is made, there is nothing to choose. */
function lookAtWhatThereIs() {
  const only = shown.paper && !shown.ebook ? "paper" : shown.ebook && !shown.paper ? "ebook" : "";
  find("views").hidden = Boolean(only);
  const view = only || viewFor(localStorage.getItem("view") ?? "both");
  if (view !== document.body.dataset.view) look(view);
}

function keys(event) {
  if (event.target.closest?.("select, input")) return;
  if (event.key === "Escape") unfold(false);
  if (event.key === "n" && !event.ctrlKey && !event.metaKey) nextChanged();
}

const viewFor = (wanted) => (narrow.matches && wanted === "both" ? "paper" : wanted);
spreads.checked = localStorage.getItem("spreads") !== "false";
document.querySelectorAll("#views input").forEach((input) => {
  input.onchange = () => {
    localStorage.setItem("view", input.value);
    look(input.value);
  };
});
spreads.onchange = () => {
  localStorage.setItem("spreads", spreads.checked);
  look(document.body.dataset.view);
};
narrow.addEventListener("change", lookAtWhatThereIs);
find("changed").onclick = nextChanged;
addEventListener("keydown", keys);
let naming = 0;
pane.addEventListener("scroll", () => {
  naming ||= requestAnimationFrame(() => {
    naming = 0;
    nameEssay();
  });
}, { passive: true });
new ResizeObserver(() => figures.forEach(draw)).observe(pane);

look(viewFor(localStorage.getItem("view") ?? "both"));
listen();
