import { fileURLToPath } from 'node:url';
import before from '../../server/demo/notes.nl.json' with { type: 'json' };
import { rooms } from '../../server/demo/rooms.ts';
import { uuid } from '../support/uuid.ts';
import { NOW, test } from './office.ts';

const folder = process.env['PICTURES'] ?? fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const STORY = 'Hoe laat komt mijn pakket vandaag?';

for (const [way, size] of [
  ['landscape', { width: 1920, height: 1080 }],
  ['portrait', { width: 1080, height: 1920, portrait: true }],
] as const)
  test(`a meeting room, ${way}: a story, a question, quiet, the flag`, async ({ office }) => {
    const hub = await office({ notes: 40 });
    const stories = before.notes.filter(({ title }) => title === STORY);
    for (const { type, data } of rooms(hub.notes(), stories, NOW, () => uuid(0)))
      if (type === 'office.set' || type === 'notes.mend') await hub.do(type, data);
    const page = await hub.room('kade', size);
    const shoot = async (scene: string, name = scene): Promise<void> => {
      await page.locator(`main[data-scene="${scene}"]`).waitFor();
      await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
      await page.screenshot({ path: `${folder}/room-${name}-${way}.jpg`, type: 'jpeg', quality: 72 });
    };
    await page.getByText('Een klantverhaal').waitFor();
    await shoot('story');
    await hub.do('klantvlag.meet', { room: 'kade' });
    await hub.turn(page, 1_000);
    await shoot('question');
    const flag = await hub.do('klantvlag.raise', { room: 'kade' });
    await hub.turn(page, 1_000);
    await shoot('flag', 'why');
    await hub.do('klantvlag.reason', { flag, reason: 'conflicting_goals' });
    await hub.turn(page, 17_000);
    await shoot('flag');
    await hub.do('klantvlag.lower', { flag });
    await hub.turn(page, 1_000);
    await page.getByText('Wat doen we ermee?').waitFor();
    await shoot('question', 'outcome');
    await hub.turn(page, 400_000);
    await shoot('quiet');
  });
