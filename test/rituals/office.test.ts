import { describe, expect, test } from 'vitest';
import { isFormat, isTooWide } from '../../shared/number-format.ts';
import { byUse } from '../../shared/read/counts.ts';
import { wordOf } from '../../shared/read/words.ts';
import { holidays, lists, MOST, offered, type Item, type Office } from '../../shared/rituals/office.ts';
import {
  apply,
  check,
  emptyWall,
  may,
  read,
  seenBy,
  table,
  type Data,
  type Type,
  type Wall,
} from '../../shared/wall.ts';
import { make } from '../support/make.ts';

const admin = { device: 'ada', role: 'admin' } as const;
/** The wall after this, or why not. */
function after<T extends Type>(wall: Wall, type: T, part: Partial<Data<T>> = {}, made = 1_000_000) {
  const proposal = make(type, part, { by: admin, made });
  const valid = read(proposal);
  if ('refusal' in valid) return valid;
  const refusal = check(wall, valid);
  return refusal ? { refusal } : { wall: apply(wall, valid) };
}
function sure(said: ReturnType<typeof after>): Wall {
  if (!('wall' in said)) throw new Error(JSON.stringify(said));
  return said.wall;
}
const ids = (items: readonly Item[]) => items.map(({ id }) => id);
const office = (part: Partial<Office>): Wall => ({ ...emptyWall, office: { ...emptyWall.office, ...part } });
const many = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, n) => ({ id: `t${n}`, nl: `Woord ${n}`, en: `Word ${n}` }));

describe('the office', () => {
  test('begins with what there was before it could be changed, so that an old log reads as before', () => {
    expect(ids(emptyWall.office.themes).join(' ')).toBe(
      'billing delivery returns subscription network app contact products',
    );
    expect(ids(emptyWall.office.channels).join(' ')).toBe('phone chat mail app store review customer_dialogue');
    expect(emptyWall.office.departments.map(({ nl }) => nl)).toEqual(['Klantenservice', 'Marketing', 'Operations']);
  });

  test('is an admin’s to change, and every screen may know', () => {
    const types = [...table.keys()].filter((type) => type.startsWith('office.'));
    expect(types).toHaveLength(4);
    for (const type of types) {
      expect((['kiosk', 'room', 'api', 'editor', 'admin'] as const).filter((role) => may(role, type))).toEqual([
        'admin',
      ]);
      expect(seenBy(type)).toBe('screens');
    }
  });

  test('gets a new theme, another word for it, and keeps its id', () => {
    const added = sure(after(emptyWall, 'office.set'));
    expect(added.office.themes.at(-1)).toEqual({ id: 'waiting', nl: 'Wachttijd', en: 'Waiting' });
    const named = sure(after(added, 'office.set', { nl: 'Wachten', nlShort: 'Wacht' }));
    expect(named.office.themes).toHaveLength(9);
    const words = (short: boolean) =>
      (['nl', 'en'] as const).map((one) => wordOf(named.office.themes, 'waiting', one, short));
    expect([words(false), words(true)]).toEqual([
      ['Wachten', 'Waiting'],
      ['Wacht', 'Waiting'],
    ]);
    expect(wordOf(named.office.themes, 'nothing', 'nl')).toBe('');
  });

  test('refuses a word twice, a list that is full, a department that is not there, and the last theme’s end', () => {
    const code = (said: ReturnType<typeof after>) => ('refusal' in said ? said.refusal.text : 'ok');
    expect(code(after(emptyWall, 'office.set', { nl: 'bezorging' }))).toBe('error.office.twice');
    expect(code(after(emptyWall, 'office.set', { en: 'BILLING' }))).toBe('error.office.twice');
    for (const list of lists) {
      const full = office({ [list]: many(MOST[list]) });
      expect(code(after(full, 'office.set', { list })), list).toBe('error.office.full');
      expect(code(after(full, 'office.set', { list, id: 't0', nl: 'Anders' })), list).toBe('ok');
    }
    const team = { list: 'teams', id: 'blauw', nl: 'Blauw', en: 'Blue' } as const;
    expect(code(after(emptyWall, 'office.set', { ...team, department: 'klantenservice' }))).toBe('ok');
    expect(code(after(emptyWall, 'office.set', { ...team, department: 'nergens' }))).toBe('error.invalid');
    expect(code(after(emptyWall, 'office.set', { ...team, list: 'rooms', department: 'marketing' }))).toBe(
      'error.invalid',
    );
    const last = { id: 't0', nl: 'Woord 0', en: 'Word 0', retired: true } as const;
    expect(code(after(office({ themes: many(1) }), 'office.set', last))).toBe('error.office.last');
    expect(code(after(office({ channels: many(1) }), 'office.set', { ...last, list: 'channels' }))).toBe('ok');
    expect(code(after(emptyWall, 'office.set', { ...last, id: 'never' })), 'what is not there cannot go').toBe(
      'error.invalid',
    );
  });

  test('takes no id that could be another thing', () => {
    for (const id of ['__proto__', '-a', 'A', 'a b', '', 'x'.repeat(41)])
      expect(after(emptyWall, 'office.set', { id }), id).toHaveProperty('refusal');
  });

  test('puts a list in another order: all of it, each once', () => {
    const wall = sure(
      after(emptyWall, 'office.order', { list: 'departments', ids: ['operations', 'klantenservice', 'marketing'] }),
    );
    expect(ids(wall.office.departments)).toEqual(['operations', 'klantenservice', 'marketing']);
    expect(ids(byUse(wall.office.themes, []))).toEqual(ids(emptyWall.office.themes));
    for (const ids of [['operations'], ['operations', 'operations', 'marketing'], ['operations', 'marketing', 'hr']])
      expect(after(emptyWall, 'office.order', { list: 'departments', ids })).toMatchObject({
        refusal: { field: 'ids' },
      });
  });

  test('is open on days and hours that can be', () => {
    const opening = { days: [1, 2, 6], from: '09.00', to: '17.30', holidays: [...holidays] };
    expect(sure(after(emptyWall, 'office.open', opening)).office.opening).toEqual(opening);
    for (const wrong of [
      { days: [] },
      { days: [1, 1] },
      { days: [0] },
      { from: '9.00' },
      { to: '24.00' },
      { to: '08.00' },
    ])
      expect(after(emptyWall, 'office.open', wrong), JSON.stringify(wrong)).toHaveProperty('refusal');
  });
});

