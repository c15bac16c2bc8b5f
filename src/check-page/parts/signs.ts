import type { CheckOutcome } from "../../calendar/mailbox-check.js";

const size = "16";

/** Drawn on 16 by 16, in the colour of the text. Words stand beside each, so nobody reads them aloud. */
const shapes: Readonly<Record<CheckOutcome | "administrator" | "copy", string>> = {
  readable: "M6.3 12.3 2.4 8.4l1.1-1.1 2.8 2.8 6.2-6.2 1.1 1.1z",
  refused:
    "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 1.4c1.2 0 2.3.4 3.1 1.1L4 11.1A5.1 5.1 0 0 1 8 2.9zm0 10.2c-1.2 0-2.3-.4-3.1-1.1L12 4.9a5.1 5.1 0 0 1-4 8.2z",
  missing:
    "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 1.4a5.1 5.1 0 1 1 0 10.2A5.1 5.1 0 0 1 8 2.9zM4.8 7.3h6.4v1.4H4.8z",
  failed: "M8 1.3 15.3 14H.7L8 1.3zm0 2.8L3.1 12.6h9.8L8 4.1zm-.7 2.7h1.4v3H7.3v-3zm0 3.8h1.4v1.2H7.3v-1.2z",
  administrator:
    "M8 1 14 3.2v4.3c0 3.6-2.5 6.3-6 7.5-3.5-1.2-6-3.9-6-7.5V3.2L8 1zm0 1.5L3.4 4.2v3.3c0 2.8 1.8 4.9 4.6 6 2.8-1.1 4.6-3.2 4.6-6V4.2L8 2.5z",
  copy: "M4 1h8v1.4H5.4V11H4V1zm3 3h7v11H7V4zm1.4 1.4v8.2h4.2V5.4H8.4z",
};

export function sign(name: keyof typeof shapes): SVGSVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({
    class: `sign ${name}`,
    width: size,
    height: size,
    viewBox: `0 0 ${size} ${size}`,
    "aria-hidden": "true",
  })) {
    element.setAttribute(key, value);
  }
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", shapes[name]);
  path.setAttribute("fill", "currentColor");
  path.setAttribute("fill-rule", "evenodd");
  element.append(path);
  return element;
}
