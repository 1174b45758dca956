import { address } from '../../addresses.ts';
import { withTimeout } from './timeout.ts';

/** @throws if the file does not load in time; it may arrive later, and is in the browser's cache then */
export function fetchJson<Data>(path: string): Promise<Data> {
  return withTimeout(load(path)) as Promise<Data>;
}

async function load(path: string): Promise<unknown> {
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
