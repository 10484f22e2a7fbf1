import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../server/media/check.ts';
import { folder } from './support/folder.ts';
import { film, studio } from './support/media.ts';
import { random } from './support/random.ts';

const LIMIT = 30_000; // ms: the machine that tests may have much else to do
const FLIPS = Number(process.env['RUNS'] ?? 30);
const good = { length: 6_000, width: 64, height: 36 };

/** A box, of whatever name. */
function box(name: string, inside: Buffer | string): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + inside.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, Buffer.from(inside as string)]);
}

/** Where the inside of the first box of this name begins. */
const inside = (bytes: Buffer, name: string): number => bytes.indexOf(name, 0, 'latin1') + 4;

/** The same with these four bytes in another way. */
function with32(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32BE(value, at);
  return copy;
}

test.each([
  ['h264-aac.mp4', good],
  ['h264.mp4', good],
  ['h264-opus-moov-last.mp4', good],
  ['h264-aac-fragmented.mp4', { ...good, length: 6_400 }], // ffmpeg gives its last piece a frame more
  ['hevc.mp4', { no: 'codec' }],
  ['vp9.mp4', { no: 'codec' }],
  ['h264-422.mp4', { no: 'codec' }],
  ['h264-mp3.mp4', { no: 'sound' }],
  ['aac.mp4', { no: 'picture' }],
  ['h264-3s.mp4', { no: 'short' }],
  ['h264-200s.mp4', { no: 'long' }],
  ['two-videos.mp4', { no: 'mp4' }],
  ['h264-aac.mkv', { no: 'mp4' }],
  ['h264-aac.mov', { no: 'mp4' }],
])('[X7] what %s is', async (name, what) => {
  const path = join(folder(), 'a');
  writeFileSync(path, film(name));
  expect(await check(path, LIMIT)).toEqual(what);
});

const whole = film('h264-aac.mp4');
const html = '<!doctype html><script>document.title = "it ran"</script>';
const playlist = '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n';

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from(html)],
  ['a drawing', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)],
  ['a playlist', Buffer.from(playlist)],
  ['a zip', Buffer.from('504b0304140000000000', 'hex')],
  ['a page with a film behind it', Buffer.concat([Buffer.from(html), whole])],
  ['a film with a page behind it', Buffer.concat([whole, Buffer.from(html)])],
  ['a film with a zip behind it', Buffer.concat([whole, Buffer.from('504b0304', 'hex'), Buffer.alloc(40)])],
  ['a film with a page in a box behind it', Buffer.concat([whole, box('html', html)])],
  ['a picture', box('ftyp', 'heic\0\0\0\0mif1')],
  ['a promise of a film', box('ftyp', 'isom\0\0\x02\0isom')],
  ['a film of nothing', Buffer.concat([box('ftyp', 'isom\0\0\x02\0isom'), box('moov', ''), box('mdat', '')])],
  ['a box that is longer than the file', with32(whole, 0, 0x7fffffff)],
  ['a box without an end to its length', with32(whole, whole.indexOf('moov') - 4, 1)],
  ['a box of no length', with32(whole, whole.indexOf('moov') - 4, 4)],
  ['as many pictures as can be counted', with32(whole, inside(whole, 'stsz') + 8, 0xffffffff)],
  [
    'a picture that lasts for ever',
    with32(with32(whole, inside(whole, 'stts') + 8, 0xffffffff), inside(whole, 'stts') + 12, 0xffffffff),
  ],
])('[X7] %s is refused', async (_, bytes) => {
  const path = join(folder(), 'a');
  writeFileSync(path, bytes);
  expect(await check(path, LIMIT)).toMatchObject({ no: expect.any(String) });
});

test('[X7] a film that was cut off anywhere is refused', async () => {
  for (const name of ['h264-aac.mp4', 'h264-opus-moov-last.mp4', 'h264-aac-fragmented.mp4']) {
    const path = join(folder(), 'a');
    const bytes = film(name);
    const die = random(7);
    for (const left of [
      bytes.length - 1,
      bytes.length - 8,
      8,
      ...Array.from({ length: 20 }, () => die.below(bytes.length)),
    ]) {
      writeFileSync(path, bytes);
      truncateSync(path, left);
      expect(await check(path, LIMIT), `${name} cut at ${left}`).toEqual({ no: 'mp4' });
    }
  }
});

test(`[X7] ${FLIPS} films with bytes in another way: each is one, or none, and the hub goes on`, async () => {
  const path = join(folder(), 'a');
  const die = random(8);
  const said = new Map<string, number>();
  for (let n = 0; n < FLIPS; n += 1) {
    const bytes = film(die.pick(['h264-aac.mp4', 'h264.mp4', 'h264-aac-fragmented.mp4']) ?? '');
    const end = die.chance(0.8) ? Math.min(bytes.length, 2_000) : bytes.length; // where it says what is where
    for (let flips = die.below(4); flips >= 0; flips -= 1) bytes[die.below(end)] = die.below(256);
    writeFileSync(path, bytes);
    const found = await check(path, LIMIT);
    if (!('no' in found)) expect(found.length).toBeLessThanOrEqual(180_000);
    const word = 'no' in found ? found.no : 'film';
    said.set(word, (said.get(word) ?? 0) + 1);
  }
  console.log(`[X7] seed 8: ${[...said].map((one) => one.join(' ')).join(' · ')}`);
});

test('[X7] [SEC-28] one whose reading takes too long is let go', async () => {
  const path = join(folder(), 'a');
  writeFileSync(path, whole);
  expect(await check(path, 1)).toEqual({ no: 'mp4' });
});

test('[X7] what begins as no film is refused with its first piece; what turns out to be none is told why, and is gone', async () => {
  const { send } = await studio();
  const upload = await send.begun(1_000_000);
  const early = await send.put(upload, 0, Buffer.from(html.padEnd(5_000)));
  expect([early.status, (await early.json()).error]).toEqual([
    422,
    { code: 'not-mp4', message: 'Dit is geen MP4 die we kunnen lezen. Misschien kwam hij niet heel over.' },
  ]);
  expect(await send.offset(upload)).toBe(404);
  const late = await send.send(film('hevc.mp4'));
  expect([late.status, (await late.json()).error.code]).toEqual([422, 'codec']);
});
