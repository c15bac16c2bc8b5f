import { parse, type ParseError } from "jsonc-parser";
import { UserError } from "../base/errors.js";
import { LineIndex } from "../base/text.js";
import { checkConnection, type ConnectionDefaults } from "./check-connection.js";
import type { Cloud } from "./clouds.js";
import type { Connection } from "./connection.js";

/**
 * Reads a connection file: JSON, with comments where one likes, and never with a secret. Throws a `UserError`.
 *
 * ```json
 * {
 *   "name": "Contoso as ClockWork",
 *   "tenant": "contoso.onmicrosoft.com",
 *   "way": { "kind": "client-secret", "clientId": "11111111-1111-1111-1111-111111111111" }
 * }
 * ```
 */
export function parseConnection(
  text: string,
  pretendClouds: readonly Cloud[] = [],
  defaults?: ConnectionDefaults,
): Connection {
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, " "), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) {
    const { line, column } = new LineIndex(text).place(first.offset);
    throw new UserError(
      `The connection file is not JSON: there is a mistake in line ${String(line)}, column ${String(column)}.`,
      { remedy: 'It is an object such as { "name": "Contoso", "way": { "kind": "interactive" } }.' },
    );
  }
  return checkConnection(value, pretendClouds, defaults);
}
