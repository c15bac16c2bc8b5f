/**
 * The shortest time in milliseconds that each of several functions took.
 *
 * They are measured in turns, so that a busy moment of the machine falls on all of them alike, and several
 * times in each turn, so that none pays for the caches that the one before it has emptied.
 */
export async function fastest(functions, { rounds = 30, warmUp = 20, perTurn = 5 } = {}) {
  const best = functions.map(() => Infinity);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, run] of functions.entries()) {
      for (let time = 0; time < perTurn; time++) {
        const start = performance.now();
        await run();
        const taken = performance.now() - start;
        if (round >= 0) {
          best[index] = Math.min(best[index], taken);
        }
      }
    }
  }
  return best;
}
