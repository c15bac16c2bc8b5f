import type { Manifest } from "../manifest/manifest.js";

/** A text of JSON for what looks at nothing but the text of a manifest. */
export function onlyText(text: string): Manifest {
  return {
    text,
    root: undefined,
    applications: [],
    resources: [],
    permissions: [],
    comments: [],
    syntaxErrors: [],
    obstacle: undefined,
    template: false,
  };
}
