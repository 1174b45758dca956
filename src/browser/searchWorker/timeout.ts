/** Milliseconds to wait for an index. */
const timeout = 5000;

/** Rejects after the timeout: Pagefind has none of its own. */
export function withTimeout<Value>(work: Promise<Value>): Promise<Value> {
  const expired = new Promise<never>((_resolve, reject) => {
    setTimeout(reject, timeout, new Error('The index did not answer in time'));
  });
  return Promise.race([work, expired]);
}
