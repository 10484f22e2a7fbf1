import type { Router } from 'express';
import { backupRoutes } from './desk-backup.ts';
import { calendarsRoutes } from './desk-calendars.ts';
import { entryRoutes } from './desk-entry.ts';
import { eraseRoutes } from './desk-erase.ts';
import { keepingRoutes } from './desk-keeping.ts';
import { exportRoutes } from './desk-export.ts';
import { importRoutes } from './desk-import.ts';
import { serveRoutes, type DeskRoute } from './desk-route.ts';
import { peopleRoutes } from './desk-people.ts';
import { readersRoutes } from './desk-readers.ts';
import { screensRoutes } from './desk-screens.ts';
import { stewardsRoutes } from './desk-stewards.ts';
import { vlogsRoutes } from './desk-vlogs.ts';
import { wallRoutes } from './desk-wall.ts';
import type { AppOptions } from './options.ts';

/** THE LIST of all that the desk can ask, with who may. */
export const deskTable = (options: AppOptions): readonly DeskRoute[] => [
  ...entryRoutes(options),
  ...screensRoutes(options),
  ...readersRoutes(options),
  ...stewardsRoutes(options),
  ...wallRoutes(options),
  ...eraseRoutes(options),
  ...keepingRoutes(options),
  ...backupRoutes(options),
  ...peopleRoutes(options),
  ...importRoutes(options),
  ...exportRoutes(options),
  ...vlogsRoutes(options),
  ...calendarsRoutes(options),
];

/** Everything below /api/v1/desk. */
export const deskRoutes = (options: AppOptions): Router => serveRoutes(deskTable(options), options);
