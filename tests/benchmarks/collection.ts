import { stringify } from 'yaml';
import type { SearchRecord } from '../../src/search/records.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
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
 * Makes a collection of reviews that looks like the real one, the same for the same seed.
 * @param size how many reviews; a tenth as many reviewers, at most 1,400
 */
export function generateRecords(size: number, seed = 1): SearchRecord[] {
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
      digest: `${2015 + Math.floor(number / 100)}-q1`,
      topics: [pick(nouns), pick(nouns)],
      formulas: [],
      identifiers: [`arxiv:${1500 + (number % 1000)}.${String(10_000 + number)}`],
    };
  });
}

/** A review's file for a record, with a text of some length, sections and formulas. */
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
    number: (number % 100) + 1,
    topics: [...new Set(topics)],
    aliases: record.aliases,
  };
  const random = randomNumbers(number + 1);
  const word = (): string => {
    const words = [...nouns, ...adjectives];
    return words[Math.floor(random() * words.length)] ?? '';
  };
  const paragraph = (): string => `${Array.from({ length: 60 }, word).join(' ')}.`;
  const section = (name: string): string => `## ${name}\n\n${paragraph()}\n\n${paragraph()}`;
  const formula = `The loss is $\\mathcal{L}_{${number}} = \\sum_{i=1}^{n} \\ell(f(x_i), y_i)$.`;
  const body = [paragraph(), section('The idea'), formula, section('Results')].join('\n\n');
  return `---\n${stringify(frontmatter)}---\n\n${body}\n`;
}

/** A digest's file, for the reviews that name it. */
export function digestFile(digest: string): string {
  const year = digest.slice(0, 4);
  return `---\n${stringify({
    title: `Digest of ${digest}`,
    from: `${year}-01`,
    to: `${year}-03`,
    source: 'https://example.org/digest',
  })}---\n\nA digest.\n`;
}
