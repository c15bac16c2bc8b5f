import { redact } from "../base/redact.js";

/** What Entra said when it refused, as far as it may be kept. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** OAuth's own code, for instance `invalid_client`. */
  readonly error: string;
  /** AADSTS codes without the word. The first one says the most. */
  readonly codes: readonly number[];
  /** In Entra's words, one line without secrets, for the codes that we have none for. */
  readonly detail: string;
  readonly correlationId: string | undefined;
  readonly status: number | undefined;
  /** How long Entra asks to be left alone. */
  readonly waitSeconds: number | undefined;

  constructor(answer: Readonly<Record<string, unknown>>, status?: number, waitSeconds?: number) {
    super("Entra refused the sign-in.");
    const description = textOf(answer["error_description"]) ?? "";
    this.error = /^[\w.-]{1,60}$/.exec(textOf(answer["error"]) ?? "")?.[0] ?? "";
    this.codes = codesOf(answer["error_codes"]) ?? findCodes(description);
    this.detail = firstLine(description);
    this.correlationId = /^[\w-]{1,64}$/.exec(textOf(answer["correlation_id"]) ?? "")?.[0];
    this.status = status;
    this.waitSeconds = waitSeconds;
  }

  /** Whether a person who signs in once more may get through. */
  get wantsPerson(): boolean {
    return ["invalid_grant", "interaction_required", "consent_required", "login_required"].includes(
      this.error,
    );
  }
}

/** The AADSTS codes that a text names, for instance what the Azure CLI writes or what VS Code's own sign-in throws. */
export function findCodes(text: string): readonly number[] {
  return [...text.matchAll(/\bAADSTS(\d{5,9})\b/g)].map(([, code]) => Number(code));
}

function codesOf(value: unknown): readonly number[] | undefined {
  const codes = Array.isArray(value) ? value.map(Number).filter((code) => code > 0) : [];
  return codes.length > 0 ? codes : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Without the code in front and without what comes after the first sentence: trace ids, times, links. */
function firstLine(description: string): string {
  const line =
    description
      .slice(0, 2000)
      .replace(/^AADSTS\d+:\s*/, "")
      .split(/\r|\n|\.\s|Trace ID:/)[0] ?? "";
  const shown = redact(
    line
      .replaceAll(/[\p{C}\p{Z}]+/gu, " ")
      .trim()
      .replace(/\.$/, ""),
  );
  return shown.length > 300 ? `${shown.slice(0, 299)}…` : shown;
}
