import { createCatalogue, type Catalogue } from "./catalogue.js";
import * as data from "./data.js";

let catalogue: Catalogue | undefined;

/** The catalogue that ships with the product. Its lines are read on first use, in about two milliseconds. */
export function standardCatalogue(): Catalogue {
  return (catalogue ??= createCatalogue(data));
}
