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

/** A view is chosen, of which everything is there: to the frame that shows it. */
export function turnTo(view) {
  return new Promise((resolve) => {
    performance.mark("turn");
    document.querySelector(`input[value="${view}"]`).click();
    requestAnimationFrame(() =>
      setTimeout(() => {
        performance.mark("turned");
        resolve();
      }, 0),
    );
  });
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
