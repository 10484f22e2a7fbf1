import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder of which the name or a byte says this, whatever they are. */
export const grep = (path: string, words: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .map((one) => ({ one, full: join(one.parentPath, one.name) }))
    .filter(({ one, full }) => one.name.includes(words) || (one.isFile() && readFileSync(full).includes(words)))
    .map(({ full }) => full.slice(path.length + 1));
