import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openHub } from '../server/hub.ts';
import { memoryLog } from '../server/log/memory.ts';
import { detect } from '../shared/privacy/detect.ts';
import { mask, needsEyes, sure, without } from '../shared/privacy/mask.ts';
import { written } from '../shared/sentence.ts';
import { rituals, table, textsIn, wordsIn } from '../shared/wall.ts';
import { clock } from './support/clock.ts';
import { kiosk, make, wire } from './support/make.ts';
import { connected, office } from './support/office.ts';
import { random } from './support/random.ts';
import { fill, templates } from './privacy/sentences.ts';

const admin = { device: 'desk-1', role: 'admin' } as const;
const refused = (type: string, field: string) => ({
  ok: false,
  refusal: { code: 'personal-data', text: `personal.${type}`, field },
});
const PHONE = 'Bel 06-12345678';

async function open() {
  const log = memoryLog();
  const nothing = () => undefined;
  return openHub({
    log,
    clock: clock(1_000_000),
    newEpoch: () => 'e',
    publish: nothing,
    onTrouble: nothing,
    fold: 'a',
  });
}

describe('[P-05] nothing is stored by which somebody can be found', () => {
  test('every text that people write is looked at, of every practice', () => {
    const looked = [...table.keys()].flatMap(wordsIn);
    expect([...new Set(looked)].toSorted()).toEqual([
      'body',
      'customer',
      'en',
      'enShort',
      'from',
      'headline',
      'nl',
      'nlShort',
      'result',
      'solution',
      'story',
      'text',
      'title',
    ]);
    const found = new Set<unknown>();
    for (const [type, { data }] of Object.values(rituals).flatMap(({ rules }) => Object.entries(rules))) {
      const [schemas, sample] = [deep(data), textsIn(type, everyField(data))];
      expect([type, sample.length]).toEqual([type, schemas.length]);
      for (const schema of schemas) found.add(schema);
    }
    expect(new Set(found)).toEqual(written);
  });

  test('there is no field of any proposal that takes a telephone number and is not looked at', () => {
    const ids = [
      'note',
      'into',
      'signal',
      'theme',
      'channel',
      'notice',
      'vlog',
      'promise',
      'person',
      'flag',
      'wonder',
      'story',
    ]; // of what there is: a check looks them up
    ids.push('name', 'role'); // of a leader who agreed to be seen
    for (const [type, { data }] of Object.values(rituals).flatMap(({ rules }) => Object.entries(rules)))
      for (const [field, schema] of Object.entries<z.core.$ZodType>(data.shape))
        if (!ids.includes(field) && z.safeParse(schema, PHONE).success) expect(wordsIn(type), type).toContain(field);
  });

  test.each([
    ['title', { title: PHONE }],
    ['body', { body: PHONE }],
    ['from', { from: PHONE }],
  ])('a note with a telephone number in its %s is refused, and the wall stays as it was', async (field, data) => {
    const hub = await open();
    for (const by of [kiosk, { device: 'room-1', role: 'room' }, admin, { device: 'key-1', role: 'api' }] as const) {
      expect(await hub.propose(by, wire(make('notes.hang', data)))).toEqual(refused('phone', field));
    }
    expect(hub.wall.notes.hanging).toEqual([]);
    expect(hub.seq).toBe(0);
  });

  test.each([
    ['iban', 'Geld op NL91ABNA0417164300'],
    ['email', 'Mail jan@example.com'],
    ['name', 'Mevrouw Jansen belde'],
    ['address', 'Pakket lag op Kerkstraat 12'],
  ])('so is one with %s', async (type, title) => {
    const hub = await open();
    expect(await hub.propose(kiosk, wire(make('notes.hang', { title })))).toEqual(refused(type, 'title'));
  });

  test('what we do about it and what became of it may tell of nobody either', async () => {
    const hub = await open();
    const note = make('notes.hang');
    await hub.propose(kiosk, wire(note));
    const advance = (data: object) => hub.propose(admin, wire(make('notes.advance', { note: note.id, ...data })));
    expect(await advance({ solution: PHONE })).toEqual(refused('phone', 'solution'));
    expect(await advance({ result: PHONE })).toEqual(refused('phone', 'result'));
    expect(await advance({ solution: 'We bellen zelf terug' })).toMatchObject({ ok: true });
  });

  test('a writer may call a number an order’s: it hangs, and somebody has to look; a name or a bank account does not', async () => {
    const hub = await open();
    const hang = (title: string) => hub.propose(kiosk, wire(make('notes.hang', { title, numbers: 'order' })));
    expect(await hang(PHONE)).toMatchObject({ ok: true });
    expect(hub.wall.notes.hanging[0]).not.toHaveProperty('numbers');
    expect(needsEyes(PHONE)).toBe(true);
    expect(await hang('Mevrouw Jansen belde')).toEqual(refused('name', 'title'));
    expect(await hang('Geld op NL91ABNA0417164300')).toEqual(refused('iban', 'title'));
  });

  test('what may be somebody’s hangs inside as before, and is known to need eyes', async () => {
    const hub = await open();
    for (const title of ['Kees de Groot belde', 'Klant is blind']) {
      expect(needsEyes(title), title).toBe(true);
      expect(await hub.propose(kiosk, wire(make('notes.hang', { title })))).toMatchObject({ ok: true });
    }
    expect(needsEyes('Rekening klopt niet')).toBe(false);
  });
});

