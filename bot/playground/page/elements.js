// Building the page's nodes. Text only ever enters as text nodes and set attributes, never as markup.

const SVG = "http://www.w3.org/2000/svg";
const OPENABLE = new Set(["http:", "https:", "tg:", "mailto:"]);

/** An element with attributes, `on…` listeners and children; null, undefined and false are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** Takes icons.svg into the page, once, so that no icon is missing while the line is down. */
export async function loadIcons() {
  const response = await fetch("/page/icons.svg");
  const sheet = new DOMParser().parseFromString(await response.text(), "image/svg+xml").documentElement;
  sheet.setAttribute("class", "unseen");
  sheet.setAttribute("aria-hidden", "true");
  document.body.prepend(document.importNode(sheet, true));
}

/** One drawing of icons.svg, in the colour of the text around it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** A round button that shows an icon and says its label. */
export function iconButton(name, label, onclick, attributes = {}) {
  return h(
    "button",
    { type: "button", class: "round", "aria-label": label, title: label, onclick, ...attributes },
    icon(name),
  );
}

/** The address as a link may carry it, or null where its scheme is none of http, https, tg, mailto. */
export function safeAddress(address) {
  const text = String(address ?? "").trim();
  for (const candidate of [text, `https://${text}`]) {
    try {
      const url = new URL(candidate);
      if (OPENABLE.has(url.protocol)) return url.href;
      // "example.com:8080/x" parses with the scheme "example.com:", which is a host with a port.
      if (!/^[\w-]+(\.[\w-]+)+:\d/.test(text)) return null;
    } catch {
      // Not an address by itself; perhaps one without its scheme.
    }
  }
  return null;
}

/** The attributes of a link that leaves the page. */
export function leaving(href) {
  return { href, target: "_blank", rel: "noopener noreferrer" };
}

/** A letter or two for someone's round picture. */
export function initial(name) {
  const first = [...new Intl.Segmenter().segment(String(name || "?").trim())][0];
  return (first?.segment ?? "?").toUpperCase();
}

export function avatar(name, seed) {
  return h(
    "span",
    { class: "avatar", "data-tone": Math.abs(Number(seed) || 0) % 5, "aria-hidden": "true" },
    initial(name),
  );
}

/** Puts the text on the clipboard; false where the browser refuses. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages on plain http have no clipboard but on this machine itself; the old way still works there.
    const field = h("textarea", { class: "unseen", readonly: true });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
