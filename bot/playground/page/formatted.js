// Telegram's text and entities (UTF-16 offsets, as JavaScript counts) as nodes.
import { copyText, h, icon, iconButton, leaving, safeAddress } from "./elements.js";
import { words } from "./words.js";

const MOST_ENTITIES = 500;
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/** The entities that lie in the text, outermost first; what makes no sense is left out. */
function marksOf(text, entities) {
  const marks = [];
  for (const entity of entities.slice(0, MOST_ENTITIES)) {
    if (!Number.isInteger(entity?.offset) || !Number.isInteger(entity?.length)) continue;
    const from = Math.max(0, entity.offset);
    const to = Math.min(text.length, entity.offset + entity.length);
    if (from < to) marks.push({ from, to, entity });
  }
  const rank = (mark) => (BLOCKS.has(mark.entity.type) ? 0 : 1);
  return marks.sort((a, b) => a.from - b.from || b.to - a.to || rank(a) - rank(b));
}

/**
 * A fragment of the text with its entities. `act` is what a tap may do: `command(text)`, `toast(text)`,
 * `botLink(url)` → true where the page itself follows the link; `expanded` is the set of quotes kept open.
 */
export function formatted(text, entities, act) {
  const root = document.createDocumentFragment();
  const marks = marksOf(text, entities ?? []);
  const edges = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.from, mark.to])])].sort((a, b) => a - b);
  const open = [];
  let afterBlock = false;
  for (let n = 0; n + 1 < edges.length; n += 1) {
    const [from, to] = [edges[n], edges[n + 1]];
    const active = marks.filter((mark) => mark.from <= from && mark.to >= to);
    let same = 0;
    while (same < open.length && open[same].mark === active[same]) same += 1;
    if (open.splice(same).some(({ mark }) => BLOCKS.has(mark.entity.type))) afterBlock = true;
    for (const mark of active.slice(same)) {
      const whole = text.slice(mark.from, mark.to);
      const { node, inside = node } = nodeOf(mark.entity, whole, act);
      (open.at(-1)?.inside ?? root).append(node);
      open.push({ mark, inside });
      if (BLOCKS.has(mark.entity.type)) afterBlock = false;
    }
    // A block ends its own line; the newline after it would show as an empty one.
    const piece = text.slice(from, to);
    (open.at(-1)?.inside ?? root).append(afterBlock && piece.startsWith("\n") ? piece.slice(1) : piece);
    afterBlock = false;
  }
  return root;
}

function nodeOf(entity, whole, act) {
  switch (entity.type) {
    case "bold":
      return { node: h("strong") };
    case "italic":
      return { node: h("em") };
    case "underline":
      return { node: h("u") };
    case "strikethrough":
      return { node: h("s") };
    case "code":
      return { node: h("code") };
    case "pre":
      return pre(entity, whole, act);
    case "spoiler":
      return { node: spoiler() };
    case "blockquote":
      return { node: h("blockquote", { dir: "auto" }) };
    case "expandable_blockquote":
      return expandable(whole, act);
    case "text_link":
      return { node: link(entity.url, act) };
    case "url":
      return { node: link(whole, act) };
    case "email":
      return { node: link(`mailto:${whole}`, act) };
    case "bot_command":
      return { node: h("button", { type: "button", class: "inline", onclick: () => act.command(whole) }) };
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
    case "phone_number":
      return { node: h("span", { class: "named" }) };
    default:
      return { node: h("span") };
  }
}

function link(address, act) {
  const href = safeAddress(address);
  if (!href) return h("span");
  const follow = (event) => {
    if (act.botLink(href)) event.preventDefault();
  };
  return h("a", { ...leaving(href), title: href, onclick: follow });
}

function pre(entity, whole, act) {
  const inside = h("code", { dir: "ltr" });
  const copy = async () => act.toast((await copyText(whole)) ? words.copied : words.cannotCopy);
  const bar = h(
    "span",
    { class: "pre-bar" },
    h("span", {}, String(entity.language ?? "")),
    iconButton("copy", words.copyCode, copy),
  );
  return { node: h("div", { class: "pre" }, bar, h("pre", { tabindex: "0" }, inside)), inside };
}

function spoiler() {
  const node = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": words.spoiler });
  // While hidden, a tap shows the text and does nothing else: not the link inside, not the menu.
  const show = (event) => {
    const hidden = node.hasAttribute("role");
    if (!hidden || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    event.stopPropagation();
    for (const span of node.closest("[data-message-id]")?.querySelectorAll(".spoiler") ?? [node]) {
      for (const name of ["role", "tabindex", "aria-label"]) span.removeAttribute(name);
    }
  };
  node.addEventListener("click", show, true);
  node.addEventListener("keydown", show, true);
  return node;
}

const fitting = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const quote = target.parentElement;
    if (quote && !quote.classList.contains("open"))
      quote.classList.toggle("fits", target.scrollHeight <= target.clientHeight + 1);
  }
});

/** A quote of three lines that a tap on it, or its button, opens whole. */
function expandable(whole, act) {
  const inside = h("div", { class: "quoted", dir: "auto" });
  const button = h("button", { type: "button", class: "unfold" }, icon("chevron"));
  const node = h("blockquote", { class: "expandable" }, inside, button);
  const set = (open) => {
    node.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    button.setAttribute("aria-label", open ? words.showLess : words.showMore);
    act.expanded[open ? "add" : "delete"](whole);
  };
  const toggle = () => {
    act.holdStill();
    set(!node.classList.contains("open"));
  };
  button.addEventListener("click", toggle);
  inside.addEventListener("click", (event) => {
    const choosing = !getSelection().isCollapsed || event.target.closest("a, button, .spoiler");
    if (!choosing && !node.classList.contains("fits")) toggle();
  });
  // A link past the third line must not take the focus unseen.
  inside.addEventListener("focusin", (event) => {
    if (event.target.matches(":focus-visible") && !node.classList.contains("fits") && !node.classList.contains("open"))
      toggle();
  });
  set(act.expanded.has(whole));
  fitting.observe(inside);
  return { node, inside };
}

const HIDDEN_LINK = /\[([^\]\n]{1,300})\]\((https?:\/\/[^\s()]{1,2000})\)/g;

/** A text that somebody wrote, its [words](https://…) as words with links behind them: {text, links}. */
export function withoutMarks(written) {
  const links = [];
  let text = "";
  let from = 0;
  for (const { index, 0: whole, 1: shown, 2: url } of written.matchAll(HIDDEN_LINK)) {
    text += written.slice(from, index);
    links.push({ offset: text.length, length: shown.length, url });
    text += shown;
    from = index + whole.length;
  }
  return { text: text + written.slice(from), links };
}

/** The other way: a text whose hidden links are written out, to be forwarded with them. */
export function withMarks(text, entities) {
  const links = (entities ?? []).filter((entity) => entity?.type === "text_link").sort((a, b) => b.offset - a.offset);
  return links.reduce((written, { offset, length, url }) => {
    const marked = `[${text.slice(offset, offset + length)}](${url})`;
    return marked.match(HIDDEN_LINK)?.[0] === marked
      ? written.slice(0, offset) + marked + written.slice(offset + length)
      : written;
  }, text);
}
