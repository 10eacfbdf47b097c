// The chat page: puts the parts together and passes what happens from one to the other.
import { authorOf, busyKey } from "./bubble.js";
import { Composer } from "./composer.js";
import { askForward, enlarge, offerLink, openMenu, sure, tell, toast, toastPlace } from "./dialogs.js";
import { avatar, copyText, h, icon, iconButton, loadIcons, safeAddress } from "./elements.js";
import { withMarks } from "./formatted.js";
import { History } from "./history.js";
import { Live, wire } from "./wire.js";
import { locale, words } from "./words.js";

const LONG_PRESS_MS = 450;
const LONG_PRESS_DRIFT_PX = 10;
const TAP_WAITS_MS = 20_000;
const TYPING_LASTS_S = 5;
const ANSWERS_KEPT = 50;

const languages = new Intl.DisplayNames(locale, { type: "language", fallback: "code" });

let state = null;
let connected = false;
let typingTimer = 0;
let unseenTitles = 0;
const people = { bot: "", user: "" };
const busy = new Set(); // keys of the buttons that await their answer
const taps = new Map(); // tap → key
const answers = new Map(); // tap → answer, for those that come before the request has told the tap

const act = {
  toast,
  expanded: new Set(),
  holdStill: () => history.holdStill(),
  jump: (id) => history.jump(id),
  command: (text) => attempt(wire.send(state.user, text)),
  photo: (message, size) =>
    enlarge(wire.address(size.file_id), `${words.photo} ${message.message_id}.jpg`, message.caption),
  menu: openActions,
  tap,
  botLink,
};
const history = new History({ act, people, busy });
const composer = new Composer({
  toast,
  send: wire.send,
  sendFile: wire.file,
  edit: (user, message, text) => wire.edit(user, message.message_id, text),
  editLast: () => {
    for (const message of history.newest()) if (message.outgoing) return editable(message) && composer.edit(message);
    return undefined;
  },
  unblock: () => setBlocked(false),
  nameOf: (message) => authorOf(message, people),
});
const live = new Live({ onState, onEvent, onLine });

const face = h("span", { class: "face" });
const botName = h("h1", { dir: "auto" });
const status = h("p", { class: "status", role: "status" });
const whoButton = iconButton("more", words.chatAs, (event) => openPeople(event.currentTarget), {
  class: "round who",
  "aria-haspopup": "menu",
});
const themeButton = iconButton("moon", words.theme, switchTheme, { class: "round theme" });
const moreButton = iconButton("more", words.options, (event) => openOptions(event.currentTarget), {
  "aria-haspopup": "menu",
});
const peopleList = h("nav", { class: "people", "aria-label": words.chatAs });
const about = h("section", { class: "about" });
const banner = h("div", { class: "banner", role: "status" });
const dropZone = h(
  "div",
  { class: "drop", hidden: true, "aria-hidden": "true" },
  h("div", {}, icon("clip"), words.dropHere),
);

document.body.append(
  h("a", { class: "skip", href: "#composer", onclick: skip }, words.skip),
  h(
    "div",
    { class: "app" },
    h(
      "aside",
      { class: "side" },
      h(
        "header",
        {},
        h("img", { src: "/page/icon.svg", alt: "", width: "36", height: "36" }),
        h("div", {}, h("p", { class: "side-title" }, words.title), h("p", { class: "muted" }, words.subtitle)),
      ),
      h("h2", {}, words.chatAs),
      peopleList,
      about,
      h("p", { class: "tip muted" }, words.tip),
    ),
    h(
      "main",
      { class: "chat" },
      h(
        "header",
        { class: "head" },
        face,
        h("div", { class: "head-text" }, botName, status),
        whoButton,
        themeButton,
        moreButton,
      ),
      banner,
      history.element,
      composer.element,
      dropZone,
      toastPlace(),
    ),
  ),
);
loadIcons();
showTheme();
live.follow(userInAddress());

// What the emulator tells.

