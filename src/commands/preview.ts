import { preview } from './server.ts';

try {
  await preview();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
