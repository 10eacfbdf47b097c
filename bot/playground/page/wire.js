// The page's talk with the emulator: requests, and events as they happen.
import { words } from "./words.js";

const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 8000;
const EVENTS = ["message", "edited", "deleted", "typing", "answer", "commands", "cleared", "draft", "reaction"];

/** What the emulator refused, or that it couldn't be reached (status 0); its message is for the person. */
export class Refused extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused(words.unreachable);
  }
  let answer = null;
  try {
    answer = await response.json();
  } catch {
    // Not JSON: what the status says is all there is.
  }
  if (!response.ok || answer?.error)
    throw new Refused(String(answer?.error ?? words.failed(response.status)), response.status);
  return answer ?? {};
}

const post = (path, body) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const wire = {
  state: (user) => ask(user ? `/api/state?user=${encodeURIComponent(user)}` : "/api/state"),
  send: (user, text, replyTo) => post("/api/send", { user, text, ...(replyTo ? { reply_to: replyTo } : {}) }),
  forward: (user, given) => post("/api/forward", { user, ...given }),
  tap: (user, messageId, data) => post("/api/tap", { user, message_id: messageId, data }),
  edit: (user, messageId, text) => post("/api/edit", { user, message_id: messageId, text }),
  clear: (user) => post("/api/clear", { user }),
  block: (user, blocked) => post("/api/block", { user, blocked }),
  file(user, file, kind, caption, replyTo, album) {
    const form = new FormData();
    form.append("user", user);
    form.append("as", kind);
    if (caption) form.append("caption", caption);
    if (replyTo) form.append("reply_to", replyTo);
    if (album) form.append("album", album);
    form.append("file", file, file.name);
    return ask("/api/file", { method: "POST", body: form });
  },
  address: (fileId) => `/api/file/${encodeURIComponent(fileId)}`,
};

/**
 * One user's conversation, kept whole: the state first, then each event after it. When the line breaks, both again,
 * so that nothing that happened meanwhile is missed, even where the emulator was started anew.
 */
export class Live {
  #hooks;
  #user = null;
  #source = null;
  #timer = 0;
  #turn = 0;
  #pause = FIRST_PAUSE_MS;

  /** `hooks`: onState(state), onEvent(name, data), onLine(connected). */
  constructor(hooks) {
    this.#hooks = hooks;
    window.addEventListener("online", () => this.again());
    window.addEventListener("offline", () => this.#later());
  }

  /** Follows this user from now on; none: whoever comes first. */
  follow(user) {
    this.#user = user;
    this.#pause = FIRST_PAUSE_MS;
    this.again();
  }

  again() {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
    return this.#connect(this.#turn);
  }

  async #connect(turn) {
    let state;
    try {
      state = await wire.state(this.#user);
    } catch (error) {
      if (turn !== this.#turn) return;
      if (error.status === 404 && this.#user) this.follow(null); // an address that names nobody here any more
      else this.#later();
      return;
    }
    if (turn !== this.#turn) return;
    this.#user = state.user;
    this.#hooks.onState(state);
    const source = new EventSource(
      `/api/events?user=${encodeURIComponent(state.user)}&after=${Number(state.last_event) || 0}`,
    );
    this.#source = source;
    source.addEventListener("open", () => {
      this.#pause = FIRST_PAUSE_MS;
      this.#hooks.onLine(true);
    });
    source.addEventListener("error", () => {
      if (turn === this.#turn) this.#later();
    });
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => {
        if (turn === this.#turn) this.#hooks.onEvent(name, JSON.parse(event.data));
      });
    }
  }

  #later() {
    this.#source?.close();
    this.#source = null;
    this.#hooks.onLine(false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.again(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }
}
