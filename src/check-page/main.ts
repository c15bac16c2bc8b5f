import { Editor } from "./editor.js";
import { CheckPage } from "./page.js";

const root = document.querySelector<HTMLElement>("#check");
if (root) {
  const editor = new Editor();
  let page: CheckPage | undefined;
  editor.listen((message) => {
    if (message.type === "subject" && !page) {
      page = new CheckPage(editor, message.subject, root);
    } else {
      page?.hear(message);
    }
  });
  editor.say({ type: "ready" });
}
