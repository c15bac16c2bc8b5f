// What runs in the page of the preview, to measure it. Marks tell the trace where something begins and ends.

/** Everything is read: from the answer of the other side to the frame that shows the first of it, and to the last one. */
export function readAll() {
  return new Promise((resolve) => {
    const painted = (then) => requestAnimationFrame(() => setTimeout(then, 0));
    let isShown = false;
    const look = () => {
      if (!isShown && document.querySelector(".ec-event") !== null) {
        isShown = true;
        painted(() => performance.mark("first"));
      }
      if (document.querySelector("footer span")?.textContent.includes("requests")) {
        observer.disconnect();
        painted(() => {
          performance.mark("whole");
          resolve();
        });
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    performance.mark("read");
    globalThis.harness.read();
  });
}

/** From days without events to days of which everything is there: to the frame that shows the first of it. */
export async function comeBack() {
  const until = (isThere) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if ((document.querySelector(".ec-event") !== null) === isThere) {
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(resolve, 0));
        }
      });
      observer.observe(document.querySelector(".calendar"), { childList: true, subtree: true });
    });
  const gone = until(false);
  globalThis.harness.tell({ type: "go", day: "2027-03-10" });
  await gone;
  const back = until(true);
  performance.mark("turn");
  globalThis.harness.tell({ type: "go", day: "2026-11-18" });
  await back;
  performance.mark("turned");
}

/** The reader moves months ahead and back. */
export async function walk() {
  const [back, , on] = document.querySelectorAll(".moves button");
  const rest = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60)));
  performance.mark("walk");
  for (const button of [on, on, on, back, back, back, back, back, on, on]) {
    button.click();
    await rest();
  }
  performance.mark("walked");
}
