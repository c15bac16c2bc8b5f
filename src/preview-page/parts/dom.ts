type Child = Node | string | undefined | false;

/** Makes an element. Strings become text, never HTML. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<Omit<HTMLElementTagNameMap[Name], "style" | "attributes">> & {
    readonly attributes?: Record<string, string>;
  } = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const { attributes, ...rest } = properties;
  const element = Object.assign(document.createElement(name), rest);
  for (const [key, value] of Object.entries<string>(attributes ?? {})) {
    element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

export function button(label: string, onclick: () => void, className = ""): HTMLButtonElement {
  return make("button", { type: "button", className, onclick }, label);
}

/** One of several, chosen with the arrow keys, too. */
export class Choice<T extends string> {
  readonly element: HTMLFieldSetElement;
  readonly #inputs = new Map<T, HTMLInputElement>();

  constructor(legend: string, options: readonly (readonly [T, string])[], choose: (value: T) => void) {
    const name = legend.toLowerCase().replaceAll(" ", "-");
    this.element = make("fieldset", { className: "choice" }, make("legend", { className: "unseen" }, legend));
    for (const [value, label] of options) {
      const onchange = () => {
        choose(value);
      };
      const input = make("input", { type: "radio", name, value, onchange });
      this.#inputs.set(value, input);
      this.element.append(make("label", {}, input, make("span", {}, label)));
    }
  }

  show(value: T, enabled?: ReadonlySet<T>): void {
    for (const [each, input] of this.#inputs) {
      input.checked = each === value;
      input.disabled = enabled !== undefined && !enabled.has(each);
    }
  }
}

/** A button that unfolds what stands below it. Escape and a click elsewhere fold it again. */
export function menu(label: string, className: string, ...children: readonly Child[]): HTMLDetailsElement {
  const summary = make("summary", {}, label);
  const sheet = make("div", { className: "sheet" }, ...children);
  const element = make("details", { className: `menu ${className}` }, summary, sheet);
  element.addEventListener("toggle", () => {
    // Where the line above is broken, there may be no room on the side to which it unfolds.
    sheet.classList.remove("turned");
    const { left, right } = sheet.getBoundingClientRect();
    sheet.classList.toggle(
      "turned",
      element.open && (left < 0 || right > document.documentElement.clientWidth),
    );
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!(target instanceof Node && element.contains(target))) {
      element.open = false;
    }
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && element.open) {
      element.open = false;
      summary.focus();
      event.stopPropagation();
    }
  });
  return element;
}

/** A box to tick. */
export class Tick {
  readonly element: HTMLLabelElement;
  readonly #input: HTMLInputElement;

  constructor(label: string, choose: (value: boolean) => void) {
    this.#input = make("input", {
      type: "checkbox",
      onchange: () => {
        choose(this.#input.checked);
      },
    });
    this.element = make("label", { className: "tick" }, this.#input, label);
  }

  show(value: boolean, enabled = true): void {
    this.#input.checked = value;
    this.#input.disabled = !enabled;
  }
}

export function setText(element: Element, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
