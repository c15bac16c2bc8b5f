import * as vscode from "vscode";
import type { Finding } from "../../manifest/lint.js";
import type { Severity } from "../../manifest/rule.js";
import { linkToRule } from "../commands/open-rule.js";
import type { ReadManifest } from "../read-manifest.js";

/** What the list of problems says they come from. */
export const source = "Calendar Onramp";

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

export function toDiagnostic({ rangeOf }: ReadManifest, finding: Finding): vscode.Diagnostic {
  const { rule, message, severity } = finding;
  const diagnostic = new vscode.Diagnostic(rangeOf(finding), message, severities[severity]);
  diagnostic.source = source;
  diagnostic.code = { value: rule.id, target: linkToRule(rule.id) };
  diagnostic.tags = tagsOf(rule.id);
  return diagnostic;
}

/** VS Code pales what is not needed, and strikes through what is past its time. */
function tagsOf(ruleId: string): vscode.DiagnosticTag[] {
  if (/^(?:duplicate|redundant)-|^empty-resource$/.test(ruleId)) {
    return [vscode.DiagnosticTag.Unnecessary];
  }
  return /^(?:retired|retiring)-/.test(ruleId) ? [vscode.DiagnosticTag.Deprecated] : [];
}
