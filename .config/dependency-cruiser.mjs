/*
 * Imports point one way: a layer may use the layers above it in this list, but none below or on the
 * same line.
 */
const layers = [
  ['site'],
  ['environment'],
  ['addresses', 'cache', 'workers'],
  ['schema'],
  ['markdown'],
  ['check'],
  ['compile'],
  ['library'],
  ['search'],
  ['files'],
  ['build', 'pages', 'layouts', 'components', 'authoring'],
  ['commands'],
];

/** All that browser code may import besides its own files. */
const sharedWithBrowser = [
  'addresses',
  'environment',
  'site',
  'schema',
  'styles',
  // All but what builds the index.
  'search/(?!pagefind|document)[\\w-]+',
];

const inside = (names) => `^src/(${names.join('|')})(\\.ts|\\.d\\.ts|/|$)`;

export default {
  forbidden: [
    ...layers.flatMap((names, index) =>
      names.map((name) => ({
        name: `${name}-uses-only-layers-above`,
        severity: 'error',
        from: { path: inside([name]) },
        to: {
          path: inside([
            ...layers.slice(index + 1).flat(),
            ...names.filter((other) => other !== name),
            'browser',
          ]),
        },
      })),
    ),
    {
      name: 'browser-uses-only-what-it-shares',
      severity: 'error',
      from: { path: inside(['browser']) },
      to: { path: '^src/', pathNot: inside([...sharedWithBrowser, 'browser']) },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^src/',
  },
};
