import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config } from '../config.ts';
import { openPages } from '../log/pages.ts';
import { start } from '../start.ts';
import { explain } from '../stop.ts';
import { demo, fill } from './fill.ts';
import { next } from './live.ts';
import later from './live.nl.json' with { type: 'json' };
import { DemoLines, DemoNotes, past } from './past.ts';
import { rooms } from './rooms.ts';
import { demoVlog } from './vlog.ts';
import before from './notes.nl.json' with { type: 'json' };

const PAUSE = 25_000; // an office that one can watch, and a wall that still rests most of the time

/** `npm run demo`: a hub on a folder that is thrown away, with forty notes and an office that lives. */
try {
  const folder = mkdtempSync(join(tmpdir(), 'wall-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const settings = { ...config(), folder };
  const notes = DemoNotes.parse(before.notes);
  const lines = DemoLines.parse(later.notes);
  const deeds = past({ notes, now: Date.now(), zone: settings.zone, newId: randomUUID, chance: Math.random });
  await fill(await openPages({ folder, newWall: randomUUID(), warn: console.error }), deeds, randomUUID, __FOLD__);
  const vlog = await demoVlog({ folder, clock: Date.now, newId: randomUUID });
  const { hub, baseUrl } = await start({
    settings,
    clock: Date.now,
    steady: () => performance.now(),
    newId: randomUUID,
    known: undefined,
  });

  const begin = (type: string, data: object, by = demo) =>
    hub.propose(by, { id: randomUUID(), type, data, made: Date.now(), seen: hub.seq });
  vlog.place();
  await begin('vlogs.publish', vlog.data, { device: 'demo', role: 'studio' });
  await begin('programme.notify', { text: 'Vrijdag om drie uur: taart bij de muur', until: Date.now() + 86_400_000 });

  for (const { by, ...deed } of rooms(hub.wall.notes.hanging, before.notes, Date.now(), randomUUID))
    await hub.propose(by, { ...deed, seen: 0 });
  console.log(`Room   ${new URL('/room/kade', baseUrl).href} (let it in at the desk: "Koppel een scherm")`);

  let turn = 0;
  setInterval(() => {
    const act = next({ wall: hub.wall, turn, notes: lines, chance: Math.random });
    turn += 1;
    if (act)
      void hub.propose(demo, { ...act, id: randomUUID(), made: Date.now(), seen: hub.seq }).catch(() => undefined);
  }, PAUSE);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
