/**
 * Runs one long step, saying so when it begins and how long it took when it ends.
 * @template T
 * @param {string} title what happens, as a person would say it
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const begun = performance.now();
  console.log(`· ${title} …`);
  try {
    const result = await work();
    console.log(`  done in ${elapsed(begun)}`);
    return result;
  } catch (error) {
    console.log(`  failed after ${elapsed(begun)}`);
    throw error;
  }
}

/**
 * Time since a reading of `performance.now()`, for people: "0.8 s", "2 min 5 s".
 * @param {number} begun
 * @returns {string}
 */
export function elapsed(begun) {
  const seconds = (performance.now() - begun) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
