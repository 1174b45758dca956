import { readEnvironment } from '../environment.ts';
import { preview } from './server.ts';

try {
  await preview(readEnvironment());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
