import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import { readContent } from '../check/content.ts';

const root = process.env['CONTENT_DIR'] ?? 'content';
const path = join(root, 'addresses.yaml');
const { reviews, addresses } = await readContent(root);
const fresh = reviews.map(({ slug }) => slug).filter((slug) => !addresses.published.includes(slug));
const document = parseDocument(await readFile(path, 'utf8'));
const published = document.get('published');
if (isSeq(published)) for (const slug of fresh) published.add(slug);
else document.set('published', fresh);
await writeFile(path, document.toString());
console.log(`recorded: ${fresh.join(', ') || 'nothing new'}`);
