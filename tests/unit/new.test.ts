import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent } from '../../src/compile/content.ts';
import { fetchMetadata, linkOf, type Service } from '../../src/authoring/new/metadata.ts';

const nine = 'tests/fixtures/nine';

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
  });
  expect(requests).toEqual([path]);
});

test('a DOI is looked up on Crossref', async () => {
  respond = recorded('crossref.json');
  expect(await fetchMetadata('https://doi.org/10.0000/example.1', service)).toEqual({
    title: 'Wool: a Survey',
    authors: ['Ada Example', 'The Wool Group'],
    year: 2019,
    link: 'https://doi.org/10.0000/example.1',
    doi: '10.0000/example.1',
    institution: ['Example University'],
    venue: 'Journal of Examples',
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
    'makes no sense',
    1,
  ],
  [
    'half an answer',
    async (_, response) => response.end((await answer('arxiv.xml')).slice(0, 500)),
    'makes no sense',
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

function run(
  content: string,
  ...args: string[]
): Promise<{ status: number | null; output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['src/commands/new.ts', ...args], {
      env: {
        ...process.env,
        CONTENT_DIR: content,
        ARXIV_API: service.arxiv,
        CROSSREF_API: service.crossref,
      },
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    child.on('close', (status) => {
      done({ status, output });
    });
  });
}

test('flags alone write a review that lacks nothing but its text', async () => {
  respond = recorded('arxiv.xml');
  const content = await mkdtemp(join(tmpdir(), 'new-'));
  try {
    await cp(nine, content, { recursive: true });
    const flags = ['--paper', '2001.00001', '--slack', 'graviton', '--digest', '2019-q3'];
    const lacking = await run(content, ...flags);
    expect(lacking.status).toBe(1);
    expect(lacking.output).toContain('--institution: `institution` is missing');

    const { status, output } = await run(
      content,
      ...flags,
      '--institution',
      'Example University',
      '--topic',
      'sheep',
    );
    expect(status, output).toBe(0);
    expect(output).toMatch(/Written: .*reviews\/counting-sheep\.md/);
    const { problems } = await readContent(content);
    expect(problems.map(({ file, rule }) => [file.replace(/.*\//, ''), rule])).toEqual([
      ['counting-sheep.md', 'empty-text'],
    ]);
    expect(await readFile(join(content, 'reviews/counting-sheep.md'), 'utf8')).toBe(
      [
        '---',
        "title: 'Counting Sheep: A $\\ell_1$ Loss for Winters'",
        'authors:\n  - Ada Example\n  - Émile Exemple',
        'institution:\n  - Example University',
        'year: 2020',
        'link: https://arxiv.org/abs/2001.00001v3',
        'slack: graviton',
        'digest: 2019-q3',
        'number: 10',
        'topics:\n  - sheep',
        'aliases:\n  - belgraviton',
        '---\n',
      ].join('\n'),
    );
    respond = recorded('arxiv-affiliation.xml');
    const other = ['--paper', 'math.AG/0112017', ...flags.slice(2)];
    const again = await run(content, ...other, '--slug', 'counting-sheep');
    expect(again).toMatchObject({
      status: 1,
      output: expect.stringContaining('A review of that name already exists') as string,
    });
  } finally {
    await rm(content, { recursive: true });
  }
});

test.each([
  ['no paper', ['--slack', 'a'], 1, 'Add --paper'],
  [
    'an unknown digest',
    ['--paper', '2001.00001', '--slack', 'a', '--digest', 'x'],
    1,
    'There is no digest x',
  ],
  ['an unknown flag', ['--nope'], 2, "Unknown option '--nope'"],
])('%s is reported in one line', async (_case, args, status, message) => {
  const result = await run(nine, ...args);
  expect(result.status).toBe(status);
  expect(result.output).toContain(message);
  expect(result.output.trim().split('\n')).toHaveLength(1);
});

const start = ['--slack', 'graviton', '--digest', '2019-q3', '--institution', 'X'];

test.each([
  ['a number that is taken', ['--paper', '2001.00001', '--number', '3'], 'is taken by roberta'],
  ['a paper that has a review', ['--paper', '1907.05242'], 'reviewed already'],
  ['another name', ['--paper', '2001.00001', '--reviewer', 'Ada Example'], '@graviton is'],
  ['a long name', ['--paper', '2001.00001', '--slug', 'a'.repeat(61)], '--slug'],
  ['no paper', ['--paper', 'hello'], '--paper: an arXiv number'],
])('%s is refused, and nothing written', async (_case, args, message) => {
  const given = ['--title', 'Sheep', '--author', 'Ada Example', '--year', '2020'];
  const content = await mkdtemp(join(tmpdir(), 'new-'));
  try {
    await cp(nine, content, { recursive: true });
    const result = await run(content, ...start, ...given, ...args);
    expect(result.output).toContain(message);
    expect(result.status).toBe(1);
    expect(await readdir(join(content, 'reviews'))).toEqual(await readdir(join(nine, 'reviews')));
    expect(requests).toEqual([]);
  } finally {
    await rm(content, { recursive: true });
  }
});

test('with everything given nothing is fetched, and names are spelt as elsewhere', async () => {
  const content = await mkdtemp(join(tmpdir(), 'new-'));
  try {
    await cp(nine, content, { recursive: true });
    const given = ['--title', 'Sheep', '--author', 'Ada Example', '--year', '2020'];
    const args = ['--paper', '2001.00001v2', ...given, '--slack', 'Graviton', '--digest'];
    const flags = [...args, '2019-q3', '--institution', 'facebook ai research'];
    const { status, output } = await run(content, ...flags);
    expect(status, output).toBe(0);
    expect(requests).toEqual([]);
    const { problems } = await readContent(content);
    expect(problems.map(({ rule }) => rule)).toEqual(['empty-text']);
  } finally {
    await rm(content, { recursive: true });
  }
});