describe('a note’s theme and channel', () => {
  const retired = sure(after(emptyWall, 'office.set', { id: 'app', nl: 'App', en: 'App', retired: true }, 5_000));
  const at = (made: number, part: Partial<Data<'notes.hang'>> = { theme: 'app' }, wall = retired) =>
    after(wall, 'notes.hang', part, made);

  test('are in the office’s lists', () => {
    expect(at(1, { theme: 'weather' })).toMatchObject({
      refusal: { code: 'invalid', text: 'error.theme', field: 'theme' },
    });
    expect(at(1, { channel: 'pigeon' })).toMatchObject({ refusal: { code: 'invalid', field: 'channel' } });
    expect(at(1, { theme: 'waiting' }, sure(after(emptyWall, 'office.set')))).toHaveProperty('wall');
  });

  test('may be retired: what was written before that still hangs, and every note keeps its word', () => {
    expect(at(4_999)).toHaveProperty('wall');
    expect(at(5_000)).toMatchObject({ refusal: { code: 'gone', text: 'error.theme', field: 'theme' } });
    expect(wordOf(retired.office.themes, 'app', 'nl')).toBe('App');
    expect(ids(offered(retired.office.themes))).not.toContain('app');
    expect(ids(byUse(retired.office.themes, sure(at(4_999)).notes.hanging))).not.toContain('app');
    const back = sure(after(retired, 'office.set', { id: 'app', nl: 'App', en: 'App' }, 6_000));
    expect(at(7_000, { theme: 'app' }, back)).toHaveProperty('wall');
  });

  test('are retired once: who does it again moves no moment', () => {
    const again = sure(after(retired, 'office.set', { id: 'app', nl: 'App', en: 'App', retired: true }, 9_000));
    expect(again.office.themes.find(({ id }) => id === 'app')?.retired).toBe(5_000);
  });
});

describe('a company’s number format', () => {
  test.each(['WO-99999999', 'ORD 999999', 'AA-2026-9999', '2026-99999', '4599999999', 'KL999A', 'BE.99.999/9'])(
    '%s is taken',
    (format) => {
      expect(after(emptyWall, 'office.formats', { formats: [format] })).toHaveProperty('wall');
    },
  );

  test.each([
    '9999999999',
    '0699999999',
    '06-99999999',
    '06 99 99 99 99',
    '0612999999',
    '020-9999999',
    '0999999999',
    '+31699999999',
    '0031699999999',
    '31699999999',
    '99999999',
    '999999999',
    '9999999999999999',
    '99999',
    '9990',
    '4999999999',
    '9999',
    '99',
    '9',
    '99A',
    '9999 AA',
    'AA99AAAA9999999999',
    'AA-999-A',
    '99-99-9999',
  ])('%s takes in what somebody can be found by, and is refused with one sentence', (format) => {
    const said = after(emptyWall, 'office.formats', { formats: [format] });
    expect(said).toMatchObject({ refusal: { code: 'invalid', field: 'formats' } });
  });

  test.each(['', 'AAAA', 'WO-1234', '-9999', '9'.repeat(21), 'WO*9999', '(9+)+$', 'WO\n9999'])(
    '%j is no format',
    (format) => {
      expect(isFormat(format)).toBe(false);
    },
  );

  test('no format is both wide and of use: it begins as a telephone number or has no sign of its own', () => {
    expect(isTooWide('06A9999999')).toBe(false);
    expect(isTooWide('0699999999')).toBe(true);
  });
});
