/** From `start` on and before `end`, in milliseconds or whatever else counts time. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches of time, those that touch each other joined. */
export class Stretches {
  #stretches: readonly Stretch[] = [];

  clear(): void {
    this.#stretches = [];
  }

  add({ start, end }: Stretch): void {
    const joined = this.#stretches.filter((each) => each.end >= start && each.start <= end);
    const apart = this.#stretches.filter((each) => !joined.includes(each));
    this.#stretches = [
      ...apart,
      {
        start: Math.min(start, ...joined.map((each) => each.start)),
        end: Math.max(end, ...joined.map((each) => each.end)),
      },
    ].sort((one, other) => one.start - other.start);
  }

  covers(start: number, end: number): boolean {
    return this.#stretches.some((each) => each.start <= start && end <= each.end);
  }

  /** What is not there of a stretch, in order. */
  missing({ start, end }: Stretch): readonly Stretch[] {
    const missing: Stretch[] = [];
    let from = start;
    for (const each of this.#stretches) {
      if (each.end > from && each.start < end) {
        if (each.start > from) {
          missing.push({ start: from, end: each.start });
        }
        from = each.end;
      }
    }
    return from < end ? [...missing, { start: from, end }] : missing;
  }

  list(): readonly Stretch[] {
    return this.#stretches;
  }
}