describe('[P-05] a program’s note is masked before it is stored', () => {
  test('the answer says so, the wall has the word, and the same request gets the same answer', async () => {
    const { hub, url, access } = await office();
    const key = await access.makeKey('import');
    const post = async () => {
      const response = await fetch(`${url}/api/v1/notes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'idempotency-key': 'a' },
        body: JSON.stringify({
          notes: [
            { kind: 'complaint', theme: 'billing', title: 'Belde vanaf 06-12345678', body: 'Mail jan@example.com' },
            { kind: 'complaint', theme: 'billing', title: 'Rekening klopt niet' },
          ],
        }),
      });
      return (await response.json()) as unknown;
    };
    const first = await post();
    expect(first).toMatchObject({
      results: [
        { ok: true, seq: 1, masked: true },
        { ok: true, seq: 2 },
      ],
    });
    expect(first).not.toMatchObject({ results: [{}, { masked: true }] });
    expect(hub.wall.notes.hanging.map(({ title, body }) => [title, body])).toEqual([
      ['Belde vanaf [telefoon]', 'Mail [e-mail]'],
      ['Rekening klopt niet', undefined],
    ]);
    expect(await post()).toEqual(first);
  });

  test('masking twice changes nothing more, and leaves nothing that is sure', () => {
    const die = random(11);
    for (const half of ['seen', 'unseen'] as const) {
      for (const template of templates(half)) {
        const { text } = fill(template, half, die);
        const once = mask(text);
        expect(sure(detect(once)), `${text} -> ${once}`).toEqual([]);
      }
    }
    expect(mask('Dhr. Jansen (06-12345678) van Kerkstraat 12')).toBe('[naam] ([telefoon]) van [adres]');
    expect(mask('Rekening klopt niet')).toBe('Rekening klopt niet');
  });

  test('what is left out leaves a sentence', () => {
    const left = (text: string) => detect(text).reduceRight(without, text);
    expect(left('Bel 06-12345678 terug')).toBe('Bel terug');
    expect(left('Bel terug op 06-12345678.')).toBe('Bel terug op.');
    expect(left('06-12345678 doet het niet')).toBe('doet het niet');
  });
});

test('[X16] the text of a refused or masked note is in no line that the hub writes', async () => {
  const { screen, written: lines, url, access } = await office();
  const device = await screen('kiosk');
  await connected(device);
  const answer: unknown = await device.emitWithAck('propose', {
    proposals: [{ ...wire(make('notes.hang', { title: 'Kanarie 06-12345678' })), made: Date.now() }],
  });
  expect(answer).toEqual([refused('phone', 'title')]);
  const key = await access.makeKey('import');
  const response = await fetch(`${url}/api/v1/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'idempotency-key': 'a' },
    body: JSON.stringify({ notes: [{ kind: 'idea', theme: 'app', title: 'Kanarie 06-12345678' }] }),
  });
  expect(response.status).toBe(200);
  expect(lines.join('\n')).not.toMatch(/kanarie|12345678/i);
});

interface Schema {
  readonly shape?: { readonly [field: string]: Schema };
  readonly def?: { readonly innerType?: Schema; readonly element?: Schema };
}

/** The schemas of sentences in this one, however deep. */
function deep(schema: Schema): readonly unknown[] {
  if (written.has(schema)) return [schema];
  const { innerType, element } = schema.def ?? {};
  return [innerType, element, ...Object.values(schema.shape ?? {})].flatMap((one) => (one ? deep(one) : []));
}

/** Data with a text wherever one may stand. */
function everyField(schema: Schema): object {
  const fill = (one: Schema): unknown => {
    const { innerType, element } = one.def ?? {};
    if (innerType) return fill(innerType);
    return element ? [fill(element)] : one.shape ? everyField(one) : 'a text';
  };
  return Object.fromEntries(Object.entries(schema.shape ?? {}).map(([field, one]) => [field, fill(one)]));
}
