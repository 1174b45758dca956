import { defineCollection } from 'astro:content';
import { contentLoader } from './build/loader.ts';
import { addressesSchema } from './schema/addresses.ts';
import { digestSchema } from './schema/digest.ts';
import { reviewSchema } from './schema/review.ts';

export const collections = {
  reviews: defineCollection({ loader: contentLoader('reviews'), schema: reviewSchema }),
  digests: defineCollection({ loader: contentLoader('digests'), schema: digestSchema }),
  addresses: defineCollection({ loader: contentLoader('addresses'), schema: addressesSchema }),
};
