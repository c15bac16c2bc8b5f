import type { Application } from "@microsoft/microsoft-graph-types";
import { parseTree } from "jsonc-parser";
import { convertToLegacy } from "../manifest/convert-to-legacy.js";
import { applyEdits } from "../manifest/edits.js";
import { isObject, jsonOf, listOf, type Json } from "./json.js";
import { onlyText } from "./only-text.js";

/** The forms in which a manifest can be shown. "legacy" is the one that the portal had until 2024. */
export type ManifestForm = "graph" | "legacy";

/**
 * An application as the text of a manifest, two spaces deep, with a line end at the end: everything that Microsoft Graph
 * gave, without its annotations. `lost` names what the legacy form has no place for.
 */
export function renderManifest(
  application: Application,
  form: ManifestForm,
): { readonly text: string; readonly lost: readonly string[] } {
  const text = render(withoutSecrets(withoutAnnotations(application)));
  const root = form === "legacy" ? parseTree(text) : undefined;
  if (!root) {
    return { text, lost: [] };
  }
  const { edits, dropped } = convertToLegacy(onlyText(text), root);
  return { text: render(jsonOf(parseTree(applyEdits(text, edits) ?? text))), lost: dropped };
}

const render = (value: Json) => `${JSON.stringify(value, undefined, 2)}\n`;

function withoutAnnotations(value: Json): Json {
  const list = listOf(value);
  if (list) {
    return list.map(withoutAnnotations);
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => !name.includes("@odata."))
          .map(([name, inner]) => [name, withoutAnnotations(inner)]),
      )
    : value;
}

/** Microsoft Graph tells the value of a secret once, when it is made, and nobody should find it in a manifest. */
function withoutSecrets(application: Json): Json {
  if (!isObject(application)) {
    return application;
  }
  const credentials = {
    passwordCredentials: (entry: Json) => without(entry, "secretText"),
    // The key of a certificate is public, any other is not.
    keyCredentials: (entry: Json) =>
      isObject(entry) && entry["type"] === "AsymmetricX509Cert" ? entry : without(entry, "key"),
  };
  return Object.fromEntries(
    Object.entries(application).map(([name, value]) => {
      const mend = name in credentials ? credentials[name as keyof typeof credentials] : undefined;
      return [name, mend ? (listOf(value)?.map(mend) ?? value) : value];
    }),
  );
}

function without(entry: Json, name: string): Json {
  return isObject(entry)
    ? Object.fromEntries(Object.entries(entry).filter(([each, value]) => each !== name || value === null))
    : entry;
}
