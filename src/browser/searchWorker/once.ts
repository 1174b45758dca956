/** Makes a function that loads something once for each key; after a failure the next call tries again. */
export function once<Value, Key = void>(
  load: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const loading = new Map<Key, Promise<Value>>();
  return async (key) => {
    const value = loading.get(key) ?? load(key);
    loading.set(key, value);
    try {
      return await value;
    } catch (error) {
      loading.delete(key);
      throw error;
    }
  };
}
