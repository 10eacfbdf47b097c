// The text box and all that goes with what is being written: the reply, the edit, the files, the commands.
import { gist, sizeOf } from "./bubble.js";
import { Commands } from "./commands.js";
import { h, icon, iconButton } from "./elements.js";
import { words } from "./words.js";

const MOST_FILES = 10;
/** In bytes; the server takes no larger one (files.py). */
const LARGEST_FILE = 50 * 2 ** 20;

/** The ways in which several files go together, as an album. */
const ALBUMS = new Set(["photo", "document"]);

/** The ways in which a file may be sent, the likeliest first. */
function kindsFor(file) {
  if (/^image\/(png|jpeg|webp|gif)$/.test(file.type)) return ["photo", "document", "sticker"];
  return /^audio\//.test(file.type) ? ["document", "voice"] : ["document"];
}

export class Composer {
  #hooks;
  #commands;
  #sendButton;
  #slash;
  #row;
  #user = null;
  #reply = null;
  #editing = null;
  #files = [];
  #kind = "document";
  #queue = Promise.resolve();
  #strip = h("div", { class: "strip", hidden: true });
  #tray = h("div", { class: "tray", hidden: true });
  #board = h("div", { class: "board", hidden: true });
  #blocked = h("div", { class: "blocked", hidden: true });
  #picker = h("input", {
    type: "file",
    id: "files",
    class: "unseen",
    multiple: true,
    tabindex: "-1",
    "aria-hidden": "true",
  });

  /**
   * `hooks`: send(user, text, replyTo), sendFile(user, file, kind, caption, replyTo, album), edit(user, message, text) give promises;
   * editLast(), unblock(), nameOf(message), toast(text).
   */
  constructor(hooks) {
    this.#hooks = hooks;
    this.field = h("textarea", {
      class: "field-text",
      rows: "1",
      "aria-label": words.composer,
      placeholder: words.composerHint,
      dir: "auto",
      enterkeyhint: "send",
      autocomplete: "off",
    });
    this.#commands = new Commands(this.field, (command, whole) => this.#command(command, whole));
    this.#sendButton = iconButton("send", words.send, () => this.#submit(), { class: "round send" });
    this.#slash = iconButton("commands", words.commands, () => this.#toggleCommands());
    const box = h(
      "div",
      { class: "box" },
      iconButton("clip", words.attach, () => this.#picker.click()),
      this.field,
      this.#slash,
    );
    this.#row = h("div", { class: "composer-row" }, box, this.#sendButton);
    this.#blocked.append(
      h("span", {}, words.blocked),
      h("button", { type: "button", class: "key", onclick: () => hooks.unblock() }, words.unblockShort),
    );
    this.element = h(
      "footer",
      { class: "composer" },
      h(
        "div",
        { class: "composer-in" },
        this.#commands.element,
        this.#strip,
        this.#tray,
        this.#row,
        this.#blocked,
        this.#board,
        this.#picker,
      ),
    );
    this.#listen();
    this.#changed();
  }

  #listen() {
    this.field.addEventListener("input", () => {
      this.#changed();
      this.#commands.filter(this.field.value);
    });
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("blur", () => this.#commands.close());
    this.#picker.addEventListener("change", () => {
      this.attach([...this.#picker.files]);
      this.#picker.value = "";
    });
    document.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Office programs put a picture beside the text; the text is what was meant.
      if (!files.length || event.clipboardData.getData("text/plain") || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      this.attach(files);
    });
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.#commands.key(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape") this.reset();
    else if (event.key === "ArrowUp" && !this.field.value && !this.#files.length) {
      event.preventDefault();
      this.#hooks.editLast();
    }
  }

  /** Belongs to this user from now on: what each was writing is kept apart, and over a reload. */
  belongTo(user) {
    if (user === this.#user) return;
    this.reset();
    this.#user = user;
    this.field.value = this.#kept() ?? "";
    this.#changed();
  }

  #kept(text) {
    try {
      const key = `writing.${this.#user}`;
      if (text === undefined) return sessionStorage.getItem(key);
      if (text) sessionStorage.setItem(key, text);
      else sessionStorage.removeItem(key);
    } catch {
      // Storage may be forbidden or full: then a reload forgets what wasn't sent, as in any form.
    }
    return null;
  }

  setCommands(commands) {
    this.#commands.set(commands);
    this.#slash.hidden = !commands?.length;
  }

  setBlocked(blocked) {
    this.#blocked.hidden = !blocked;
    this.#row.hidden = blocked;
  }

  #toggleCommands() {
    this.field.focus();
    if (!this.#commands.toggle()) this.#hooks.toast(words.noCommands);
  }

  #command(command, whole) {
    if (whole) {
      this.#setText("");
      this.#sendText(command, null);
    } else this.#setText(`${command} `);
    this.field.focus();
  }

  #setText(text) {
    this.field.value = text;
    this.#changed();
  }

  #changed() {
    if (!CSS.supports("field-sizing", "content")) {
      this.field.style.height = "auto";
      this.field.style.height = `${this.field.scrollHeight}px`;
    }
    this.#sendButton.classList.toggle("ready", Boolean(this.field.value.trim()) || this.#files.length > 0);
    this.field.placeholder = this.#files.length ? words.captionHint : words.composerHint;
    if (this.#user !== null && !this.#editing) this.#kept(this.field.value);
  }

  /** Takes away the reply, the edit or the files that were being prepared. */
  reset() {
    const edited = Boolean(this.#editing);
    this.#reply = null;
    this.#editing = null;
    this.#setFiles([]);
    this.#drawStrip();
    if (edited) this.#setText("");
  }

  reply(message, placeholder) {
    if (this.#editing) this.reset();
    this.#reply = message;
    this.#drawStrip();
    if (placeholder) this.field.placeholder = placeholder;
    this.field.focus();
  }

  edit(message) {
    this.reset();
    this.#editing = message;
    this.#drawStrip();
    this.#setText(message.text ?? message.caption);
    this.field.focus();
  }

  /** Answers a message no more that is gone. */
  gone(ids) {
    if (ids.includes(this.#editing?.message_id)) this.reset();
    if (!ids.includes(this.#reply?.message_id)) return;
    this.#reply = null;
    this.#drawStrip();
  }

  #drawStrip() {
    const message = this.#editing ?? this.#reply;
    this.#strip.hidden = !message;
    this.#sendButton.replaceChildren(icon(this.#editing ? "check" : "send"));
    this.#sendButton.setAttribute("aria-label", this.#editing ? words.done : words.send);
    if (!message) return this.#strip.replaceChildren();
    const title = this.#editing ? words.editing : words.replyingTo(this.#hooks.nameOf(message));
    this.#strip.replaceChildren(
      icon(this.#editing ? "edit" : "reply"),
      h("div", { class: "strip-text" }, h("b", {}, title), h("span", { dir: "auto" }, gist(message))),
      iconButton("close", words.cancel, () => {
        this.reset();
        this.field.focus();
      }),
    );
    return undefined;
  }

  attach(given) {
    const files = given.filter((file) => file.size <= LARGEST_FILE);
    if (files.length < given.length) this.#hooks.toast(words.tooLarge(sizeOf(LARGEST_FILE)));
    if (!files.length) return;
    if (this.#editing) this.reset();
    if (this.#files.length + files.length > MOST_FILES) this.#hooks.toast(words.tooManyFiles(MOST_FILES));
    this.#setFiles([...this.#files, ...files].slice(0, MOST_FILES));
    this.field.focus();
  }

  #setFiles(files) {
    for (const image of this.#tray.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    const added = files.length > this.#files.length;
    this.#files = files;
    const kinds = files.length
      ? kindsFor(files[0]).filter((kind) => files.every((file) => kindsFor(file).includes(kind)))
      : ["document"];
    if (added || !kinds.includes(this.#kind)) this.#kind = kinds[0];
    this.#tray.hidden = !files.length;
    const choice = (kind) => {
      const radio = h("input", {
        type: "radio",
        name: "kind",
        value: kind,
        checked: kind === this.#kind,
        onchange: () => (this.#kind = kind),
      });
      return h("label", { class: "choice" }, radio, h("span", {}, words.sendAsKinds[kind]));
    };
    this.#tray.replaceChildren(
      h(
        "ul",
        { class: "attached" },
        files.map((file) => this.#drawFile(file)),
      ),
      ...(kinds.length > 1
        ? [h("div", { class: "choices", role: "radiogroup", "aria-label": words.sendAs }, kinds.map(choice))]
        : []),
    );
    this.#changed();
  }

  #drawFile(file) {
    const picture = kindsFor(file)[0] === "photo";
    const thumb = picture ? h("img", { src: URL.createObjectURL(file), alt: "" }) : icon("document");
    const away = () => {
      this.#setFiles(this.#files.filter((other) => other !== file));
      this.field.focus();
    };
    return h(
      "li",
      {},
      h("span", { class: "thumb" }, thumb),
      h(
        "span",
        { class: "file-about" },
        h("span", { class: "file-name", dir: "auto" }, file.name),
        h("span", { class: "file-size" }, sizeOf(file.size)),
      ),
      iconButton("close", words.removeFile(file.name), away),
    );
  }

  /** The bot's reply keyboard, or what it asks to be answered; `markup` null takes it away. */
  setBoard(markup) {
    const rows = markup?.keyboard ?? [];
    this.#board.hidden = !rows.length;
    const send = (text) => () => {
      if (markup.one_time_keyboard) this.setBoard(null);
      this.#sendText(text, null);
    };
    const draw = (button) => {
      const text = String(button.text ?? button);
      return h(
        "button",
        { type: "button", class: "key", onclick: send(text) },
        h("span", { class: "key-text", dir: "auto" }, text),
      );
    };
    this.#board.replaceChildren(...rows.map((row) => h("div", { class: "keys-row" }, row.map(draw))));
  }

  /** Sends in the order of pressing; `restore` puts back what couldn't be sent, where its writer still is. */
  #deliver(send, restore) {
    const user = this.#user;
    this.#queue = this.#queue
      .then(() => send(user))
      .catch((error) => {
        this.#hooks.toast(error.message);
        if (user === this.#user) restore();
      });
  }

  #sendText(text, reply) {
    this.#deliver(
      (user) => this.#hooks.send(user, text, reply?.message_id),
      () => {
        if (!this.field.value) this.#setText(text);
        if (reply) this.reply(reply);
      },
    );
  }

  #sendFiles(files, kind, caption, reply) {
    const album = files.length > 1 && ALBUMS.has(kind) ? String(Date.now()) : null;
    files.forEach((file, n) =>
      this.#deliver(
        (user) => this.#hooks.sendFile(user, file, kind, n ? "" : caption, reply?.message_id, album),
        () => {
          this.#setFiles([...this.#files, file]);
          if (!n && !this.field.value) this.#setText(caption);
        },
      ),
    );
  }

  #submit() {
    const text = this.field.value;
    const [files, kind, editing, reply] = [this.#files, this.#kind, this.#editing, this.#reply];
    if (!text.trim() && (editing || !files.length)) return this.field.focus();
    this.#commands.close();
    this.reset();
    this.#setText("");
    this.field.focus();
    if (editing) {
      const restore = () => {
        this.edit(editing);
        this.#setText(text);
      };
      this.#deliver((user) => this.#hooks.edit(user, editing, text), restore);
    } else if (files.length) this.#sendFiles(files, kind, text.trim(), reply);
    else this.#sendText(text, reply);
    return undefined;
  }
}
