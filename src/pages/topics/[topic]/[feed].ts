import type { APIRoute, GetStaticPaths } from 'astro';
import { feedFormats, feedOf, type FeedFormat } from '../../../files/feeds.ts';
import type { Group } from '../../../library/groups.ts';
import { allTopics } from '../../../library/topics.ts';
import { site } from '../../../site.ts';

export const getStaticPaths = (async () =>
  (await allTopics()).flatMap((group) =>
    Object.keys(feedFormats).map((feed) => ({
      params: { topic: group.slug, feed },
      props: { group },
    })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<{ group: Group }> = async ({ params, props }) => {
  const format = params['feed'] as FeedFormat;
  const { slug, name, reviews } = props.group;
  const feed = await feedOf(reviews, `Reviews on ${name}, ${site.name}`, `topics/${slug}/`, format);
  return new Response(feed, { headers: { 'Content-Type': feedFormats[format] } });
};
