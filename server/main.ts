import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { config } from './config.ts';
import { start } from './start.ts';
import { explain } from './stop.ts';

try {
  await start({
    settings: config(),
    clock: Date.now,
    steady: () => performance.now(),
    newId: randomUUID,
    known: resolve('.walls.json'),
  });
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
