import { rmSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { desk, PASSWORD, profile } from './support/desk.ts';
import { film, sender, studio } from './support/media.ts';
import { random } from './support/random.ts';

const bytes = film('h264.mp4');

/** Who is let see it: 200, or the same 404 as for what never was. */
async function seenBy(url: string, media: string, who: Readonly<Record<string, Record<string, string>>>) {
  const seen: string[] = [];
  for (const [name, headers] of Object.entries(who)) {
    const { status } = await fetch(`${url}/media/${media}`, { headers });
    if (status === 200) seen.push(name);
    else expect(status, name).toBe(404);
  }
  return seen.join(' ');
}

test('[X11] [SEC-27] who gets which video: the desk what waits too, a screen what its wall has, nobody anything', async () => {
  const { url, access, pair, ada, person, send, show, publish, propose } = await studio();
  const [eve, zoe] = [desk(url), desk(url)];
  for (const [browser, name] of [
    [eve, 'Eve'],
    [zoe, 'Zoe'],
  ] as const) {
    const made = await access.stewards.add(name, 'editor');
    await access.stewards.choose('yes' in made ? made.yes : '', PASSWORD);
    await browser.post('/login', { name, password: PASSWORD });
  }
  const visitors = `woc_display=${await access.devices.add('display', { name: 'Receptie', profile: { ...profile, audience: 'visitors' } })}`;
  const who = {
    nobody: {},
    stranger: { cookie: 'woc_display=x.y; woc_desk=z' },
    visitors: { cookie: visitors },
    display: { cookie: await pair('display') },
    kiosk: { cookie: await pair('kiosk') },
    key: { authorization: `Bearer ${await access.makeKey('media')}` },
    eve: { cookie: eve.cookie },
    zoe: { cookie: zoe.cookie },
  };
  const sent = await (await sender(url, { cookie: eve.cookie }).send(bytes)).json();
  expect(await seenBy(url, sent.media, who), 'who sent it looks at it').toBe('eve');
  await publish(sent.media);
  expect(await seenBy(url, sent.media, who)).toBe('display kiosk eve zoe');
  await propose('visitors.come', {});
  expect(await seenBy(url, sent.media, who), 'they pass this display').toBe('kiosk eve zoe');
  await propose('visitors.go', {});
  const theirs = await show('h264-aac.mp4', { visitors: true });
  expect(await seenBy(url, theirs, who)).toBe('visitors display kiosk eve zoe');
  await propose('visitors.clear', {});
  expect(await seenBy(url, theirs, who)).toBe('display kiosk eve zoe');
  await propose('visitors.resume', {});
  expect(await seenBy(url, 'a'.repeat(64), who)).toBe('');
  await ada.remove(`/people/${person}`);
  expect(await seenBy(url, theirs, who), 'nobody agrees to it any more').toBe('');
  expect((await send.begin(1_000)).status).toBe(201);
});

test('[X7] [SEC-27] it is served as a video and as nothing else, and kept only by who may see it', async () => {
  const { url, pair, show } = await studio();
  const media = await show();
  const answer = await fetch(`${url}/media/${media}`, { headers: { cookie: await pair('display') } });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'video/mp4',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'content-disposition': `inline; filename="${media}.mp4"`,
    'cache-control': 'private, max-age=2419200, immutable',
    'accept-ranges': 'bytes',
    etag: `"${media}"`,
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
});

test('a video that was not brought back with its wall is not there, and a link in its place leads nowhere [X8]', async () => {
  const { url, pair, show, folder: path, written } = await studio();
  const [media, headers] = [await show(), { cookie: await pair('display') }];
  const file = join(path, 'media', `${media}.mp4`);
  rmSync(file);
  expect((await fetch(`${url}/media/${media}`, { headers })).status).toBe(404);
  symlinkSync(join(path, 'access.json'), file);
  expect((await fetch(`${url}/media/${media}`, { headers })).status).toBe(404);
  expect(written.join('')).not.toContain('"level":50');
});

test('[V7] a download that was cut at ten places goes on where it was, and costs no more than the video', async () => {
  const { url, pair, show } = await studio();
  const media = await show('h264-aac.mp4');
  const cookie = await pair('display');
  const whole = film('h264-aac.mp4');
  const die = random(9);
  const came: Buffer[] = [];
  let at = 0;
  let etag = '';
  for (let cuts = 10; at < whole.length; cuts -= 1) {
    const most = cuts > 0 ? 1 + die.below(2_000) : Infinity;
    const part = await download(`${url}/media/${media}`, cookie, at, etag, most);
    expect(part.status).toBe(at === 0 ? 200 : 206);
    etag = part.etag;
    came.push(part.bytes);
    at += part.bytes.length;
  }
  expect(createHash('sha256').update(Buffer.concat(came)).digest('hex')).toBe(media);
  const again = await download(`${url}/media/${media}`, cookie, 0, '', Infinity, { 'if-none-match': etag });
  expect(again, 'and a screen that has it asks for none of it').toMatchObject({ status: 304, bytes: { length: 0 } });
  const beyond = await fetch(`${url}/media/${media}`, { headers: { cookie, range: `bytes=${whole.length}-` } });
  expect(beyond.status).toBe(416);
});

interface Part {
  readonly status: number;
  readonly etag: string;
  readonly bytes: Buffer;
}

/** Reads from there on, and hangs up after so many bytes. */
const download = (url: string, cookie: string, at: number, etag: string, most: number, more = {}) =>
  new Promise<Part>((resolve, reject) => {
    const range = at > 0 ? { range: `bytes=${at}-`, 'if-range': etag } : {};
    const asking = request(url, { agent: false, headers: { cookie, ...range, ...more } }, (answer) => {
      const came: Buffer[] = [];
      const done = () => {
        const all = Buffer.concat(came);
        asking.destroy();
        resolve({
          status: answer.statusCode ?? 0,
          etag: String(answer.headers.etag),
          bytes: all.subarray(0, Math.min(most, all.length)),
        });
      };
      answer.on('data', (chunk: Buffer) => {
        came.push(chunk);
        if (Buffer.concat(came).length >= most) done();
      });
      answer.once('end', done).on('error', () => undefined);
    });
    asking.on('error', reject).end();
  });

test('[V10] a recording is looked at before it is sent, at the kiosk and the desk, and blobs are nowhere else', async () => {
  const { url } = await studio();
  const policy = async (page: string) =>
    /media-src [^;]*/.exec((await fetch(`${url}${page}`)).headers.get('content-security-policy') ?? '')?.[0];
  expect(await Promise.all(['/display', '/kiosk', '/desk', '/'].map(policy))).toEqual([
    "media-src 'self'",
    "media-src 'self' blob:",
    "media-src 'self' blob:",
    "media-src 'self'",
  ]);
});
