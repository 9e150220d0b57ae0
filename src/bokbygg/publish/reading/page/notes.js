// A note that pops up over the page from which it is called.

/** Show the note at `href` in a dialog. False where it holds what a copy of it would not show, such
 *  as a picture: then it is better read at its own place. */
export async function showNote(view, dialog, number, href) {
  const { index, anchor } = view.book.resolveHref(href);
  const section = view.book.sections[index];
  const note = anchor(await section.createDocument());
  if (!note || note.querySelector("img, image, audio, video")) return false;
  const text = document.importNode(note, true);
  text.querySelectorAll("[role='doc-backlink']").forEach((link) => link.remove());
  for (const each of [text, ...text.querySelectorAll("[id]")]) each.removeAttribute("id");
  for (const link of text.querySelectorAll("a[href]")) send(link, section, view, dialog);
  const shown = dialog.querySelector(".text");
  shown.replaceChildren(...text.childNodes);
  shown.lang = note.closest("[lang]")?.lang ?? "";
  dialog.querySelector("h2 .number").textContent = number;
  dialog.showModal();
  return true;
}

/** Let a link in a note lead to its place in the book, or out of it. */
function send(link, section, view, dialog) {
  const href = section.resolveHref(link.getAttribute("href"));
  if (view.book.isExternal(href)) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return;
  }
  link.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.close();
    view.goTo(href);
  });
}
