import type { Handover } from "../../profiles/handover.js";

/** A value of a sheet and the line on which it stands, counted from 0. */
export interface CopyableValue {
  readonly field: string;
  readonly section: string | undefined;
  readonly value: string;
  readonly line: number;
}

/** A field of a sheet into which a client secret is typed, which never stands in the sheet. */
export type SecretField = Omit<CopyableValue, "value">;

/** The values of a sheet that can be copied. None where the text is not that sheet's. */
export function listCopyable(handover: Handover, text: string): CopyableValue[] {
  return placeEntries(handover, text).flatMap(({ field, section, line, value }) =>
    value === undefined ? [] : [{ field, section, line, value }],
  );
}

export function listSecretFields(handover: Handover, text: string): SecretField[] {
  return placeEntries(handover, text).flatMap(({ isSecret, field, section, line }) =>
    isSecret ? [{ field, section, line }] : [],
  );
}

function placeEntries({ entries }: Handover, text: string) {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line, index) => (line.startsWith("- **") ? [index] : []));
  const sections = [...new Set([undefined, ...entries.map(({ section }) => section)])];
  const inOrder = sections.flatMap((section) => entries.filter((entry) => entry.section === section));

  return lines.length === inOrder.length
    ? inOrder.map(({ field, section, value, isSecret }, index) => ({
        field,
        section,
        value,
        isSecret,
        line: lines[index] ?? 0,
      }))
    : [];
}
