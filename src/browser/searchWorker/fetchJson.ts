import { address } from '../../addresses.ts';

/** @throws if the file does not load */
export async function fetchJson<Data>(path: string): Promise<Data> {
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as Data;
}
