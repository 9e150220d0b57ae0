// The page's own elements, and new ones.

/** The element with an id. */
export const find = (id) => document.getElementById(id);

/** A new element with properties and children. */
export function make(name, values = {}, ...inside) {
  const made = Object.assign(document.createElement(name), values);
  made.append(...inside);
  return made;
}
