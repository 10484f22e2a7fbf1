import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { make } from './support/make.ts';
import { desk } from './support/desk.ts';
import { film, sender } from './support/media.ts';
import { office } from './support/office.ts';

vi.setConfig({ testTimeout: 60_000 });

test('a steward sends a video in, puts it on the screens, and every screen gets it', async () => {
  const { url, access, folder, hub, pair } = await office();
  const ada = desk(url);
  await ada.begin(access);
  const person = await access.people.add({
    name: 'Erik de Wit',
    leader: true,
    consents: ['vlog'],
    since: Date.now() - 1_000,
    until: Date.now() + 86_400_000,
  });
  const id = 'yes' in person ? person.yes : '';
  const bytes = film('h264-aac.mp4');
  const last = await sender(url, { cookie: ada.cookie }).send(bytes);
  const told = await last.json();
  expect(last.status).toBe(200);
  const media = createHash('sha256').update(bytes).digest('hex');
  expect(told).toEqual({ media, length: 6_000, width: 64, height: 36 });
  expect(readdirSync(join(folder, 'media'))).toEqual([`${media}.mp4`, 'parts'].toSorted());
  const { person: _, name: __, ...rest } = make('vlogs.publish').data;
  const vlog = { ...rest, person: id, media, length: 6_000 };
  const answer = await (await ada.post('/vlogs', { id: randomUUID(), vlog })).json();
  expect(answer).toEqual({ answer: { ok: true, seq: 1 } });
  expect(hub.wall.vlogs.shown).toMatchObject([{ media, name: 'Erik de Wit' }]);
  const cookie = await pair('display');
  const got = await fetch(`${url}/media/${media}`, { headers: { cookie } });
  expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
  expect(Object.fromEntries(got.headers)).toMatchObject({
    'content-type': 'video/mp4',
    'content-security-policy': "sandbox; default-src 'none'",
  });
});
