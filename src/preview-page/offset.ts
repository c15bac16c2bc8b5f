import type { ZoneClock } from "./model/zone-clock.js";

/** "+01:00": how far the clocks of a zone are ahead now. The component knows zones by nothing else. */
export function offsetOf(clock: ZoneClock, now = Date.now()): string {
  const minutes = Math.round((clock.wall(now) - now) / 60_000);
  const two = (count: number) => String(count).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
