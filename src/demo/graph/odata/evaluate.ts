import type { Filter, Literal } from "./filter.js";

/** The value at a path of an entity, `undefined` where there is none. */
export function valueAt(entity: unknown, path: string): unknown {
  let value = entity;
  for (const name of path.split("/")) {
    value =
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }
  return value;
}

/** Whether an entity is what a filter asks for. Texts are compared without regard to case, as the directory does. */
export function matches(filter: Filter, entity: unknown, variable?: string): boolean {
  switch (filter.kind) {
    case "and":
      return matches(filter.left, entity, variable) && matches(filter.right, entity, variable);
    case "or":
      return matches(filter.left, entity, variable) || matches(filter.right, entity, variable);
    case "not":
      return !matches(filter.inner, entity, variable);
    case "any": {
      const items = valueOf(entity, filter.path, variable);
      return Array.isArray(items) && items.some((item) => matches(filter.inner, item, filter.variable));
    }
    case "text": {
      const actual = valueOf(entity, filter.path, variable);
      const text = typeof actual === "string" ? actual.toLowerCase() : "";
      const value = filter.value.toLowerCase();
      return filter.name === "startswith"
        ? text.startsWith(value)
        : filter.name === "endswith"
          ? text.endsWith(value)
          : text.includes(value);
    }
    case "compare":
      return compares(valueOf(entity, filter.path, variable), filter.operator, filter.value);
  }
}

/** Within `any(p:p/name eq …)` a path begins with the variable, or is it. */
function valueOf(entity: unknown, path: string, variable: string | undefined): unknown {
  if (variable === undefined) {
    return valueAt(entity, path);
  }
  return path === variable ? entity : valueAt(entity, path.slice(variable.length + 1));
}

type Comparing = Extract<Filter, { kind: "compare" }>;

function compares(actual: unknown, operator: Comparing["operator"], expected: Literal): boolean {
  const difference = compareValues(actual ?? null, expected);
  switch (operator) {
    case "eq":
      return difference === 0;
    case "ne":
      return difference !== 0;
    case "gt":
      return difference !== undefined && difference > 0;
    case "ge":
      return difference !== undefined && difference >= 0;
    case "lt":
      return difference !== undefined && difference < 0;
    case "le":
      return difference !== undefined && difference <= 0;
  }
}

/** Which of two comes first. `undefined` where they are of different kinds. */
export function compareValues(one: unknown, other: unknown): number | undefined {
  if (typeof one === "string" && typeof other === "string") {
    const [left, right] =
      isInstant(one) && isInstant(other)
        ? [Date.parse(one), Date.parse(other)]
        : [one.toLowerCase(), other.toLowerCase()];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (typeof one === "number" && typeof other === "number") {
    return one - other;
  }
  return one === other ? 0 : undefined;
}

const isInstant = (text: string) => /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(text);
