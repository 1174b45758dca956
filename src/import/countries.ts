/** The short names that people use. */
const short =
  'usa us u.s. u.s.a. uk u.k. england scotland korea russia czechia holland сша великобритания англия россия рф корея голландия китай';

/** Names of countries in English and Russian, in lower case. */
export const countryNames: ReadonlySet<string> = new Set([
  ...short.split(' '),
  ...['en', 'ru'].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
    return letters.flatMap((one) =>
      letters.flatMap((other) => names.of(one + other)?.toLowerCase() ?? []),
    );
  }),
]);
