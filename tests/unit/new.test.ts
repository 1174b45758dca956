import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import { fetchMetadata, linkOf, type Service } from '../../src/authoring/new/metadata.ts';

const nine = 'tests/fixtures/nine';
const known = readdirSync(join(nine, 'reviews'));

const answer = (name: string): Promise<string> =>
  readFile(`tests/fixtures/metadata/${name}`, 'utf8');

let server: Server;
let service: Service;
let requests: string[];
let respond: (...args: Parameters<RequestListener>) => unknown;

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    respond(request, response);
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const base = `http://localhost:${(server.address() as AddressInfo).port}`;
  service = { arxiv: `${base}/arxiv`, crossref: `${base}/works`, timeout: 200, pause: 5 };
});

afterEach(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

const recorded =
  (name: string): RequestListener =>
  async (_request, response) => {
    response.end(await answer(name));
  };

test.each([
  ['2001.00001', '/arxiv?id_list=2001.00001'],
  ['arXiv:2001.00001v2', '/arxiv?id_list=2001.00001v2'],
  ['https://arxiv.org/abs/2001.00001v2', '/arxiv?id_list=2001.00001v2'],
  ['https://arxiv.org/pdf/2001.00001v2.pdf', '/arxiv?id_list=2001.00001v2'],
  ['cs/0112017', '/arxiv?id_list=cs%2F0112017'],
])('%s is looked up on arXiv by number and version', async (paper, path) => {
  respond = recorded('arxiv.xml');
  expect(await fetchMetadata(paper, service)).toEqual({
    title: 'Counting Sheep: A $\\ell_1$ Loss for Winters',
    authors: ['Ada Example', 'Émile Exemple'],
    year: 2020,
    link: 'https://arxiv.org/abs/2001.00001v3',
    category: 'cs.DL',
  });
  expect(requests).toEqual([path]);
});

test('a DOI is looked up on Crossref', async () => {
  respond = recorded('crossref.json');
  expect(await fetchMetadata('https://doi.org/10.0000/example.1', service)).toEqual({
    title: 'Wool: a Survey',
    authors: ['Van Example, Ada', 'The Wool Group'],
    year: 2019,
    link: 'https://doi.org/10.0000/example.1',
    doi: '10.0000/example.1',
    institution: ['Example University'],
    journal: 'Journal of Examples',
  });
  expect(requests).toEqual(['/works/10.0000%2Fexample.1']);
});

test('any other address is not looked up', async () => {
  expect(await fetchMetadata('https://example.org/paper', service)).toBe(undefined);
  expect(requests).toEqual([]);
});

test.each<[string, typeof respond, string, number]>([
  ['an unknown number', recorded('arxiv-empty.xml'), 'arXiv has no paper 2001.00001', 1],
  ['an error of arXiv', recorded('arxiv-error.xml'), 'has no paper 2001.00001: incorrect id', 1],
  [
    'a page instead of a feed',
    (_, response) => response.end('<!doctype html><p>Hello'),
    'returned invalid data',
    1,
  ],
  [
    'half an answer',
    async (_, response) => response.end((await answer('arxiv.xml')).slice(0, 500)),
    'returned invalid data',
    1,
  ],
  ['status 404', (_, response) => response.writeHead(404).end(), 'has no paper 2001.00001', 1],
  [
    'status 500, each time',
    (_, response) => response.writeHead(500).end(),
    'it answered with 500',
    3,
  ],
  ['no answer', () => undefined, 'no answer within 0.2 s', 3],
  ['a connection that breaks', (request) => request.socket.destroy(), 'there is no connection', 3],
])('%s is reported in one line', async (_case, listener, message, times) => {
  respond = listener;
  const failure = await fetchMetadata('2001.00001', service).catch((error: unknown) =>
    String(error),
  );
  expect(failure).toContain(message);
  expect(failure).not.toContain('\n');
  expect(requests).toHaveLength(times);
});

test('affiliation, DOI and journal are read where arXiv has them, and old numbers', async () => {
  respond = recorded('arxiv-affiliation.xml');
  expect(await fetchMetadata('https://arxiv.org/abs/math/0112017', service)).toEqual({
    title: 'Wool on Curves',
    authors: ['Ada Example', 'Bo Example'],
    year: 2001,
    link: 'https://arxiv.org/abs/math/0112017v2',
    institution: ['Example University'],
    doi: '10.0000/example.2',
    venue: 'Journal of Examples 3',
  });
});

test('a malformed number is looked up only once, and the reason reported', async () => {
  respond = async (_request, response) =>
    response.writeHead(400).end(await answer('arxiv-error.xml'));
  await expect(fetchMetadata('2001.00001', service)).rejects.toThrow('incorrect id format');
  expect(requests).toHaveLength(1);
});

test.each([
  ['2001.00001v2', { link: 'https://arxiv.org/abs/2001.00001v2' }],
  ['doi:10.0000/x.1', { link: 'https://doi.org/10.0000/x.1', doi: '10.0000/x.1' }],
  ['https://example.org/Paper', { link: 'https://example.org/Paper' }],
  ['hello', undefined],
])('without a connection, %s still has its address', (paper, expected) => {
  expect(linkOf(paper)).toEqual(expected);
});

test('a failed lookup is retried', async () => {
  respond = async (_request, response) => {
    if (requests.length === 1) response.writeHead(503).end();
    else response.end(await answer('arxiv.xml'));
  };
  expect(await fetchMetadata('2001.00001', service)).toMatchObject({ year: 2020 });
  expect(requests).toHaveLength(2);
});

test('a server that is down counts as no connection', async () => {
  const gone = { ...service, arxiv: 'http://localhost:9/arxiv' };
  await expect(fetchMetadata('2001.00001', gone)).rejects.toThrow('there is no connection');
});

/** Runs `npm run new` in a copy of the nine reviews, and answers its questions. */
async function answerQuestions(...answers: readonly [question: string, keys: string][]) {
  const content = await mkdtemp(join(tmpdir(), 'new-'));
  try {
    await cp(nine, content, { recursive: true });
    const { arxiv: ARXIV_API, crossref: CROSSREF_API } = service;
    const child = spawn(process.execPath, ['src/commands/new.ts'], {
      timeout: 20_000,
      env: { ...process.env, CONTENT_DIR: content, ARXIV_API, CROSSREF_API },
    });
    let output = '';
    let asked = 0;
    const left = [...answers];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        output += stripVTControlCharacters(data.toString());
        const [question = '', keys = ''] = left[0] ?? [];
        if (left.length === 0 || !output.slice(asked).includes(question)) return;
        asked = output.length;
        left.shift();
        // Once the question takes keys.
        setTimeout(() => (left.length > 0 ? child.stdin.write(keys) : child.stdin.end(keys)), 20);
      });
    }
    const status = await new Promise((done) => child.on('close', done));
    const files = await readdir(join(content, 'reviews'));
    const [added] = files.filter((file) => !known.includes(file));
    const text = added && (await readFile(join(content, 'reviews', added), 'utf8'));
    const { problems } = await readContent(content);
    // Those of the fixture have no summary.
    const rules = problems.map(({ rule }) => rule).filter((rule) => rule !== 'summary');
    return { status, output, left, added, text, rules };
  } finally {
    await rm(content, { recursive: true });
  }
}

