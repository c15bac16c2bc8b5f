import type { DefinedError } from "ajv";
import { listed, quoted } from "../../base/words.js";
import { nearestTo } from "./nearest.js";

const typeWords: Readonly<Record<string, string>> = {
  object: "an object, in braces",
  array: "a list, in brackets",
  string: "text, in double quotes",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
};

/** More are no help to a reader. */
const mostChoices = 10;

/** The name that an error is about, where it is about the name of a property. */
export function nameIn(error: DefinedError): string | undefined {
  return error.keyword === "additionalProperties" ? error.params.additionalProperty : error.propertyName;
}

/** What the schema minds, in words of ours. `path` leads to what it is about. */
export function describeError(error: DefinedError, path: readonly string[]): string {
  const subject = subjectOf(path);
  if (error.keyword === "additionalProperties") {
    return describeUnknown(error.params.additionalProperty, namesIn(error.parentSchema));
  }
  if (error.keyword === "type") {
    return `${subject} must be ${typeWords[error.params.type] ?? error.params.type}.`;
  }
  if (error.keyword === "enum") {
    return describeChoice(subject, error.data, error.params.allowedValues.map(String));
  }
  if (error.keyword === "minItems") {
    return `${subject} must not be empty.`;
  }
  if (error.keyword === "minimum" || error.keyword === "maximum") {
    const most = error.keyword === "maximum" ? "most" : "least";
    return `${subject} must be at ${most} ${String(error.params.limit)}.`;
  }
  return ownMessage(error.parentSchema) ?? `${subject} is not as it should be.`;
}

export function describeMissing(names: readonly string[]): string {
  return `${listed(names.map(quoted))} ${names.length === 1 ? "is" : "are"} missing.`;
}

function subjectOf(path: readonly string[]): string {
  const step = path.at(-1);
  if (step === undefined) {
    return "A profile";
  }
  return /^\d+$/.test(step)
    ? `Item ${String(Number(step) + 1)} of ${quoted(path.at(-2) ?? "")}`
    : quoted(step);
}

function describeUnknown(name: string, names: readonly string[]): string {
  const nearest = nearestTo(name, names);
  return `${quoted(name)} is not known here.${nearest === undefined ? "" : ` Did you mean ${quoted(nearest)}?`}`;
}

function describeChoice(subject: string, data: unknown, choices: readonly string[]): string {
  const nearest = nearestTo(String(data), choices);
  if (nearest !== undefined) {
    return `${subject} cannot be ${quoted(String(data))}. Did you mean ${quoted(nearest)}?`;
  }
  const named = choices.slice(0, mostChoices).map(quoted);
  return choices.length > mostChoices
    ? `${subject} must be one of ${String(choices.length)} names, for instance ${listed(named.slice(0, 3), "or")}.`
    : `${subject} must be ${listed(named, "or")}.`;
}

/** The sentence that the schema has for editors. */
function ownMessage(schema: unknown): string | undefined {
  const { patternErrorMessage, errorMessage } = schema as Readonly<Record<string, string | undefined>>;
  return patternErrorMessage ?? errorMessage;
}

function namesIn(schema: unknown): string[] {
  const { properties } = schema as { readonly properties?: object };
  return Object.keys(properties ?? {});
}
