import { expect, test } from 'vitest';
import { browserOf, described, draftOf, hangs, stateWords, type ScreenRow } from '../kiosk/desk/screens.ts';
import { ScreenProfile } from '../shared/sync/screen.ts';
import { profile } from './support/desk.ts';

test('what is typed about a screen is what the hub takes, with a Dutch comma too', () => {
  const draft = { ...draftOf('display', 'Hal', profile), inch: '42,5', hours: ' 7 - 19 ', still: true };
  expect(described('display', draft)).toEqual({
    name: 'Hal',
    profile: { ...profile, inch: 42.5, hours: '7-19', motion: 'none' },
  });
  expect(described('display', draftOf('display', 'Hal', profile)), 'unchanged').toEqual({ name: 'Hal', profile });
  const kiosk = { profile: undefined, ...described('kiosk', draftOf('kiosk', 'K')) };
  expect(ScreenProfile.safeParse(kiosk.profile).success).toBe(true);
  const unsaid = { profile: undefined, ...described('display', draftOf('display', 'Hal')) };
  expect(ScreenProfile.safeParse(unsaid.profile).success, 'who passes a wall has to be said').toBe(false);
});

test('a screen is told in words', () => {
  const row: ScreenRow = {
    id: 'x',
    role: 'display',
    audience: 'internal',
    state: 'gone',
    profile: { ...profile, inch: 42.5 },
  };
  expect(hangs('nl', row)).toBe('Hal, 42,5 inch op 4 m');
  expect(hangs('en', { ...row, role: 'kiosk' })).toBe('Hal, Touch screen, 42.5 inch');
  const now = { now: Date.UTC(2026, 10, 23, 12), zone: 'Europe/Amsterdam' };
  const since = (at: number) => stateWords('nl', { ...row, at }, now);
  expect(since(Date.UTC(2026, 10, 23, 9, 58))).toBe('Geen verbinding sinds 10.58');
  expect(since(Date.UTC(2026, 10, 20, 16, 2)), 'before the weekend').toBe('Geen verbinding sinds 20 nov, 17.02');
  expect(stateWords('nl', row, now)).toBe('Geen verbinding');
});

test.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0 Safari/537.36',
    'Chrome, Linux',
  ],
  [
    'Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) AppleWebKit/537.36 SamsungBrowser/4.0 Chrome/94.0 TV',
    'SamsungBrowser, Tizen',
  ],
  ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1 Version/17.0 Safari/604.1', 'Safari, iPad'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0', 'Edg, Windows'],
  ['curl/8', 'curl/8'],
])('%s is %s', (agent, words) => expect(browserOf(agent)).toBe(words));
