// The conversation: bubbles by day, kept at the end while the reader is there.
import { bubble, setReactions } from "./bubble.js";
import { h, icon } from "./elements.js";
import { formatted } from "./formatted.js";
import { locale, words } from "./words.js";

const AT_END_PX = 60;
const SHOWN_AT_FIRST = 120;
const SAME_BREATH_S = 300;
const DRAFT_LASTS_MS = 30_000;
const RESTS_AFTER_MS = 900;

const sameYear = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
const otherYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });

const dayKey = (date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;

function dayName(date) {
  const now = new Date();
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (dayKey(date) === dayKey(now)) return words.today;
  if (dayKey(date) === dayKey(before)) return words.yesterday;
  return (date.getFullYear() === now.getFullYear() ? sameYear : otherYear).format(date);
}

export class History {
  #messages = new Map();
  #days = h("div", { class: "days" });
  #draft = h("div", { class: "message in draft", hidden: true });
  #draftTimer = 0;
  #restTimer = 0;
  #earlier = h(
    "button",
    { type: "button", class: "pill earlier", hidden: true, onclick: () => this.#showEarlier() },
    words.earlier,
  );
  #welcome = h("section", { class: "welcome", hidden: true });
  #pill = h(
    "button",
    { type: "button", class: "pill newest", hidden: true, onclick: () => this.toEnd(true) },
    icon("down"),
    h("span"),
  );
  #following = true;
  #unseen = 0;
  #shown = SHOWN_AT_FIRST;
  #context;

  /** `context`: what `bubble` needs; its `people` may change with each `reset`. */
  constructor(context) {
    this.#context = context;
    const column = h("div", { class: "column" }, this.#earlier, this.#welcome, this.#days, this.#draft);
    this.log = h(
      "div",
      { class: "log", role: "log", "aria-live": "polite", "aria-label": words.conversation, tabindex: "-1" },
      column,
    );
    this.element = h("div", { class: "stage" }, this.log, this.#pill);
    this.log.addEventListener("scroll", () => this.#moved(), { passive: true });
    this.log.addEventListener("keydown", (event) => this.#walk(event));
    this.log.addEventListener("focusin", (event) => this.#here(event.target.closest("article")));
    // Photos that arrive, quotes that open, the phone's keyboard: whatever changes a height keeps the end in view.
    const watch = new ResizeObserver(() => (this.#following ? this.toEnd() : this.#scrolled()));
    watch.observe(column);
    watch.observe(this.log);
  }

  get(id) {
    return this.#messages.get(id);
  }

  /** Newest first. */
  *newest() {
    yield* [...this.#messages.values()].reverse();
  }

  get empty() {
    return this.#messages.size === 0;
  }

  node(id) {
    return this.#days.querySelector(`[data-message-id="${Number(id)}"]`);
  }

  /** Shows these messages instead of what there was; where it is the same conversation, only what differs changes. */
  reset(messages, welcome, fresh) {
    this.#welcome.replaceChildren(...welcome);
    const wanted = new Set(messages.map((message) => message.message_id));
    if (fresh) {
      this.log.setAttribute("aria-live", "off");
      this.#messages.clear();
      this.#days.replaceChildren();
      this.#shown = SHOWN_AT_FIRST;
      this.#unseen = 0;
      this.#following = true;
      this.draft(null);
    }
    this.remove([...this.#messages.keys()].filter((id) => !wanted.has(id)));
    const first = Math.max(0, messages.length - this.#shown);
    messages.forEach((message, n) => {
      const old = this.#messages.get(message.message_id);
      if (old && JSON.stringify(old) === JSON.stringify(message)) return;
      this.#messages.set(message.message_id, message);
      if (old ? this.node(message.message_id) : n >= first) this.#place(message, Boolean(old), !fresh);
    });
    this.#arrange();
    if (fresh) {
      this.toEnd();
      // What was already there is not news to read out.
      setTimeout(() => this.log.setAttribute("aria-live", "polite"), 500);
    }
  }

  /** Adds a message, or puts a new version of it in place of the old one. */
  put(message, edited = false) {
    const known = this.#messages.has(message.message_id);
    this.#messages.set(message.message_id, message);
    if (!message.outgoing && !known) this.draft(null);
    if (edited && !known) this.#messages = new Map([...this.#messages].sort(([a], [b]) => a - b));
    if (!known && message.outgoing) this.#following = true;
    if (!known || this.node(message.message_id)) this.#place(message, known, !known);
    if (!known && !this.#following) this.#unseen += 1;
    this.#arrange();
    if (this.#following) this.toEnd();
    else this.#scrolled();
  }

  remove(ids) {
    for (const id of ids) {
      this.#messages.delete(id);
      this.node(id)?.remove();
    }
    if (ids.length) this.#arrange();
  }

  react(id, reactions) {
    const message = this.get(id);
    if (!message) return;
    message.reaction = reactions;
    const article = this.node(id);
    if (article) setReactions(article, reactions);
  }

  /** A preview of what the bot is writing; the next message of the bot, or 30 s, takes it away. */
  draft(draft) {
    clearTimeout(this.#draftTimer);
    this.#draft.hidden = !draft?.text;
    if (!draft?.text) return this.#draft.replaceChildren();
    this.#draftTimer = setTimeout(() => this.draft(null), DRAFT_LASTS_MS);
    const text = h(
      "span",
      { class: "text" },
      formatted(draft.text, draft.entities, this.#context.act),
      h("span", { class: "caret" }),
    );
    this.#draft.replaceChildren(
      h("div", { class: "stack" }, h("div", { class: "bubble" }, h("div", { class: "body", dir: "auto" }, text))),
    );
    return undefined;
  }

  /** Leaves the reader where they are while something above or below opens. */
  holdStill() {
    this.#following = false;
  }

  toEnd(smooth = false) {
    this.#following = true;
    this.log.scrollTo({
      top: this.log.scrollHeight,
      behavior: smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "instant",
    });
    this.#seenAll();
  }

  /** Brings a message into view and points at it. */
  jump(id) {
    while (this.#messages.has(id) && !this.node(id) && !this.#earlier.hidden) this.#showEarlier();
    const article = this.node(id);
    if (!article) return;
    this.holdStill();
    article.scrollIntoView({ block: "center" });
    article.focus({ preventScroll: true });
    article.classList.remove("pointed");
    requestAnimationFrame(() => article.classList.add("pointed"));
  }

  focusLast() {
    [...this.#days.querySelectorAll("article")].at(-1)?.focus();
  }

  #place(message, edited, arriving) {
    const article = bubble(message, this.#context);
    const old = this.node(message.message_id);
    if (old) {
      if (edited) article.classList.add("changed");
      this.#keepFocus(old, article);
      return;
    }
    if (arriving) article.classList.add("arriving");
    const date = new Date((Number(message.date) || 0) * 1000);
    const section = this.#day(dayKey(date));
    const next = [...section.querySelectorAll("article")].findLast(
      (other) => Number(other.dataset.messageId) < message.message_id,
    );
    if (next) next.after(article);
    else section.firstElementChild.after(article);
  }

  #day(key) {
    const sections = [...this.#days.children];
    const same = sections.find((section) => section.dataset.day === key);
    if (same) return same;
    const section = h("section", { class: "day", "data-day": key }, h("h2", {}, h("span")));
    const before = sections.findLast((other) => other.dataset.day < key);
    if (before) before.after(section);
    else this.#days.prepend(section);
    return section;
  }

  /** Puts the new article in place; whoever stood on one of the old one's buttons stands on the like of it. */
  #keepFocus(old, article) {
    const focused = document.activeElement;
    const buttons = (root) => [...root.querySelectorAll(".keys button, .keys a")];
    const at = buttons(old).indexOf(focused);
    const inside = old.contains(focused);
    article.tabIndex = old.tabIndex;
    old.replaceWith(article);
    if (!inside) return;
    const successor =
      at < 0
        ? article
        : (buttons(article).find((key) => key.textContent === focused.textContent) ?? buttons(article)[at] ?? article);
    successor.focus({ preventScroll: true });
  }

  /** Names the days and joins what one side says in one breath. */
  #arrange() {
    let last = null;
    for (const section of [...this.#days.children]) {
      const articles = [...section.querySelectorAll("article")];
      if (!articles.length) {
        section.remove();
        continue;
      }
      const [year, month, day] = section.dataset.day.split("-").map(Number);
      section.firstElementChild.firstElementChild.textContent = dayName(new Date(year, month - 1, day));
      let before = null;
      for (const article of articles) {
        const message = this.#messages.get(Number(article.dataset.messageId));
        const joined =
          Boolean(before) &&
          Boolean(before.outgoing) === Boolean(message.outgoing) &&
          message.date - before.date < SAME_BREATH_S;
        article.classList.toggle("joined", joined);
        if (last) last.classList.toggle("ends", !joined);
        [before, last] = [message, article];
      }
    }
    last?.classList.add("ends");
    this.#earlier.hidden = this.#days.querySelectorAll("article").length >= this.#messages.size;
    this.#welcome.hidden = !this.empty;
    if (last && !this.#days.querySelector('article[tabindex="0"]')) last.tabIndex = 0;
  }

  #showEarlier() {
    const shown = this.#days.querySelectorAll("article").length;
    const all = [...this.#messages.values()];
    const more = all.slice(Math.max(0, all.length - shown - SHOWN_AT_FIRST), all.length - shown);
    const { scrollHeight, scrollTop } = this.log;
    this.holdStill();
    this.#shown = shown + more.length;
    for (const message of more) this.#place(message, false, false);
    this.#arrange();
    this.log.scrollTop = scrollTop + this.log.scrollHeight - scrollHeight;
  }

  #moved() {
    const top = this.log.getBoundingClientRect().top;
    for (const section of this.#days.children) {
      section.firstElementChild.classList.toggle("stuck", section.getBoundingClientRect().top < top);
    }
    this.#scrolled();
    this.log.classList.toggle("moving", !this.#following);
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => this.log.classList.remove("moving"), RESTS_AFTER_MS);
  }

  #scrolled() {
    const left = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
    this.#following = left <= AT_END_PX;
    if (this.#following) this.#seenAll();
    else this.#showPill();
  }

  #seenAll() {
    this.#unseen = 0;
    this.#pill.hidden = true;
  }

  #showPill() {
    this.#pill.hidden = false;
    this.#pill.lastElementChild.textContent = words.newest(this.#unseen);
    this.#pill.setAttribute("aria-label", words.newestLabel(this.#unseen));
  }

  /** One message at a time is a stop of the Tab key; the arrows move it. */
  #here(article) {
    if (!article) return;
    for (const other of this.#days.querySelectorAll('article[tabindex="0"]')) other.tabIndex = -1;
    article.tabIndex = 0;
  }

  #walk(event) {
    const article = event.target;
    if (!article.matches("article")) return;
    const all = [...this.#days.querySelectorAll("article")];
    const at = all.indexOf(article);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (all[to]) {
        this.holdStill();
        all[to].focus();
      }
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.#context.act.menu(this.get(Number(article.dataset.messageId)), article);
    }
  }
}