function onState(next) {
  const fresh = state?.user !== next.user;
  state = next;
  const user = state.users.find(({ id }) => id === state.user);
  people.bot = state.bot.first_name;
  people.user = user?.first_name ?? words.you;
  if (userInAddress() !== state.user) window.history.replaceState(null, "", `#user=${state.user}`);
  if (fresh) {
    act.expanded.clear();
    busy.clear();
    taps.clear();
  }
  drawPeople(user);
  drawAbout();
  composer.belongTo(state.user);
  composer.setCommands(state.commands);
  composer.setBlocked(Boolean(state.blocked));
  history.reset(state.messages, welcome(), fresh);
  composer.setBoard(lastBoard());
  showTitle();
  showTyping(state.typing ? { until: Date.now() / 1000 + TYPING_LASTS_S } : null);
}

function onLine(now) {
  connected = now;
  banner.textContent = now ? "" : words.offline;
  document.documentElement.classList.toggle("offline", !now);
  showTyping(null);
}

const listeners = {
  message({ message }) {
    history.put(message);
    if (message.outgoing) return;
    showTyping(null);
    const markup = message.reply_markup;
    if (markup?.keyboard || markup?.remove_keyboard) composer.setBoard(markup);
    if (markup?.force_reply) composer.reply(message, markup.input_field_placeholder);
    if (document.hidden) unseenTitles += 1;
    showTitle();
  },
  edited: ({ message }) => history.put(message, true),
  deleted({ message_ids: ids }) {
    history.remove(ids);
    composer.gone(ids);
  },
  typing: (typing) => showTyping(typing),
  answer: settle,
  commands({ commands }) {
    state.commands = commands;
    composer.setCommands(commands);
  },
  cleared() {
    composer.gone([...history.newest()].map((message) => message.message_id));
    composer.setBoard(null);
    history.reset([], welcome(), true);
  },
  draft: (draft) => history.draft(draft),
  reaction: ({ message_id: id, reaction }) => history.react(id, reaction),
};

function onEvent(name, data) {
  listeners[name]?.(data);
}

// What the person does.

async function attempt(promise) {
  try {
    return await promise;
  } catch (error) {
    toast(error.message);
    return null;
  }
}

async function tap(message, data) {
  const key = busyKey(message, data);
  if (busy.has(key)) return;
  setBusy(key, true);
  const begun = await attempt(wire.tap(state.user, message.message_id, data));
  if (!begun) return setBusy(key, false);
  taps.set(begun.tap, key);
  setTimeout(() => finish(begun.tap), TAP_WAITS_MS);
  if (answers.has(begun.tap)) settle(answers.get(begun.tap));
  return undefined;
}

function settle(answer) {
  if (!taps.has(answer.tap)) {
    answers.set(answer.tap, answer);
    if (answers.size > ANSWERS_KEPT) answers.delete(answers.keys().next().value);
    return;
  }
  finish(answer.tap);
  const href = answer.url ? safeAddress(answer.url) : null;
  if (href && !botLink(href)) offerLink(href);
  if (answer.text) (answer.alert ? tell : toast)(answer.text);
}

function finish(id) {
  const key = taps.get(id);
  taps.delete(id);
  answers.delete(id);
  if (key) setBusy(key, false);
}

function setBusy(key, on) {
  busy[on ? "add" : "delete"](key);
  for (const button of document.querySelectorAll("[data-busy-key]")) {
    if (button.dataset.busyKey !== key) continue;
    if (on) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
  }
}

/** A link to this very bot sends its start parameter here; true where it did. */
function botLink(href) {
  const url = new URL(href);
  if (!/^https?:$/.test(url.protocol) || !["t.me", "telegram.me"].includes(url.host)) return false;
  if (url.pathname.slice(1).toLowerCase() !== String(state.bot.username).toLowerCase()) return false;
  const start = url.searchParams.get("start");
  act.command(start ? `/start ${start}` : "/start");
  return true;
}

const editable = (message) => message.outgoing && Boolean(message.text ?? message.caption) && !message.forward_origin;

