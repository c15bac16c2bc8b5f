import type { Handover } from "../../profiles/handover.js";

/** A value of a sheet and the line on which it stands, counted from 0. */
export interface CopyableValue {
  readonly field: string;
  readonly section: string | undefined;
  readonly value: string;
  readonly line: number;
}

/** The values of a sheet that can be copied. None where the text is not that sheet's. */
export function listCopyable({ entries }: Handover, text: string): CopyableValue[] {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line, index) => (line.startsWith("- **") ? [index] : []));
  const sections = [...new Set([undefined, ...entries.map(({ section }) => section)])];
  const inOrder = sections.flatMap((section) => entries.filter((entry) => entry.section === section));

  return lines.length === inOrder.length
    ? inOrder.flatMap(({ field, section, value }, index) =>
        value === undefined ? [] : [{ field, section, value, line: lines[index] ?? 0 }],
      )
    : [];
}
