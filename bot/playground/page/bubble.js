// One message as a bubble: what it answers, its photo or file, its text, its time, its buttons.
import { copyText, h, icon, iconButton, leaving, safeAddress } from "./elements.js";
import { formatted } from "./formatted.js";
import { wire } from "./wire.js";
import { locale, words } from "./words.js";

const MOST_BIG_EMOJI = 3;
const STYLES = new Set(["primary", "success", "danger"]);
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hour12: false });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "medium" });

/** Bytes as people say them. */
export function sizeOf(bytes) {
  if (!(bytes >= 0)) return "";
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 999_500 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  return `${value.toLocaleString(locale, { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
}

/** What a message says in one line, for a reply's strip and the like. */
export function gist(message) {
  const text = message.text ?? message.caption;
  if (text) return text.slice(0, 200).replace(/\s+/g, " ").trim();
  if (message.photo) return words.photo;
  if (message.document) return message.document.file_name || words.file;
  if (message.sticker) return message.sticker.emoji ? `${message.sticker.emoji} ${words.sticker}` : words.sticker;
  return message.voice ? words.voice : words.unknownKind;
}

/** How many emoji the text is made of, or 0 where there is anything else. */
function emojiCount(text) {
  if (!text || text.length > 40) return 0;
  const signs = [...new Intl.Segmenter().segment(text)].map((part) => part.segment);
  const pictures = signs.every((sign) => /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(sign));
  return pictures ? signs.length : 0;
}

/** The name of who wrote it; a message inside another has no `outgoing`, only its `from`. */
export function authorOf(message, people) {
  return (message.outgoing ?? message.from?.is_bot === false) ? people.user : people.bot;
}

/**
 * The message's article. `act`: tap, command, toast, jump, photo, menu, botLink, holdStill, expanded;
 * `people`: {bot, user} names; `busy`: keys of buttons that await their answer.
 */
export function bubble(message, { act, people, busy }) {
  const text = message.text ?? message.caption ?? "";
  const big = message.text && !(message.entities ?? []).length ? emojiCount(text) : 0;
  const media = mediaOf(message, act);
  const bare = (big > 0 && big <= MOST_BIG_EMOJI) || (message.sticker && !text);
  const body = h(
    "div",
    { class: "body", dir: "auto" },
    text && h("span", { class: "text" }, formatted(text, message.entities ?? message.caption_entities, act)),
    meta(message),
  );
  const reply = message.reply_to_message;
  const origin = message.forward_origin;
  const said = h("span", { class: "unseen" }, `${authorOf(message, people)}: `);
  const box = h(
    "div",
    { class: `bubble${media && !text ? " only-media" : ""}` },
    said,
    origin && forwarded(origin),
    reply && replied(reply, people, act),
    media,
    body,
  );
  const menu = iconButton("more", words.actions, (event) => act.menu(message, event.currentTarget), {
    class: "round act",
    tabindex: "-1",
    "aria-haspopup": "menu",
  });
  const keyboard = message.reply_markup?.inline_keyboard;
  const kind = `message ${message.outgoing ? "out" : "in"}${bare ? " bare" : ""}${keyboard?.length ? " keyed" : ""}`;
  const article = h(
    "article",
    { class: kind, "data-message-id": message.message_id, "data-big": bare ? big : null, tabindex: "-1" },
    h(
      "div",
      { class: "stack" },
      h("div", { class: "beside" }, box, menu),
      keyboard?.length && keys(message, keyboard, act, busy),
    ),
  );
  setReactions(article, message.reaction);
  return article;
}

/** Shows the reactions, a list of Telegram's ReactionType, under the bubble. */
export function setReactions(article, reactions) {
  article.querySelector(".reactions")?.remove();
  const signs = (reactions ?? []).map((reaction) => reaction?.emoji).filter(Boolean);
  if (!signs.length) return;
  const row = h(
    "div",
    { class: "reactions" },
    signs.map((sign) => h("span", { role: "img", "aria-label": `${words.reacted} ${sign}` }, sign)),
  );
  article.querySelector(".beside").after(row);
}

function meta(message) {
  const date = new Date((Number(message.date) || 0) * 1000);
  return h(
    "span",
    { class: "meta" },
    message.edit_date && h("span", { class: "edited" }, words.edited),
    h("time", { datetime: date.toISOString(), title: moment.format(date) }, clock.format(date)),
    message.outgoing && h("span", { class: "tick", role: "img", "aria-label": words.sent }, icon("check")),
  );
}

function forwarded(origin) {
  const user = origin.sender_user;
  const chat = origin.chat ?? origin.sender_chat;
  const name = origin.sender_user_name || chat?.title || [user?.first_name, user?.last_name].filter(Boolean).join(" ");
  return h(
    "div",
    { class: "forwarded", dir: "auto" },
    icon("forward"),
    h("span", {}, `${words.forwardedFrom} `, h("b", {}, name || words.someone)),
  );
}

function replied(reply, people, act) {
  return h(
    "button",
    { type: "button", class: "replied", onclick: () => act.jump(reply.message_id) },
    h("b", {}, authorOf(reply, people)),
    h("span", { dir: "auto" }, gist(reply)),
  );
}

function mediaOf(message, act) {
  if (message.photo?.length) return photo(message, act);
  if (message.sticker) return sticker(message.sticker);
  if (message.voice)
    return h("audio", {
      class: "voice",
      controls: true,
      preload: "none",
      src: wire.address(message.voice.file_id),
      "aria-label": words.voice,
    });
  if (message.document) return file(message.document);
  return message.text === undefined && h("p", { class: "unknown" }, words.unknownKind);
}

function photo(message, act) {
  const sizes = [...message.photo].sort((a, b) => a.width - b.width);
  const shown = sizes.find((size) => size.width >= 640) ?? sizes.at(-1);
  const image = h("img", {
    src: wire.address(shown.file_id),
    width: shown.width,
    height: shown.height,
    alt: message.caption ? "" : words.photo,
    draggable: "false",
  });
  return h(
    "button",
    { type: "button", class: "photo", "aria-label": words.enlarge, onclick: () => act.photo(message, sizes.at(-1)) },
    image,
  );
}

function sticker(given) {
  const plain = () => h("span", { class: "sticker-emoji" }, given.emoji ?? words.sticker);
  if (given.is_animated || given.is_video) return plain();
  const image = h("img", {
    class: "sticker",
    src: wire.address(given.file_id),
    alt: gist({ sticker: given }),
    draggable: "false",
  });
  image.addEventListener("error", () => image.replaceWith(plain()), { once: true });
  return image;
}

function file(given) {
  const name = given.file_name || words.file;
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? "";
  return h(
    "a",
    { class: "file", href: wire.address(given.file_id), download: name, title: words.download },
    h("span", { class: "file-kind" }, ending ? h("span", {}, ending.toUpperCase()) : icon("document")),
    h(
      "span",
      { class: "file-about" },
      h("span", { class: "file-name", dir: "auto" }, name),
      h("span", { class: "file-size" }, sizeOf(given.file_size)),
    ),
    icon("download"),
  );
}

/** The key of a button that awaits its answer. */
export function busyKey(message, data) {
  return `${message.message_id} ${data}`;
}

function keys(message, rows, act, busy) {
  const draw = (button) => {
    const label = String(button.text ?? "");
    const style = STYLES.has(button.style) ? ` ${button.style}` : "";
    const attributes = { class: `key${style}`, title: label.length > 18 ? label : null };
    const text = h("span", { class: "key-text", dir: "auto" }, label);
    if (button.url !== undefined) {
      const href = safeAddress(button.url);
      if (!href) return h("button", { ...attributes, type: "button", disabled: true }, text);
      const follow = (event) => act.botLink(href) && event.preventDefault();
      return h("a", { ...attributes, ...leaving(href), onclick: follow }, text, icon("out"));
    }
    if (button.copy_text) {
      const copy = async () =>
        act.toast((await copyText(String(button.copy_text.text ?? ""))) ? words.copied : words.cannotCopy);
      return h("button", { ...attributes, type: "button", onclick: copy }, text, icon("copy"));
    }
    const data = button.callback_data;
    if (data === undefined) return h("button", { ...attributes, type: "button", disabled: true }, text);
    const key = busyKey(message, data);
    const tap = () => act.tap(message, data);
    return h(
      "button",
      { ...attributes, type: "button", "data-busy-key": key, "aria-busy": busy.has(key) ? "true" : null, onclick: tap },
      text,
    );
  };
  const row = (buttons) => h("div", { class: "keys-row" }, (Array.isArray(buttons) ? buttons : []).map(draw));
  return h("div", { class: "keys" }, rows.map(row));
}
