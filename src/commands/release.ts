/*
 * Compares a built site with what is published, and leaves in it the list that the next release is
 * compared with.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { base, origin, outDir } from '../environment.ts';
import { addressesOf, lostAddresses } from '../build/lostAddresses.ts';

try {
  const site = await addressesOf(outDir, base);
  const published = await publishedAddresses();
  const lost = lostAddresses(published, site);
  for (const address of lost) console.error(`lost: /${address}`);
  if (lost.length > 0) {
    throw new Error(
      `${lost.length} published addresses are gone. Give \`redirects\` in content/addresses.yaml the old and the new one.`,
    );
  }
  await writeFile(join(outDir, 'addresses.txt'), site.addresses.map((one) => `${one}\n`).join(''));
  console.log(
    `addresses: ${site.addresses.length}, published before: ${published.length}, lost: 0`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The addresses of the site that this one is to replace. */
async function publishedAddresses(): Promise<string[]> {
  const list = new URL(`${base}addresses.txt`, origin).href;
  const response = await fetch(list).catch(() => undefined);
  if (response?.status === 404) {
    console.warn(`No list of published addresses at ${list}: nothing to compare with.`);
    return [];
  }
  if (!response?.ok) {
    const reason = response?.status ?? 'no connection';
    throw new Error(`The published addresses cannot be read: ${reason}, ${list}`);
  }
  return (await response.text()).split('\n').filter(Boolean);
}
