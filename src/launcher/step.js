// @ts-check

/**
 * Says in one line that something was done, and how long it took. On a terminal it says meanwhile
 * what is being waited for.
 * @template Result
 * @param {string} waiting
 * @param {() => Promise<Result>} work
 * @param {string | ((result: Result) => string)} done
 * @returns {Promise<Result>}
 */
export async function step(waiting, work, done) {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const show = () => process.stderr.write(`\r${waiting} … ${seconds().toFixed(0)} s`);
  const clear = () => process.stderr.isTTY && process.stderr.write('\r\x1b[K');
  if (process.stderr.isTTY) show();
  const timer = process.stderr.isTTY ? setInterval(show, 1000) : undefined;
  try {
    const result = await work();
    clear();
    const what = typeof done === 'string' ? done : done(result);
    console.error(`${what} (${seconds().toFixed(1)} s)`);
    return result;
  } catch (error) {
    clear();
    throw error;
  } finally {
    clearInterval(timer);
  }
}
