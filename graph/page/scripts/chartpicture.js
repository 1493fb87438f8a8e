// The chart of the timeline on a canvas: as an image whose parts bring their looks along, as it has no style sheet.

const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "text-anchor", "direction"];

async function chartPainter() {
  const chart = byId("timeline").querySelector(".chart");
  const { clientWidth: width, clientHeight: height } = chart;
  const image = new Image(SHARP * width, SHARP * height);
  const source = new XMLSerializer().serializeToString(standingAlone(chart));
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  return (context) => context.drawImage(image, 0, 0, width, height);
}

function standingAlone(chart) {
  const copy = chart.cloneNode(true);
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [index, part] of [chart, ...chart.querySelectorAll("*")].entries()) {
    const look = getComputedStyle(part);
    for (const name of LOOKS) if (look.getPropertyValue(name)) copies[index].setAttribute(name, look.getPropertyValue(name));
  }
  copy.setAttribute("width", SHARP * chart.clientWidth);
  copy.setAttribute("height", SHARP * chart.clientHeight);
  return copy;
}
