import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { SearchRecord } from '../../src/search/records.ts';

/** Random numbers from 0 to 1, deterministic by seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const firstNames =
  'Александр Alexander, Алексей Alexey, Анна Anna, Андрей Andrey, Артём Artem, Борис Boris, Виктор Viktor, Дмитрий Dmitry, Евгений Evgeny, Екатерина Ekaterina, Иван Ivan, Игорь Igor, Илья Ilya, Кирилл Kirill, Максим Maxim, Мария Maria, Михаил Mikhail, Наталья Natalia, Николай Nikolay, Ольга Olga, Павел Pavel, Пётр Petr, Роман Roman, Сергей Sergey, Татьяна Tatyana, Юлия Yulia, Юрий Yury, Фёдор Fedor';
const lastNames =
  'Абрамов Abramov, Баранов Baranov, Белов Belov, Воробьев Vorobyev, Гаврилов Gavrilov, Громов Gromov, Денисов Denisov, Ершов Ershov, Жуков Zhukov, Зайцев Zaytsev, Захаров Zakharov, Калинин Kalinin, Киселев Kiselev, Ковалев Kovalev, Комаров Komarov, Крылов Krylov, Лебедев Lebedev, Макаров Makarov, Мельников Melnikov, Михайлов Mikhaylov, Морозов Morozov, Назаров Nazarov, Никитин Nikitin, Орлов Orlov, Осипов Osipov, Панов Panov, Поляков Polyakov, Рыбаков Rybakov, Савельев Savelyev, Семенов Semenov, Соболев Sobolev, Тарасов Tarasov, Тимофеев Timofeev, Ушаков Ushakov, Федотов Fedotov, Харитонов Kharitonov, Царев Tsarev, Чернов Chernov, Шевцов Shevtsov, Щербаков Shcherbakov, Юдин Yudin, Яковлев Yakovlev, Голубев Golubev, Дорофеев Dorofeev, Журавлев Zhuravlev, Капустин Kapustin, Лазарев Lazarev, Медведев Medvedev, Некрасов Nekrasov, Овчинников Ovchinnikov';
const authorFirst =
  'Aaron Alice Amir Ananya Bruno Carla Chen Clara Daniel Elena Emily Felix Grace Hannah Hugo Ines Isaac Jae Julia Kai Laura Lena Marco Mei Nadia Noah Oscar Priya Quentin Rafael Sara Simon Sofia Theo Uma Vera Wei Xin Yara Zoe'.split(
    ' ',
  );
const syllables =
  'ban ber cal dar del fen gar hal har jen kel lan lar man mar mon nor pel ram ras sal sen tal tor val ver wal wen zel zim'.split(
    ' ',
  );
const nouns =
  'attention transformers networks embeddings gradients graphs diffusion segmentation translation retrieval compression distillation pruning quantization optimization regularization augmentation generation recognition forecasting ranking clustering alignment calibration reasoning planning exploration imitation memory convolutions autoencoders kernels priors losses benchmarks captions speech images videos proteins molecules tables code dialogues agents policies rewards tokens layers'.split(
    ' ',
  );
const adjectives =
  'deep sparse efficient robust scalable hierarchical adaptive contrastive recurrent equivariant variational probabilistic differentiable interpretable multimodal federated continual unsupervised causal bayesian geometric spectral stochastic adversarial modular neural universal latent temporal structured'.split(
    ' ',
  );
const verbs =
  'Learning Rethinking Understanding Improving Scaling Revisiting Towards Predicting Measuring Aligning Training Probing'.split(
    ' ',
  );
const places =
  'Northfield Eastbrook Lakeside Riverton Hillcrest Ashford Brookhaven Clearwater Fairview Glenwood Harborview Kingsbridge Maplewood Oakridge Pinehurst Stonebridge Summerfield Westgate Willowdale Windermere'.split(
    ' ',
  );

/**
 * Generates a collection of reviews that resembles the real one, deterministic by seed.
 * @param size how many reviews; a tenth as many reviewers, at most 1,400
 */
export function generateRecords(
  size: number,
  seed = 1,
  // Ten years at most, by quarter.
  perDigest = Math.max(100, size / 40),
): SearchRecord[] {
  const random = randomNumbers(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  };
  const pairs = (list: string): (readonly [string, string])[] =>
    list.split(', ').map((pair) => {
      const [cyrillic = '', latin = ''] = pair.split(' ');
      return [cyrillic, latin];
    });
  const people = pairs(lastNames)
    .flatMap((last) => pairs(firstNames).map((first) => ({ first, last, order: random() })))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, Math.min(1400, size / 10))
    .map(({ first, last }, number) => ({
      reviewer: `${first[1]} ${last[1]}`,
      alias: `${first[0]} ${last[0]}`,
      handle: `${last[1].slice(0, 4).toLowerCase()}_${pick(syllables)}${pick(syllables)}${number}`,
    }));
  const institutions = places.flatMap((place) =>
    ['University', 'Institute of Technology', 'Research'].map((kind) => `${place} ${kind}`),
  );
  const quarterOf = (index: number): string =>
    `${2015 + Math.floor(index / 4)}-q${(index % 4) + 1}`;
  const upper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return Array.from({ length: size }, (_, number) => {
    const person = pick(people);
    const name = upper(`${pick(adjectives).slice(0, 3)}${pick(nouns).slice(0, 4)}${number}`);
    return {
      slug: `review-${number}`,
      title: `${name}: ${pick(verbs)} ${pick(adjectives)} ${pick(nouns)} for ${pick(adjectives)} ${pick(nouns)}`,
      authors: Array.from(
        { length: 2 + Math.floor(random() * 4) },
        () => `${pick(authorFirst)} ${upper(pick(syllables) + pick(syllables) + pick(syllables))}`,
      ),
      institutions: [pick(institutions)],
      countries: [],
      year: 2015 + Math.floor(random() * 10),
      reviewer: person.reviewer,
      handle: person.handle,
      aliases: [person.alias],
      digest: quarterOf(Math.floor(number / perDigest)),
      period: quarterOf(Math.floor(number / perDigest)),
      topics: [pick(nouns), pick(nouns)],
      identifiers: [`arxiv:${1500 + (number % 1000)}.${String(10_000 + number)}`],
    };
  });
}

