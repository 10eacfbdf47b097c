// A classic script in the head, so that a remembered theme is there before the first paint.
(() => {
  try {
    const kept = localStorage.getItem("theme");
    if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  } catch {
    // Storage may be forbidden; the system's theme it is.
  }
})();
