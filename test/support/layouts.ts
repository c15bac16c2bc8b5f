/** Numbers from a seed, the same ones on every machine: mulberry32. */
export function createRandom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    below: (limit: number) => Math.floor(next() * limit),
    chance: (share: number) => next() < share,
    pick: <Item>(from: readonly Item[]): Item => from[Math.floor(next() * from.length)] as Item,
  };
}

export type Random = ReturnType<typeof createRandom>;

/** How a text is laid out: blanks, line ends, comments and trailing commas wherever the grammar takes them. */
function createLayout(random: Random) {
  const lineEnds = random.pick([["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]]);
  const unit = random.pick(["  ", "    ", "\t", ""]);
  const comments = random.pick([0, 0.1, 0.4]);
  const trailingCommas = random.pick([0, 0, 0.5, 1]);
  let count = 0;

  const lineEnd = () => random.pick(lineEnds);
  const name = () => `n${String(++count)}`;
  const comment = () =>
    random.chance(0.5)
      ? `/* c${name()} */`
      : random.chance(0.3)
        ? `/* c${name()}${lineEnd()} */`
        : `// c${name()}${lineEnd()}`;
  const gap = (depth: number, oneLine: boolean): string => {
    const blank = oneLine ? random.pick(["", " "]) : lineEnd() + unit.repeat(depth);
    return random.chance(comments) ? blank + comment() + random.pick(["", " ", blank]) : blank;
  };
  const small = () => (random.chance(comments / 2) ? ` ${comment()}` : random.pick(["", " "]));

  /** Entries between brackets, or members between braces. */
  const enclose = (depth: number, isObject: boolean, count: number, write: (index: number) => string) => {
    const oneLine = random.chance(0.4);
    const opened = random.chance(0.3); // As in `[{`.
    let text = isObject ? "{" : "[";
    for (let index = 0; index < count; index++) {
      text += index === 0 && opened ? "" : gap(depth + 1, oneLine || (opened && random.chance(0.7)));
      text += write(index) + small();
      text += index < count - 1 || random.chance(trailingCommas) ? "," : "";
      text += random.chance(comments / 2) ? ` ${comment()}` : "";
    }
    return text + (opened && count > 0 ? "" : gap(depth, oneLine)) + (isObject ? "}" : "]");
  };
  return { name, lineEnd, small, enclose };
}

/**
 * A JSONC text in a layout that people might write, or nobody. Every string and comment in it is
 * unique.
 */
export function renderWildly(random: Random): string {
  const { name, lineEnd, small, enclose } = createLayout(random);

  const value = (depth: number): string => {
    if (depth > 3 || random.chance(0.3)) {
      return random.pick([
        `"${name()}"`,
        `"${name()}, // ]} \\" /*"`,
        "null",
        "true",
        "-1.5e3",
        "{{PLACE}}",
        "${{PLACE_HOLDER}}",
      ]);
    }
    const isObject = random.chance(0.5);
    return enclose(depth, isObject, random.below(4), () => {
      const key = isObject ? `"${name()}"${small()}:${small()}` : "";
      return key + value(depth + 1);
    });
  };
  return (
    small() + random.pick([`[${value(1)}]`, `{ "a": ${value(1)} }`, value(0)]) + random.pick(["", lineEnd()])
  );
}

/** A JSON value as JSONC in such a layout. */
export function writeWildly(random: Random, json: unknown): string {
  const { lineEnd, small, enclose } = createLayout(random);

  const write = (value: unknown, depth: number): string => {
    if (Array.isArray(value)) {
      return enclose(depth, false, value.length, (index) => write(value[index], depth + 1));
    }
    if (typeof value === "object" && value !== null) {
      const members = Object.entries(value);
      return enclose(depth, true, members.length, (index) => {
        const [name = "", member] = members[index] ?? [];
        return `${JSON.stringify(name)}${small()}:${small()}${write(member, depth + 1)}`;
      });
    }
    return JSON.stringify(value);
  };
  return small() + write(json, 0) + random.pick(["", lineEnd()]);
}
