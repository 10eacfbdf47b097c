// The list of the bot's commands over the text box: opened by its button or by a "/" typed first.
import { h } from "./elements.js";
import { words } from "./words.js";

export class Commands {
  #all = [];
  #shown = [];
  #at = 0;
  #field;
  #choose;
  #count = h("span", { class: "unseen", role: "status" });
  #list = h("ul", { role: "listbox", id: "commands", "aria-label": words.commands });

  /** `field`: the text box that keeps the focus; `choose(command, whole)`: whole → to be sent, else to be completed. */
  constructor(field, choose) {
    this.#field = field;
    this.#choose = choose;
    this.element = h("div", { class: "commands", hidden: true }, this.#list, this.#count);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", "commands");
    // The press must not take the focus from the text box.
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  set(commands) {
    this.#all = commands ?? [];
    if (this.opened) this.filter(this.#field.value);
  }

  get opened() {
    return !this.element.hidden;
  }

  /** Shows the commands that begin as what is typed does; closes where nothing does. */
  filter(text) {
    const typed = /^\/(\w*)$/.exec(text)?.[1].toLowerCase();
    if (typed === undefined) return this.close();
    return this.#show(this.#all.filter(({ command }) => command.startsWith(typed)));
  }

  toggle() {
    if (this.opened) this.close();
    else this.#show(this.#all);
    return this.#all.length > 0;
  }

  close() {
    this.element.hidden = true;
    this.#list.replaceChildren();
    this.#count.textContent = "";
    this.#field.removeAttribute("aria-activedescendant");
  }

  #show(shown) {
    // The exact one first: what is typed whole is what Enter means.
    const typed = this.#field.value.slice(1).toLowerCase();
    this.#shown = [...shown].sort((a, b) => Number(b.command === typed) - Number(a.command === typed));
    if (!this.#shown.length) return this.close();
    this.#list.replaceChildren(
      ...this.#shown.map(({ command, description }, n) =>
        h(
          "li",
          {
            role: "option",
            id: `command-${n}`,
            onclick: () => this.#pick(n, true),
            onpointermove: () => this.#activate(n),
          },
          h("b", {}, `/${command}`),
          h("span", { dir: "auto" }, description),
        ),
      ),
    );
    this.element.hidden = false;
    this.#count.textContent = words.commandCount(this.#shown.length);
    this.#activate(0);
    return undefined;
  }

  #activate(n) {
    this.#at = n;
    [...this.#list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === n)));
    this.#field.setAttribute("aria-activedescendant", `command-${n}`);
    this.#list.children[n].scrollIntoView({ block: "nearest" });
  }

  #pick(n, whole) {
    const { command } = this.#shown[n];
    this.close();
    this.#choose(`/${command}`, whole);
  }

  /** The text box's keys come here first; true where this took one. */
  key(event) {
    if (!this.opened) return false;
    const size = this.#shown.length;
    if (event.key === "ArrowDown") this.#activate((this.#at + 1) % size);
    else if (event.key === "ArrowUp") this.#activate((this.#at - 1 + size) % size);
    else if (event.key === "Enter" && !event.shiftKey) this.#pick(this.#at, true);
    else if (event.key === "Tab" && !event.shiftKey) this.#pick(this.#at, false);
    else if (event.key === "Escape") this.close();
    else return false;
    return true;
  }
}
