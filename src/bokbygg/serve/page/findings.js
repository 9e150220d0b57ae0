// What is amiss, over the page: each finding with its place; a click shows the line it means.

import { find, make } from "/dom.js";

const panel = find("findings");

/** List the findings of a build; open where it has failed. */
export function listFindings({ findings, failed, files }) {
  const counted = ["error", "warning"].map((level) => count(findings, level)).filter(Boolean).join(", ");
  const said = find("said");
  said.hidden = !counted;
  said.textContent = counted;
  panel.querySelector("h2").textContent = failed && files.length ? `${counted}: you see the last good book` : counted;
  panel.querySelector("ol").replaceChildren(...findings.map(itemOf));
  panel.querySelector("details")?.toggleAttribute("open", failed);
  unfold(failed);
}

/** Show or hide the list. */
export function unfold(wanted) {
  panel.hidden = !wanted;
  find("said").setAttribute("aria-expanded", wanted);
}

function count(findings, level) {
  const many = findings.filter((finding) => finding.level === level).length;
  return many ? `${many} ${level}${many > 1 ? "s" : ""}` : "";
}

function itemOf({ level, message, file, line, column, width, excerpt, hint, code }) {
  const head = make("summary", {}, make("b", { textContent: level }), make("span", {}, ...inCode(message)));
  if (file) head.append(make("span", { className: "place", textContent: line ? `${file}:${line}:${column}` : file }));
  const more = make("div", { className: "more" });
  if (excerpt?.trim()) more.append(excerptOf(excerpt, line, column, Math.max(width, 1)));
  if (hint) more.append(make("p", {}, ...inCode(`Hint: ${hint}`)));
  more.append(make("p", { className: "code" }, make("code", { textContent: `bokbygg explain ${code}` })));
  return make("li", { className: level }, make("details", {}, head, more));
}

function excerptOf(excerpt, line, column, width) {
  const letters = [...excerpt]; // columns count characters, not halves of them
  const [from, to] = [column - 1, column - 1 + width];
  return make("pre", {},
    make("i", { textContent: `${line}  ` }),
    letters.slice(0, from).join(""),
    make("mark", { textContent: letters.slice(from, to).join("") || " " }),
    letters.slice(to).join(""));
}

/** A text in which `this` is code. */
function inCode(text) {
  return text.split("`").map((part, at) => (at % 2 ? make("code", { textContent: part }) : part));
}

find("said").onclick = () => unfold(panel.hidden);
find("close").onclick = () => unfold(false);