test('answers make a review that lacks nothing but its text, with names spelt as elsewhere', async () => {
  respond = recorded('arxiv.xml');
  const { status, output, left, added, text, rules } = await answerQuestions(
    ['Which paper', '2001.00001\r'],
    ['done? (known values', '\r'],
    ['done? (others', 'Example University, facebook ai research\r'],
    ['Slack handle', 'graviton\r'],
    ['which digest', '\r'],
    ['Which position', '\r'],
    ['topics? (known values', '\r'],
    ['topics? (others', 'sheep\r'],
    ['in a sentence or two', 'Sheep are counted.\r'],
    ['name of its file', '\r'],
  );
  expect([status, left, added, rules]).toEqual([0, [], 'counting-sheep.md', ['empty-text']]);
  expect(output).toMatch(/Written: .*reviews\/counting-sheep\.md/);
  expect(text).toBe(
    [
      '---',
      "title: 'Counting Sheep: A $\\ell_1$ Loss for Winters'",
      'summary: Sheep are counted.',
      'authors:\n  - Ada Example\n  - Émile Exemple',
      'institution:\n  - Example University\n  - Facebook AI Research',
      'year: 2020',
      'link: https://arxiv.org/abs/2001.00001v3',
      'slack: graviton',
      'digest: 2019-q3',
      'number: 10',
      'category: cs.DL',
      'topics:\n  - sheep',
      'aliases:\n  - belgraviton',
      '---\n',
    ].join('\n'),
  );
});

test('failed lookups are entered by hand, and invalid answers asked for again', async () => {
  respond = recorded('arxiv-empty.xml');
  const clear = '\u0015';
  const { status, left, text, rules } = await answerQuestions(
    ['Which paper', 'hello\r'],
    ['An arXiv ID, a DOI or an https URL', `${clear}1907.05242\r`],
    ['Already reviewed in product-key-memory', ''],
    ['Its title', 'Sheep\r'],
    ['Its authors', ',\r'],
    ['at least one author', `${clear}Ada Example; Bo, Example\r`],
    ['Its year', '12\r'],
    ['It must be 1900 or later', `${clear}2020\r`],
    ['done? (known values', '\r'],
    ['done? (others', '\r'],
    ['country? (known values', '\r'],
    ['country? (others', 'Chile\r'],
    ['Slack handle', 'vera\r'],
    ['full name', 'Вера\r'],
    ['It must be in Latin letters', `${clear}\r`],
    ['which digest', '\r'],
    ['Which position', `${clear}3\r`],
    ['is taken by roberta', `${clear}10\r`],
    ['topics? (known values', '\r'],
    ['topics? (others', '\r'],
    ['in a sentence or two', `${'x'.repeat(281)}\r`],
    ['at most 280 characters', `${clear}\r`],
    ['name of its file', `${clear}roberta\r`],
    ['of that name already exists', `${clear}Wool\r`],
    ['Lower-case letters', `${clear}wool\r`],
  );
  expect([status, left, rules]).toEqual([0, [], ['empty-text']]);
  expect(text).toBe(
    [
      '---\ntitle: Sheep\nauthors:\n  - Ada Example\n  - Bo, Example\ncountry:\n  - Chile',
      'year: 2020\nlink: https://arxiv.org/abs/1907.05242\nslack: vera\ndigest: 2019-q3',
      'number: 10\n---\n',
    ].join('\n'),
  );
});

test('a cancelled review is not written', async () => {
  const { status, output, added } = await answerQuestions(['Which paper', '\u0003']);
  expect([status, added]).toEqual([1, undefined]);
  expect(output).toContain('Nothing was written');
});
