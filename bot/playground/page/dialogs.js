// What lies over the chat: alerts, questions, the enlarged photo, the form to forward a text, toasts and menus.
import { h, icon, iconButton, leaving } from "./elements.js";
import { withoutMarks } from "./formatted.js";
import { words } from "./words.js";

const TOAST_LASTS_MS = 4000;
const MARGIN_PX = 8;

/** Opens a modal dialog; resolves with its returnValue ("" where it was dismissed) once it is closed. */
function open(dialog) {
  const before = document.activeElement;
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      before?.focus?.({ preventScroll: true });
      resolve(dialog.returnValue);
    });
    dialog.addEventListener("pointerdown", (event) => {
      if (event.target === dialog) dialog.close("");
    });
    dialog.showModal();
  });
}

const closing = (dialog, value, label, kind = "") =>
  h("button", { type: "button", class: `key ${kind}`, onclick: () => dialog.close(value) }, label);

/** A text to confirm with OK, as the bot's alerts are. */
export function tell(text) {
  const dialog = h("dialog", { class: "sheet small", role: "alertdialog", "aria-label": text });
  dialog.append(
    h("p", { class: "sheet-text", dir: "auto" }, text),
    h("div", { class: "sheet-keys" }, closing(dialog, "ok", words.ok, "primary")),
  );
  return open(dialog);
}

/** Asks before something that can't be taken back; true on yes. */
export async function sure(title, more, yes) {
  const dialog = h("dialog", { class: "sheet small", role: "alertdialog", "aria-label": title });
  dialog.append(
    h("h2", {}, title),
    h("p", { class: "sheet-text muted" }, more),
    h("div", { class: "sheet-keys" }, closing(dialog, "", words.cancel), closing(dialog, "yes", yes, "danger")),
  );
  return (await open(dialog)) === "yes";
}

/** Offers a link that the bot's answer gave: a page may not open it by itself. */
export function offerLink(href) {
  const dialog = h("dialog", { class: "sheet small", "aria-label": words.openLink });
  dialog.append(
    h("h2", {}, words.openLink),
    h("p", { class: "sheet-text muted address" }, href),
    h(
      "div",
      { class: "sheet-keys" },
      closing(dialog, "", words.cancel),
      h("a", { class: "key primary", ...leaving(href), onclick: () => dialog.close("") }, words.open, icon("out")),
    ),
  );
  return open(dialog);
}

/** The photo as large as the window. */
export function enlarge(source, name, caption) {
  const dialog = h("dialog", { class: "viewer", "aria-label": words.photo });
  const close = () => dialog.close("");
  dialog.append(
    h(
      "div",
      { class: "viewer-bar" },
      h(
        "a",
        { class: "round", href: source, download: name, "aria-label": words.download, title: words.download },
        icon("download"),
      ),
      iconButton("close", words.close, close),
    ),
    h("img", { src: source, alt: caption || words.photo, onclick: close }),
    caption && h("p", { dir: "auto" }, caption),
  );
  return open(dialog);
}

/**
 * The form to forward a text; resolves with {text, from: {kind, name}, links, buttons} or null. A link behind words is
 * written [words](https://…), and one button with a link may stand under the text.
 */
