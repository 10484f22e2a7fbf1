import { describe, expect, test } from 'vitest';
import { somebody } from '../../kiosk/somebody.ts';
import { isFormat, isTooWide } from '../../shared/number-format.ts';
import { detect } from '../../shared/privacy/detect.ts';
import { mask, sure } from '../../shared/privacy/mask.ts';
import { kiosk, make, wire } from '../support/make.ts';
import { office } from '../support/office.ts';
import { random } from '../support/random.ts';
import { fill, templates } from './sentences.ts';

const formats = ['WO-99999999', '4599999999', '2026-99999', 'KL999A', 'ORD 999999'] as const;
const die = random(71);
const written = (format: string): string =>
  [...format]
    .map((sign) => (sign === '9' ? die.below(10) : sign === 'A' ? die.pick([...'ABCDEFGHJKLMNPRSTVWXYZ']) : sign))
    .join('');
const said = (number: string) => [
  `Bestelling ${number} is kwijt`,
  `Klant belt over ${number.toLowerCase()}.`,
  `${number} mobiel bellen`,
  `Bel mij over nummer ${number}, zei de klant`,
  `BSN? Nee, ${number}`,
];

describe('[P-04] a number in the company’s own format', () => {
  test.each(formats)('%s: none of 5,000 is masked, wherever it stands', (format) => {
    const wrong = Array.from({ length: 1_000 }, () => said(written(format)))
      .flat()
      .filter((text) => mask(text, formats) !== text);
    expect(wrong).toEqual([]);
  });

  const text = 'Klant zoekt auto ZK-123-B';
  test('[P-05] is marked at no kiosk, refused by no hub and masked for no program, as long as the format is there', async () => {
    const { hub, url, access } = await office();
    const key = await access.makeKey('import');
    const admin = { device: 'ada', role: 'admin' } as const;
    const say = (formats: string[]) => hub.propose(admin, wire(make('office.formats', { formats })));
    const hang = (title: string) => hub.propose(kiosk, wire(make('notes.hang', { title })));
    const post = async () => {
      const response = await fetch(`${url}/api/v1/notes`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${key}`,
          'idempotency-key': `${hub.seq}`,
        },
        body: JSON.stringify({ notes: [{ kind: 'idea', theme: 'app', title: text }] }),
      });
      expect(await response.json()).toMatchObject({ results: [{ ok: true }] });
      return hub.wall.notes.hanging.at(-1)?.title;
    };
    const typed = () => somebody({ title: text, way: 'typed' }, hub.wall.office.formats)?.type;
    const without = [typed(), await hang(text), await post()];
    expect(without).toMatchObject(['plate', { refusal: { code: 'personal-data' } }, 'Klant zoekt auto [kenteken]']);
    expect(await say(['ZK-999-A'])).toMatchObject({ ok: true });
    expect([typed(), await hang(text), await post()]).toMatchObject([undefined, { ok: true }, text]);
    expect(await hang('Klant zoekt auto ZL-123-B'), 'and no other').toMatchObject({ ok: false });
    expect(await say([])).toMatchObject({ ok: true });
    expect([typed(), await hang(text), await post()]).toMatchObject(without);
  });

  test('takes nothing else out: with any format that is taken, what is somebody’s is found as before', () => {
    const signs = ['9', '9', '9', 'A', '-', ' ', '.', 'W', '4'];
    const tried = new Set<string>();
    while (tried.size < 800) {
      const format = Array.from({ length: 1 + die.below(12) }, () => die.pick(signs)).join('');
      if (isFormat(format) && !isTooWide(format) && (format.match(/4/g)?.length ?? 0) < 2) tried.add(format);
    }
    const fixed = templates('seen').filter(({ kind }) => kind !== 'clean');
    for (const format of tried) {
      for (let round = 0; round < 4; round += 1) {
        const template = die.pick(fixed);
        if (!template) continue;
        const { text } = fill(template, 'seen', die);
        const before = sure(detect(text)).length;
        expect(sure(detect(text, [format])).length, `${format} in ${text}`).toBeGreaterThanOrEqual(before);
      }
    }
  }, 30_000);
});
