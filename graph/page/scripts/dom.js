// Making elements. Text goes in as text and nothing else: no markup is parsed, and only web addresses become links.

const SVG = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

function button(attributes, onClick, ...children) {
  const made = make("button", { type: "button", ...attributes }, ...children);
  made.addEventListener("click", onClick);
  return made;
}

// Dates and numbers, which Arabic text around them would otherwise put out of order.
const ltr = (text) => make("bdi", { dir: "ltr" }, String(text));

// A text within another, such as a name, which keeps its own direction and order.
const isolated = (text) => `\u2068${text}\u2069`;

// Make the content of an element anew. What has the same `name` as what had the focus has it again or, where there is
// none, the first of what `otherwise` selects.
function keepingFocus(element, name, render, otherwise = "input, button") {
  const focused = document.activeElement;
  const isWithin = element.contains(focused);
  render();
  if (!isWithin || focused.isConnected) return;
  const value = focused.getAttribute(name);
  const again = value === null ? null : element.querySelector(`[${name}="${CSS.escape(value)}"]`);
  (again ?? element.querySelector(otherwise))?.focus();
}

function webLink(address, ...children) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}
