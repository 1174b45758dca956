import cyrillicToTranslit from 'cyrillic-to-translit-js';
import { nameSlug } from '../../addresses.ts';

const small = new Set('a an the of for to in on and with by from is are we how at as'.split(' '));

/** The name of a file, from the short head of a title or its first words. */
export function slugOf(title: string): string {
  const [head = title] = /^[^:]{2,30}(?=:)/.exec(title) ?? [title];
  const latin = /\p{Script=Cyrillic}/u.test(head) ? transliterated(head) : head;
  const words = nameSlug(latin.replace(/[^\p{L}\p{N}]+/gu, ' '))
    .replace(/[^a-z0-9-]/g, '')
    .split('-')
    .filter(Boolean);
  const telling = words.filter((word) => !small.has(word));
  let slug = '';
  for (const word of (telling.length > 0 ? telling : words).slice(0, 5)) {
    if (`${slug}-${word}`.length <= 60) slug += slug ? `-${word}` : word;
  }
  return slug || 'paper';
}

/** A name in Cyrillic letters, in Latin ones. */
function transliterated(text: string): string {
  return cyrillicToTranslit({ preset: 'ru' }).transform(text);
}