/** TeX of formulas, each with a placeholder for a number that can make it unique. */
const formulas = [
  String.raw`\mathcal{L}_{#} = \sum_{i=1}^{n} \ell(f(x_i), y_i)`,
  String.raw`p(y \mid x) = \frac{e^{w_y^\top x}}{\sum_{k=1}^{#} e^{w_k^\top x}}`,
  String.raw`\nabla_\theta J = \mathbb{E}\left[\sum_{t=0}^{#} \gamma^t r_t\right]`,
  String.raw`\operatorname{softmax}\left(\frac{QK^\top}{\sqrt{d_{#}}}\right) V`,
  String.raw`x_{#}^2 + \hat{y}`,
  String.raw`O(n \log n_{#})`,
] as const;

/** A record's review file: 900 words, 12 formulas, code, a table, a footnote and a figure. */
export function reviewFile(record: SearchRecord, number: number): string {
  const { title, authors, institutions, year, reviewer, handle, digest, topics } = record;
  const frontmatter = {
    title,
    authors,
    institution: institutions,
    year,
    link: `https://arxiv.org/abs/${record.identifiers[0]?.slice(6) ?? ''}`,
    reviewer,
    slack: handle,
    digest,
    number: number + 1,
    topics: [...new Set(topics)],
    aliases: record.aliases,
  };
  const random = randomNumbers(number + 1);
  const word = (): string => {
    const words = [...nouns, ...adjectives];
    return words[Math.floor(random() * words.length)] ?? '';
  };
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  let used = 0;
  // Every other formula recurs in many reviews.
  const tex = (): string => {
    used += 1;
    const template = formulas[used % formulas.length] ?? '';
    return template.replace('#', String(used % 2 === 0 ? number + used : used));
  };
  const section = (name: string): string =>
    [
      `## ${name}`,
      `${words(70)}, so that $${tex()}$ ${words(20)}.`,
      `${words(40)} and $${tex()}$ ${words(30)}:`,
      `$$\n${tex()}\n$$`,
    ].join('\n\n');
  const body = [
    `${words(80)}.[^1]`,
    ...['The problem', 'The idea', 'Experiments', 'Results'].map(section),
    `![A line that rises](../figures/${record.slug}/plot.svg "The ${word()}.")`,
    `\`\`\`python\ndef ${word()}_${number}(x, rate=${number / 10}):\n    # ${words(4)}\n    return [rate * value for value in x if value > 0]\n\`\`\``,
    `| Model | Quality | Time |\n|---|--:|--:|\n${Array.from({ length: 5 }, (_, row) => `| ${word()} | ${(random() * 100).toFixed(1)} | ${row * number} |`).join('\n')}`,
    `## What is left\n\n${words(110)}.`,
    `[^1]: ${words(12)}.`,
  ].join('\n\n');
  return `---\n${stringify(frontmatter)}---\n\n${body}\n`;
}

/** The figure of a review. */
export function figureFile(number: number): string {
  const random = randomNumbers(number + 1);
  const points = Array.from({ length: 20 }, (_, x) => `${x * 30},${Math.round(random() * 300)}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300"><polyline points="${points.join(' ')}" class="line"/><text x="20" y="30">Loss</text></svg>\n`;
}

/** The file of a digest. */
export function digestFile(digest: string): string {
  const [year = '', quarter = '1'] = digest.split('-q');
  const month = (ofQuarter: number): string =>
    String((Number(quarter) - 1) * 3 + ofQuarter).padStart(2, '0');
  return `---\n${stringify({
    title: `Digest of ${digest}`,
    from: `${year}-${month(1)}`,
    to: `${year}-${month(3)}`,
    source: 'https://example.org/digest',
  })}---\n\nA digest.\n`;
}

/**
 * Writes a generated collection as a `content/` folder.
 * @param size how many reviews
 */
export async function writeCollection(
  content: string,
  size: number,
  perDigest?: number,
): Promise<SearchRecord[]> {
  const records = generateRecords(size, 1, perDigest);
  for (const [number, record] of records.entries()) await writeReview(content, record, number);
  return records;
}

/** Writes a review with its figure and its digest. */
export async function writeReview(
  content: string,
  record: SearchRecord,
  number: number,
): Promise<void> {
  const { slug, digest } = record;
  for (const [path, text] of [
    [`figures/${slug}/plot.svg`, figureFile(number)],
    [`reviews/${slug}.md`, reviewFile(record, number)],
    [`digests/${digest}.md`, digestFile(digest)],
  ] as const) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
}
