import { UserError } from "../base/errors.js";
import { nearestNames } from "../catalogue/nearest.js";
import type { Profile, ValueDefinition } from "../profiles/profile.js";
import { checkValue, commonValues, findValue, type Values } from "../profiles/values.js";

/** What can be given with `--set`, those of the profile first. A secret is never among them. */
export function listSettable(profile: Profile): readonly (readonly [string, ValueDefinition])[] {
  return Object.entries<ValueDefinition>({ ...profile.values, ...commonValues, ...profile.values }).filter(
    ([, { format }]) => format !== "secret",
  );
}

/**
 * The values of `NAME=VALUE`s. Throws a `UserError` for what the profile does not know or that is not written as it
 * should be. No message repeats a value, which might be a secret in the wrong place.
 */
export function readValues(pairs: readonly string[], profile: Profile): Values {
  const values = new Map<string, string>();
  for (const pair of pairs) {
    const [name, value] = split(pair);
    const definition = findValue(profile, name);
    if (!definition) {
      throw unknownName(name, profile);
    }
    if (definition.format === "secret") {
      throw new UserError("A secret has no place on a command line.", {
        remedy:
          "It would stay in the history of the shell and in logs. Copy it from where it is kept into the product.",
      });
    }
    const problem = checkValue(definition, value);
    if (problem !== undefined) {
      throw new UserError(`--set ${name} cannot be used. ${problem}`);
    }
    if ((values.get(name) ?? value) !== value) {
      throw new UserError(`--set ${name} is given twice, with different values.`);
    }
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

function split(pair: string): [string, string] {
  const end = pair.indexOf("=");
  if (end < 1) {
    throw new UserError("--set must be followed by NAME=VALUE.");
  }
  return [pair.slice(0, end), pair.slice(end + 1)];
}

function unknownName(name: string, profile: Profile): UserError {
  const names = listSettable(profile).map(([known]) => known);
  const [nearest] = nearestNames(names, (known) => known, name);
  // What does not look like a name may be a secret that has an equals sign in it.
  const called = /^[A-Za-z_]\w{0,31}$/.test(name) ? ` called ${JSON.stringify(name)}` : " of that name";
  return new UserError(`${profile.id} has no value${called}.`, {
    remedy: `${nearest === undefined ? "" : `Did you mean ${nearest}? `}There are: ${names.join(", ")}.`,
  });
}
