/** A page that nobody sees paints no frames, and goes on all the same. */
const longestFrame = 100;

/** Calls `then` once the browser has painted what stands there now. Returns what calls it off. */
export function afterFrame(then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = () => {
    cancel();
    then();
  };
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(go);
  });
  timer = setTimeout(go, longestFrame);
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return cancel;
}
