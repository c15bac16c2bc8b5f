const pattern = /^##results (\{.*\})$/;

/**
 * Reads the line with which a test process reports its counts. They travel in its output, the one thing that every
 * kind of process has.
 *
 * @param {string} line
 * @returns {{ passed: number, failed: number, skipped: number } | undefined}
 */
export function parseResults(line) {
  const [, json] = pattern.exec(line) ?? [];
  return json ? JSON.parse(json) : undefined;
}
