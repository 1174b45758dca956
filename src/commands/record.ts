import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import { readContent } from '../check/content.ts';
import { contentDir } from '../environment.ts';

const path = join(contentDir, 'addresses.yaml');
const { reviews, addresses } = await readContent(contentDir);
const fresh = reviews.map(({ slug }) => slug).filter((slug) => !addresses.published.includes(slug));
const document = parseDocument(await readFile(path, 'utf8'));
const published = document.get('published');
if (isSeq(published)) for (const slug of fresh) published.add(slug);
else document.set('published', fresh);
await writeFile(path, document.toString());
console.log(`recorded: ${fresh.join(', ') || 'nothing new'}`);
