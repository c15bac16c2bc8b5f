import * as vscode from "vscode";

/** Documents that list what is typed into a vendor's product. Each is worked out from its address alone. */
export const sheetScheme = "calendar-onramp-handover";

/** What a sheet is about. There is never a secret among the values. */
export interface SheetSubject {
  /** `PROFILE:MODE`. */
  readonly reference: string;
  readonly values: Readonly<Record<string, string>>;
}

/** `product` is what the tab says. */
export function sheetUri(product: string, { reference, values }: SheetSubject): vscode.Uri {
  const name = product.replaceAll(/[^\p{L}\p{N}.-]+/gu, " ").trim();
  return vscode.Uri.from({
    scheme: sheetScheme,
    path: `/${name} hand-over.md`,
    query: JSON.stringify({ reference, values }),
  });
}

/** What an address says, which anybody may have written. */
export function readSheetUri({ query }: vscode.Uri): SheetSubject | undefined {
  try {
    const { reference, values } = JSON.parse(query) as { reference?: unknown; values?: unknown };
    const entries = typeof values === "object" && values !== null ? Object.entries(values) : [];
    return typeof reference === "string"
      ? {
          reference,
          values: Object.fromEntries(
            entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
          ),
        }
      : undefined;
  } catch {
    return undefined;
  }
}
