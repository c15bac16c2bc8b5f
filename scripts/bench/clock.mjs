/**
 * The shortest time in milliseconds that each of several functions took, all measured in turns so
 * that a busy moment of the machine falls on all of them alike.
 */
export async function fastest(functions, { rounds = 40, warmUp = 10 } = {}) {
  const best = functions.map(() => Infinity);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, run] of functions.entries()) {
      const start = performance.now();
      await run();
      const time = performance.now() - start;
      if (round >= 0) {
        best[index] = Math.min(best[index], time);
      }
    }
  }
  return best;
}
