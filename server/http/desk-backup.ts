import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { lastBackup } from '../alarms.ts';
import { backUp } from '../log/backup.ts';
import { openAgain } from './again.ts';
import { Password } from './desk-entry.ts';
import { Download, Refused, route, type DeskRoute } from './desk-route.ts';
import type { AppOptions } from './options.ts';

/** A whole wall as a file for a steward's own computer: the same as `npm run admin -- backup` makes [D13]. One at a time. */
export function backupRoutes({ access, alarms, clock, folder, log }: AppOptions): readonly DeskRoute[] {
  const again = openAgain(access);
  let busy = false;

  return [
    route('post /backup', {
      may: ['admin'],
      logs: 'backup',
      body: z.strictObject({ password: Password.optional() }),
      handle: async ({ password }, asked) => {
        const no = await again(asked, password);
        if (no) return no;
        if (busy) return new Refused(409, 'busy', 'error.busy');
        busy = true;
        const file = join(folder, 'desk.backup');
        try {
          const made = clock();
          asked.note({ many: await backUp(folder, file, made) });
          const body = await readFile(file);
          await lastBackup(folder).write({ made });
          await alarms.lookAtDisk(made);
          const day = new Date(made).toISOString().slice(0, 10);
          return new Download(`wall-of-change-${day}.backup`, 'application/octet-stream', body);
        } catch (error) {
          log.error({ err: error }, 'no backup');
          return new Refused(503, 'not-saved', 'desk.backup.not');
        } finally {
          await rm(file, { force: true });
          busy = false;
        }
      },
    }),
  ];
}
