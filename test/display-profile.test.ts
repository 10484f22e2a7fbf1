import { expect, test } from 'vitest';
import { profileOf } from '../display/profile.ts';
import { profile } from './support/desk.ts';

test('without a word from the desk the address says where a screen hangs, and nonsense says nothing', () => {
  const usual = {
    enlarge: 1,
    notes: 5,
    orientation: undefined,
    hours: undefined,
    language: undefined,
    spot: 'hall',
    sound: false,
  };
  expect(profileOf('')).toEqual(usual);
  expect(profileOf('?inch=a&distance=-1&orientation=round&hours=late')).toEqual(usual);
  expect(profileOf('?inch=43&distance=5&orientation=portrait&hours=7-19&lang=en')).toMatchObject({
    enlarge: expect.closeTo(1.599, 3),
    notes: 1,
    orientation: 'portrait',
    hours: { from: '07.00', to: '19.00' },
    language: 'en',
  });
});

test('what the desk says counts, and the address says no more than the language', () => {
  const query = '?inch=20&distance=9&orientation=portrait&hours=1-2&lang=en';
  expect(profileOf(query, { ...profile, inch: 43, distance: 4 })).toEqual({
    enlarge: expect.closeTo(1.279, 3),
    notes: 3,
    orientation: 'landscape',
    hours: undefined,
    spot: 'hall',
    sound: false,
    language: 'en',
  });
});

test('a list is a spot’s, a meeting room follows none, and only inside a vlog may be heard', () => {
  const told = { ...profile, spot: 'canteen', sound: true } as const;
  expect(profileOf('', told)).toMatchObject({ spot: 'canteen', sound: true });
  expect(profileOf('', { ...told, audience: 'meeting-room' })).toMatchObject({ spot: undefined, sound: false });
  expect(profileOf('', { ...told, audience: 'visitors' })).toMatchObject({ sound: false });
  expect(profileOf('?spot=canteen')).toMatchObject({ spot: 'canteen', sound: false });
});