function openActions(message, anchor, point) {
  const text = message.text ?? message.caption;
  const items = [
    { icon: "reply", label: words.reply, act: () => composer.reply(message) },
    editable(message) && { icon: "edit", label: words.edit, act: () => composer.edit(message) },
    text && {
      icon: "copy",
      label: words.copy,
      act: async () => toast((await copyText(text)) ? words.copied : words.cannotCopy),
    },
    text && {
      icon: "forward",
      label: words.toBot,
      act: () => forward(withMarks(text, message.entities ?? message.caption_entities), authorOf(message, people), "user"),
    },
  ];
  openMenu(items, anchor, point);
}

async function forward(...given) {
  const asked = await askForward(...given);
  if (asked) await attempt(wire.forward(state.user, asked));
  composer.field.focus();
}

function openOptions(anchor) {
  openMenu(
    [
      { icon: "forward", label: words.forwardText, act: () => forward() },
      { icon: "trash", label: words.clear, act: clear },
      state?.blocked
        ? { icon: "check", label: words.unblock, act: () => setBlocked(false) }
        : { icon: "block", label: words.block, danger: true, act: () => setBlocked(true) },
    ],
    anchor,
  );
}

async function clear() {
  if (await sure(words.clearAsk, words.clearMore, words.clearYes)) await attempt(wire.clear(state.user));
}

async function setBlocked(blocked) {
  if (!(await attempt(wire.block(state.user, blocked)))) return;
  state.blocked = blocked;
  composer.setBlocked(blocked);
}

// What is shown.

