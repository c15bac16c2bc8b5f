import { LineIndex } from "../../base/text.js";
import { dialectOfManifest, type Manifest } from "../../manifest/manifest.js";
import { stringOf } from "../../manifest/tree.js";
import { countFindings, type CheckedFile, type Report } from "../report.js";

/** The report as docs/cli.md promises it. Offsets, lines and columns count UTF-16 code units, lines and columns from 1. */
export function renderJson(report: Report): string {
  const { error, warning, information } = countFindings(report);
  const { needs } = report;
  const value = {
    version: 1,
    asOf: report.asOf,
    catalogue: { date: report.catalogue.date },
    ...(needs ? { profile: { id: needs.profile.id, mode: needs.mode.id } } : {}),
    files: report.files.map(renderFile),
    summary: { files: report.files.length, errors: error, warnings: warning, information },
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function renderFile({ path, manifest, findings }: CheckedFile) {
  const index = new LineIndex(manifest.text);
  return {
    file: path,
    dialect: dialectOfManifest(manifest),
    permissions: renderPermissions(manifest, index),
    findings: findings.map(({ rule, severity, message, offset, length, fixes }) => {
      const start = index.place(offset);
      const end = index.place(offset + length);
      return {
        rule: rule.id,
        severity,
        message,
        offset,
        length,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        fixes: fixes.map(({ title }) => ({ title })),
      };
    }),
  };
}

function renderPermissions(manifest: Manifest, index: LineIndex) {
  return manifest.permissions.map(({ node, id, guid, kind, permission, requested }) => ({
    resourceAppId: requested.resource?.appId ?? stringOf(requested.appId) ?? null,
    resource: requested.resource?.name ?? null,
    id: permission?.id ?? guid ?? stringOf(id) ?? null,
    value: permission?.value ?? null,
    kind: kind ?? null,
    line: index.place((id ?? node).offset).line,
  }));
}
