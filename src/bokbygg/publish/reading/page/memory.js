// What a reader's browser keeps of this book: the place, the colours, the size of type. Nothing leaves
// the browser, and one that keeps nothing shows the book all the same.

const key = `bokbygg ${document.body.dataset.identifier}`;
let kept = read();

function read() {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

/** All that is known. */
export const remembered = () => kept;

/** Keep this, beside what is known. */
export function remember(what) {
  kept = { ...kept, ...what };
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // The reader has forbidden it, or there is no room.
  }
}
