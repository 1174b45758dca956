/*
 * Compares a built site with what is published, and leaves in it the list that the next release is
 * compared with.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { base, outDir } from '../environment.ts';
import { addressesOf, lostAddresses } from '../build/lostAddresses.ts';

const [recorded] = process.argv.slice(2);

try {
  if (recorded === undefined) {
    throw new Error('Name the file of the published addresses: npm run release -- addresses.txt');
  }
  const site = await addressesOf(outDir, base);
  const published = (await readFile(recorded, 'utf8')).split('\n').filter(Boolean);
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