function userInAddress() {
  const id = Number(/^#user=(\d+)$/.exec(location.hash)?.[1]);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

const personLink = (user) => `#user=${user.id}`;
const languageOf = (user) => (user.language_code ? languages.of(user.language_code) : "");

function drawPeople(current) {
  peopleList.replaceChildren(
    ...state.users.map((user) =>
      h(
        "a",
        { href: personLink(user), "aria-current": user.id === state.user ? "true" : null },
        avatar(user.first_name, user.id),
        h(
          "span",
          { class: "person" },
          h("b", { dir: "auto" }, user.first_name),
          h("span", { class: "muted" }, languageOf(user)),
        ),
      ),
    ),
  );
  whoButton.replaceChildren(avatar(people.user, current?.id));
  whoButton.setAttribute("aria-label", words.person(people.user));
}

function openPeople(anchor) {
  if (!state) return;
  const item = (user) => ({
    label: user.first_name,
    href: personLink(user),
    checked: user.id === state.user,
    lead: avatar(user.first_name, user.id),
  });
  openMenu(state.users.map(item), anchor);
}

function drawAbout() {
  const { bot } = state;
  face.replaceChildren(avatar(bot.first_name, 0));
  botName.textContent = bot.first_name;
  about.replaceChildren(
    h("h2", {}, words.about),
    h("p", { dir: "auto" }, h("b", {}, bot.first_name), " ", h("span", { class: "muted" }, `@${bot.username}`)),
    ...(bot.short_description ? [h("p", { class: "muted", dir: "auto" }, bot.short_description)] : []),
  );
}

function welcome() {
  const { bot } = state;
  const start = () => {
    act.command("/start");
    composer.field.focus();
  };
  return [
    avatar(bot.first_name, 0),
    h("h2", { dir: "auto" }, bot.description ? words.startHint : bot.first_name),
    h("p", { dir: "auto" }, bot.description || words.startDefault(bot.first_name)),
    h("button", { type: "button", class: "key primary", onclick: start }, words.start),
  ];
}

/** The reply keyboard that stands, which the newest message to carry or remove one decides. */
function lastBoard() {
  for (const { reply_markup: markup } of history.newest()) {
    if (markup?.keyboard) return markup;
    if (markup?.remove_keyboard) return null;
  }
  return null;
}

function showTyping(typing) {
  clearTimeout(typingTimer);
  const left = typing ? Math.min(Number(typing.until) * 1000 - Date.now(), TYPING_LASTS_S * 2000) : 0;
  const word = left > 0 ? (words.actionWords[typing.action] ?? words.typing) : null;
  status.classList.toggle("busy", Boolean(word) || !connected);
  status.replaceChildren(word ?? (connected ? words.bot : words.connecting));
  if (word || !connected) status.append(h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")));
  if (word) typingTimer = setTimeout(() => showTyping(null), left);
}

function showTitle() {
  if (!document.hidden) unseenTitles = 0;
  document.title = `${unseenTitles ? `(${unseenTitles}) ` : ""}${people.bot} · ${people.user}`;
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function showTheme() {
  themeButton.setAttribute("aria-pressed", String(isDark()));
  themeButton.replaceChildren(icon(isDark() ? "sun" : "moon"));
}

function switchTheme() {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  showTheme();
}

// What happens on the page at large.

function skip(event) {
  event.preventDefault();
  composer.field.focus();
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
window.addEventListener("hashchange", () => {
  if (userInAddress() !== state?.user) live.follow(userInAddress());
});
document.addEventListener("visibilitychange", showTitle);

// Typing anywhere is writing a message.
document.addEventListener("keydown", (event) => {
  const elsewhere = event.target.closest("textarea, input, dialog, [role=menu]");
  if (elsewhere || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === " ")
    return;
  if (!composer.field.closest("[hidden]")) composer.field.focus();
});

const messageAt = (target) => history.get(Number(target.closest?.("article")?.dataset.messageId));

// A right click on a bubble (or the menu key) opens its actions; on a link or a selection, the browser's own menu.
let touching = 0;
history.element.addEventListener("contextmenu", (event) => {
  if (touching) return event.preventDefault();
  const message = messageAt(event.target);
  if (!message || event.target.closest("a, img") || !getSelection().isCollapsed) return undefined;
  event.preventDefault();
  const byKey = event.button !== 2;
  openActions(message, event.target.closest("article"), byKey ? undefined : { x: event.clientX, y: event.clientY });
  return undefined;
});

// A long press does on touch screens.
history.element.addEventListener("pointerdown", (event) => {
  const message = messageAt(event.target);
  if (!message || event.pointerType !== "touch" || !event.target.closest(".bubble")) return;
  const stop = () => {
    clearTimeout(touching);
    touching = 0;
    ends.abort();
  };
  const ends = new AbortController();
  const { signal } = ends;
  const moved = (move) =>
    Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY) > LONG_PRESS_DRIFT_PX && stop();
  touching = setTimeout(() => {
    openActions(message, event.target.closest("article"), { x: event.clientX, y: event.clientY });
    // The finger that goes up is not a tap on what lies under it.
    const swallow = (click) => {
      click.preventDefault();
      click.stopPropagation();
    };
    window.addEventListener("click", swallow, {
      capture: true,
      once: true,
      signal: AbortSignal.timeout(LONG_PRESS_MS),
    });
  }, LONG_PRESS_MS);
  window.addEventListener("pointermove", moved, { signal });
  for (const name of ["pointerup", "pointercancel", "scroll"])
    window.addEventListener(name, stop, { signal, capture: true });
});

let dragDepth = 0;
const dragsFiles = (event) => event.dataTransfer?.types.includes("Files");
for (const [name, step] of [
  ["dragenter", 1],
  ["dragleave", -1],
]) {
  document.addEventListener(name, (event) => {
    if (!dragsFiles(event)) return;
    dragDepth = Math.max(0, dragDepth + step);
    dropZone.hidden = dragDepth === 0;
  });
}
document.addEventListener("dragover", (event) => dragsFiles(event) && event.preventDefault());
document.addEventListener("drop", (event) => {
  if (!dragsFiles(event)) return;
  event.preventDefault();
  dragDepth = 0;
  dropZone.hidden = true;
  if (!state?.blocked) composer.attach([...event.dataTransfer.files]);
});
