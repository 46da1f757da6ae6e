// Applies the visitor's choice of theme before the first drawing, so that a
// dark screen never flashes white. Loaded in <head> without defer.
(function () {
  try {
    var t = localStorage.getItem("lumbung-tema");
    if (t === "light" || t === "dark") document.documentElement.setAttribute("data-theme", t);
  } catch (e) {}
})();
