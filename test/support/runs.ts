/**
 * How often a property is tried and from which seed. The seed is fixed, so that the same code gives
 * the same result; to search further, set PROPERTY_RUNS to a factor and PROPERTY_SEED to any number.
 */
export function runs(count: number): { readonly numRuns: number; readonly seed: number } {
  const { PROPERTY_RUNS: factor = "1", PROPERTY_SEED: seed = "20261121" } = process.env;
  return { numRuns: count * Number(factor), seed: Number(seed) };
}
