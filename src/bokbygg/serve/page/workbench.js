// The workbench: shows the books that the server has, and keeps the reader's place in them.

import { find, make } from "/dom.js";
import { follow, here, listenTo, showEBook } from "/ebook.js";
import { listFindings, unfold } from "/findings.js";
import { goTo, layPages, mark, nextChanged, place } from "/pages.js";

const body = document.body;
let shown = { number: 0, paper: null, ebook: null };
let marks = { number: 0, changed: [] }; // may be told before the build they belong to is shown
let asked = 0;

// --- contents --------------------------------------------------------------------------------------

const contents = find("contents");
let entries = [];

function listContents() {
  const inPaper = shown.paper?.outline ?? [];
  const inEBook = shown.ebook?.contents ?? [];
  entries = (inEBook.length ? inEBook : inPaper).filter(({ level }) => level < 2);
  const options = entries.map(({ title, level }, at) => make("option", { value: at, textContent: `${"\u2003".repeat(level)}${title}` }));
  contents.replaceChildren(make("option", { value: "", textContent: "Contents", disabled: true }), ...options);
  contents.hidden = !entries.length;
  contents.onchange = () => {
    const entry = entries[contents.value];
    const page = inPaper.find(({ title }) => isCalled(entry, title))?.page;
    if (page !== undefined) goTo(page);
    if (entry.href) follow(entry.href);
  };
  nameEssay();
}

/** Whether a line of the contents, which may name an author too, is that of a title. */
const isCalled = (entry, title) => entry.title === title || entry.title.startsWith(`${title} `);

/** Let the contents say which essay is in view. */
function nameEssay() {
  const essay = body.dataset.view === "ebook" ? undefined : place()?.essay;
  const at = essay === undefined
    ? entries.findIndex(({ href }) => href?.split("#")[0] === here())
    : entries.findIndex((entry) => isCalled(entry, essay));
  contents.value = at < 0 ? "" : at;
}

// --- news ------------------------------------------------------------------------------------------

const status = find("status").lastElementChild;
const bar = find("progress");

function say(state, text) {
  body.dataset.state = state;
  status.textContent = text;
}

async function show() {
  const mine = ++asked;
  const now = await (await fetch("/state")).json();
  if (mine !== asked) return; // a later answer knows more
  if (now.number === 0) return say("busy", "making the book …");
  const at = place();
  const before = shown;
  shown = now;
  bar.hidden = true;
  lookAtWhatThereIs();
  if (now.paper && before.paper?.digest !== now.paper.digest) layPages(now.paper, inSpreads(), at);
  if (now.ebook) showEBook(now.ebook);
  if (!now.paper) nothing(find("paper"), "There is no PDF yet.");
  if (!now.ebook) nothing(find("frames"), "There is no e-book yet.");
  listContents();
  listFindings(now);
  document.title = find("title").textContent = now.title || "bokbygg";
  find("files").replaceChildren(...now.files.map(linkTo));
  if (now.failed) say("failed", "not made");
  else say("good", `made in ${now.seconds.toFixed(2)} s`);
  body.dataset.number = now.number;
  markPages();
}

function markPages() {
  if (marks.number === shown.number) mark(marks.changed);
}

function nothing(where, text) {
  if (!where.firstChild) where.append(make("p", { className: "none", textContent: text }));
}

function linkTo(file) {
  const kind = file.split(".").at(-1).toUpperCase();
  return make("a", { href: `/book/${encodeURIComponent(file)}`, target: "_blank", title: file, textContent: kind });
}

function listen() {
  const news = new EventSource("/news");
  const on = (kind, act) => news.addEventListener(kind, (event) => act(event.data && JSON.parse(event.data)));
  on("open", () => {
    find("away").hidden = true;
    show();
  });
  on("error", () => { find("away").hidden = false; });
  on("shown", show);
  on("marks", (told) => {
    marks = told;
    markPages();
  });
  on("busy", ({ stage, share, done, of }) => {
    say("busy", stage ? `${stage} …` : `${status.textContent.split(" …")[0]} … ${done} of ${of}`);
    bar.hidden = false;
    bar.value = share;
  });
}

// --- how it is shown -------------------------------------------------------------------------------

const spreads = find("spreads").firstChild;
const narrow = matchMedia("(max-width: 56rem)");
const inSpreads = () => body.dataset.view === "paper" && !narrow.matches && spreads.checked;

/** The view that was chosen; where one book alone is made, there is nothing to choose. */
function lookAtWhatThereIs() {
  const only = shown.paper && !shown.ebook ? "paper" : shown.ebook && !shown.paper ? "ebook" : "";
  const wanted = only || (localStorage.getItem("view") ?? "both");
  find("views").hidden = Boolean(only);
  look(narrow.matches && wanted === "both" ? "paper" : wanted);
}

function look(view) {
  if (view === body.dataset.view) return;
  const at = place();
  body.dataset.view = view;
  document.querySelector(`#views [value="${view}"]`).checked = true;
  find("spreads").hidden = view !== "paper";
  if (shown.paper && view !== "ebook") layPages(shown.paper, inSpreads(), at);
  nameEssay();
}

function keys(event) {
  if (event.target.closest?.("select, input")) return;
  if (event.key === "Escape") unfold(false);
  if (event.key === "n" && !event.ctrlKey && !event.metaKey) nextChanged();
}

document.querySelectorAll("#views input").forEach((input) => {
  input.onchange = () => {
    localStorage.setItem("view", input.value);
    look(input.value);
  };
});
spreads.checked = localStorage.getItem("spreads") !== "false";
spreads.onchange = () => {
  localStorage.setItem("spreads", spreads.checked);
  layPages(shown.paper, inSpreads(), place());
};
narrow.addEventListener("change", lookAtWhatThereIs);
find("changed").onclick = nextChanged;
addEventListener("keydown", keys);

let naming = 0;
find("paper").addEventListener("scroll", () => {
  naming ||= requestAnimationFrame(() => {
    naming = 0;
    nameEssay();
  });
}, { passive: true });

listenTo((path) => {
  body.dataset.opened = `${shown.number} ${path}`;
  nameEssay();
}, keys);
lookAtWhatThereIs();
listen();
