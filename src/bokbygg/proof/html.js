// j and k go from one finding to the next and back; nothing else needs a script.
(() => {
  const marks = [...document.querySelectorAll("main > section ol.findings a.to")];
  let at = -1;
  const go = (step) => {
    const active = marks.indexOf(document.activeElement);
    at = Math.min(Math.max((active >= 0 ? active : at) + step, 0), marks.length - 1);
    marks[at]?.focus();
    marks[at]?.scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(1);
    if (event.key === "k") go(-1);
  });
})();