export async function askForward(text = "", name = "", kind = "channel") {
  const dialog = h("dialog", { class: "sheet", "aria-label": words.forwardTitle });
  const nameField = h("input", {
    name: "name",
    value: name,
    placeholder: words.forwardNameHint,
    maxlength: "128",
    autocomplete: "off",
    required: true,
  });
  const textField = h("textarea", { name: "text", rows: "6", required: true, dir: "auto" });
  textField.value = text;
  const buttonField = h("input", { name: "button", maxlength: "64", autocomplete: "off" });
  const addressField = h("input", { name: "address", type: "url", placeholder: "https://", autocomplete: "off" });
  const choice = (value) =>
    h(
      "label",
      { class: "choice" },
      h("input", { type: "radio", name: "kind", value, checked: value === kind }),
      h("span", {}, words.forwardKinds[value]),
    );
  const form = h(
    "form",
    { method: "dialog", novalidate: true },
    h("h2", {}, words.forwardTitle),
    h(
      "fieldset",
      {},
      h("legend", {}, words.forwardFrom),
      h("div", { class: "choices" }, Object.keys(words.forwardKinds).map(choice)),
    ),
    h("label", { class: "field" }, h("span", {}, words.forwardName), nameField),
    h(
      "label",
      { class: "field" },
      h("span", {}, words.forwardBody),
      textField,
      h("span", { class: "hint" }, words.forwardLinkHint),
    ),
    h(
      "div",
      { class: "pair" },
      h("label", { class: "field" }, h("span", {}, words.forwardButton), buttonField),
      h("label", { class: "field" }, h("span", {}, words.forwardAddress), addressField),
    ),
    h(
      "div",
      { class: "sheet-keys" },
      closing(dialog, "", words.cancel),
      h("button", { class: "key primary" }, words.forwardYes),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const both = buttonField.value.trim() || addressField.value.trim() ? [buttonField, addressField] : [];
    const missing = [nameField, textField, ...both].find((field) => !field.value.trim() || !field.validity.valid);
    if (missing) {
      missing.setAttribute("aria-invalid", "true");
      missing.focus();
    } else dialog.close("yes");
  });
  form.addEventListener("input", (event) => event.target.removeAttribute("aria-invalid"));
  dialog.append(form);
  const answer = open(dialog);
  (name ? textField : nameField).focus();
  if ((await answer) !== "yes") return null;
  const [button, url] = [buttonField.value.trim(), addressField.value.trim()];
  return {
    ...withoutMarks(textField.value),
    from: { kind: form.elements.kind.value, name: nameField.value.trim() },
    buttons: button ? [{ text: button, url }] : [],
  };
}

const toasts = h("div", { class: "toasts", role: "status" });

/** The place where toasts are shown. */
export function toastPlace() {
  return toasts;
}

/** A line that goes by itself. */
export function toast(text) {
  const line = h("div", { class: "toast", dir: "auto" }, text);
  toasts.replaceChildren(line);
  setTimeout(() => line.remove(), Math.max(TOAST_LASTS_MS, text.length * 60));
}

let closeMenu = null;

/**
 * A menu beside `anchor`, or at the point of a pointer. `items`: {label, icon, act} to do something, {label, href, checked, lead}
 * to go somewhere; false ones are left out.
 */
export function openMenu(items, anchor, point) {
  closeMenu?.();
  const before = anchor.matches("article") ? anchor : document.activeElement;
  const menu = h("div", { class: "menu", role: "menu", popover: "manual" });
  const close = (back = true) => {
    if (closeMenu !== close) return;
    closeMenu = null;
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("resize", dismissed);
    window.removeEventListener("blur", dismissed);
    menu.remove();
    anchor.removeAttribute?.("aria-expanded");
    if (back) before?.focus?.({ preventScroll: true });
  };
  const dismissed = () => close(false);
  const outside = (event) => {
    if (!menu.contains(event.target)) close(false);
  };
  const choose = (item) => (event) => {
    close();
    if (item.act) {
      event.preventDefault();
      item.act();
    }
  };
  const role = (item) => (item.checked === undefined ? "menuitem" : "menuitemradio");
  menu.append(
    ...items
      .filter(Boolean)
      .map((item) =>
        h(
          item.href ? "a" : "button",
          {
            type: item.href ? null : "button",
            href: item.href,
            role: role(item),
            "aria-checked": item.checked?.toString(),
            tabindex: "-1",
            class: item.danger ? "danger" : null,
            onclick: choose(item),
          },
          item.lead ?? icon(item.icon),
          h("span", {}, item.label),
          item.checked && icon("check"),
        ),
      ),
  );
  menu.addEventListener("keydown", (event) => {
    const all = [...menu.children];
    const at = all.indexOf(document.activeElement);
    const to = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (to !== undefined) all[to].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.body.append(menu);
  menu.showPopover();
  closeMenu = close;
  anchor.setAttribute?.("aria-expanded", "true");
  const room = { width: menu.offsetWidth, height: menu.offsetHeight };
  const from = anchor.getBoundingClientRect();
  const x = point?.x ?? (from.left + room.width < innerWidth - MARGIN_PX ? from.left : from.right - room.width);
  const y =
    point?.y ?? (from.bottom + room.height < innerHeight - MARGIN_PX ? from.bottom + 4 : from.top - room.height - 4);
  const within = (value, size, whole) => `${Math.max(MARGIN_PX, Math.min(value, whole - size - MARGIN_PX))}px`;
  menu.style.left = within(x, room.width, innerWidth);
  menu.style.top = within(y, room.height, innerHeight);
  menu.firstElementChild?.focus({ preventScroll: true });
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", dismissed);
  window.addEventListener("blur", dismissed);
}
