"use strict";
document.getElementById("without-script").hidden = true;
// Each picture stands in the page as data; without this its sentence and its numbers still do.
const settings = JSON.parse(document.getElementById("plotly-settings").textContent);
for (const box of document.querySelectorAll(".picture")) {
  const figure = JSON.parse(box.nextElementSibling.textContent);
  box.hidden = false;
  Plotly.newPlot(box, figure.data, { ...figure.layout, autosize: true }, settings);
}
// A sheet of paper is not as wide as the window was.
const fit = () => document.querySelectorAll(".picture").forEach((box) => Plotly.Plots.resize(box));
window.addEventListener("beforeprint", fit);
window.addEventListener("afterprint", fit);
