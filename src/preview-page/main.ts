import "@event-calendar/core/index.css";
import type { PreviewSubject } from "../ui/preview/protocol.js";
import { Editor } from "./editor.js";
import { Page } from "./page.js";

const root = document.querySelector<HTMLElement>("#preview");
if (root) {
  const editor = new Editor();
  let shown: { readonly page: Page; readonly key: string } | undefined;
  editor.listen((message) => {
    if (shown && (message.type !== "subject" || message.subject.key === shown.key)) {
      shown.page.hear(message);
    } else if (message.type === "subject") {
      const { subject } = message;
      if (shown) {
        carryOver(editor, subject);
      }
      shown = { page: new Page(editor, subject, root), key: subject.key };
    }
  });
  editor.say({ type: "ready" });
}

/** Whoever looks at another mailbox looks at the same day in the same way, and what was hidden stays hidden. */
function carryOver(editor: Editor, { key, mailboxes, zone, source, firstView }: PreviewSubject): void {
  const { kept } = editor;
  if (kept) {
    const isAlike = mailboxes.length > 1 === (kept.view === "sideBySide");
    editor.keep({ ...kept, key, zone, source, view: isAlike ? kept.view : firstView });
  }
}
