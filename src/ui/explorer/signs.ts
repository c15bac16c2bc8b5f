import * as vscode from "vscode";

export type Sign = "error" | "warning" | "pass" | "unknown" | "leftover";

/** The editor's own signs in the colours of the theme. What they say stands in words beside them. */
export function signOf(sign: Sign): vscode.ThemeIcon {
  switch (sign) {
    case "error":
      return new vscode.ThemeIcon("error", new vscode.ThemeColor("problemsErrorIcon.foreground"));
    case "warning":
      return new vscode.ThemeIcon("warning", new vscode.ThemeColor("problemsWarningIcon.foreground"));
    case "pass":
      return new vscode.ThemeIcon("pass", new vscode.ThemeColor("testing.iconPassed"));
    case "leftover":
      return new vscode.ThemeIcon("history", new vscode.ThemeColor("problemsInfoIcon.foreground"));
    case "unknown":
      return new vscode.ThemeIcon("circle-large-outline");
  }
}
