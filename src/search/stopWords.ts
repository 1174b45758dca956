/** Words of a question that say nothing about the review that it asks for. */
const stopWords = new Set(
  `a an the and or but not no of for to in on at by with without from into about as than then vs
  versus via because while
  is are was were be been being am do does did done has have had can could should would will may might
  must it its he she his her him they them their this that these those there here we you i me my your our
  us everything anything something nothing all any some each every many much more most other others
  what which who whom whose when where why how if so such too very just only also et al
  review reviews reviewed reviewer reviewers paper papers article articles work works explain explained
  и в во на по с со из за для о об от до у к ко не что кто как где когда почему зачем какой какая какие
  это этот эта эти такое или а но ли бы ревью обзор обзоры рецензия статья статьи работа`.split(
    /\s+/,
  ),
);

/** The words of a query that carry its meaning; all of them, if none does. */
export function meaningful(words: readonly string[]): string[] {
  const others = words.filter((word) => !stopWords.has(word));
  return others.length > 0 ? others : [...words];
}
