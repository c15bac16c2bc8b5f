import "@event-calendar/core/index.css";
import { Editor } from "./editor.js";
import { Page } from "./page.js";

const root = document.querySelector<HTMLElement>("#preview");
if (root) {
  const editor = new Editor();
  let page: Page | undefined;
  editor.listen((message) => {
    if (page) {
      page.hear(message);
    } else if (message.type === "subject") {
      page = new Page(editor, message.subject, root);
    }
  });
  editor.say({ type: "ready" });
}
