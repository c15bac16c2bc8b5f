import type { Report } from "./report.js";

/** What turns the direction of writing or cannot be seen, which JSON has another spelling for. */
const unseen = /[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu;

/** The report as it is, for programs. `version` changes with the names of its members. */
export function renderReportAsJson({ lines, looked, asOf }: Report, tenant: string): string {
  const text = JSON.stringify({ version: 1, tenant, asOf, looked, applications: lines }, undefined, 2);
  return `${text.replaceAll(unseen, escape)}\n`;
}

function escape(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    const unit = character.charCodeAt(index).toString(16).padStart(4, "0");
    return `\\u${unit}`;
  }).join("");
}
