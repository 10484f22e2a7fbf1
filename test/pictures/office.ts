import { test as base, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { openAudit } from '../../server/audit/audit.ts';
import { openAccess } from '../../server/access/access.ts';
import { demo, fill } from '../../server/demo/fill.ts';
import before from '../../server/demo/notes.nl.json' with { type: 'json' };
import { DemoNotes, past, type DemoNote } from '../../server/demo/past.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { serve } from '../../server/serve.ts';
import type { By } from '../../shared/change.ts';
import { may, type Data, type Type } from '../../shared/wall.ts';
import { sourceHash } from '../../start.mjs';
import { profile as hall } from '../support/desk.ts';
import { random } from '../support/random.ts';
import { uuid } from '../support/uuid.ts';

export const NOW = Date.parse('2026-11-24T10:42:00+01:00');
const ZONE = 'Europe/Amsterdam';

export interface OpenOptions {
  readonly query?: string;
  readonly width?: number;
  readonly height?: number;
  readonly path?: 'display' | 'kiosk';
  /** The browser never opened a link. */
  readonly stranger?: boolean;
  /** A screen that people touch. */
  readonly touch?: boolean;
  /** Runs in the page before its own scripts. */
  readonly watch?: () => void;
}

export interface Office {
  /** A page at 10.42 on 24 November 2026 that moves only when its clock is turned. */
  open(options?: OpenOptions): Promise<Page>;
  /** The page of a meeting room, let in by the desk. `portrait`: it stands. */
  room(id: string, options?: OpenOptions & { readonly portrait?: boolean }): Promise<Page>;
  do<T extends Type>(type: T, data: Data<T>): Promise<string>;
  readonly notes: () => readonly { readonly id: string; readonly title: string }[];
  /** The hub goes away and does not come back. */
  leave(): Promise<void>;
  /** Lets so many milliseconds pass, on the hub and on this page. */
  turn(page: Page, ms: number): Promise<void>;
}

export interface OfficeOptions {
  /** How many notes; 40 is the demo. */
  readonly notes?: number;
  readonly seed?: number;
  /** What is on is what the office's lists say; without it nothing but the wall. */
  readonly programme?: boolean;
  /** The time that it is: milliseconds UTC. */
  readonly begin?: number;
}

/** A hub whose clock stands still, with as many notes as asked: the demo's first, older copies behind them. */
export async function openOffice(
  browser: Browser,
  { notes: wanted = 214, seed = 7, programme = false, begin = NOW }: OfficeOptions = {},
): Promise<Office & { close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'wall-pictures-'));
  const die = random(seed);
  const chance = () => die.below(10_000) / 10_000;
  let ids = 0;
  let now = begin;
  const newId = () => uuid((ids += 1), 0xface);
  const log = memoryLog();
  const notes = crowd(DemoNotes.parse(before.notes), wanted, chance);
  await fill(log, past({ notes, now: begin, zone: ZONE, newId, chance }), newId, 'test');
  const access = await openAccess({ folder, clock: () => begin, newId });
  const serving = await serve({
    pages: log,
    access,
    audit: await openAudit({ folder, clock: () => begin, onTrouble: console.error }),
    folder,
    log: pino({ level: 'silent' }),
    clock: () => now,
    steady: () => now,
    newId,
    build: sourceHash().slice(0, 12),
    fold: 'test',
    host: '127.0.0.1',
    port: 0,
    baseUrl: undefined,
    tls: undefined,
    trustProxy: [],
    zone: ZONE,
    language: 'nl',
    client: fileURLToPath(new URL('../../dist/client', import.meta.url)),
  });
  let running = true;

  const leave = async () => {
    if (running) await serving.close();
    running = false;
  };

  async function say<T extends Type>(type: T, data: Data<T>): Promise<string> {
    const id = newId();
    const by = may(demo.role, type) ? demo : whoMay(type, Object(data));
    const answer = await serving.hub.propose(by, { id, type, data, made: now, seen: serving.hub.seq });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return id;
  }
  if (!programme) await say('programme.list', { spot: 'hall', items: [{ scene: 'wall' }] });

  return {
    async open({
      query = '',
      width = 1920,
      height = 1080,
      path = 'display',
      stranger = false,
      touch = false,
      watch,
    } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        hasTouch: touch,
        locale: 'nl-NL',
        timezoneId: ZONE,
      });
      const page = await context.newPage();
      await page.clock.install({ time: begin });
      if (watch) await page.addInitScript(watch);
      const token = stranger ? '' : `#pair=${await access.renewLink(path)}`;
      await page.goto(`http://127.0.0.1:${serving.port}/${path}${query}${token}`);
      return page;
    },
    async room(id, { query = '', width = 1920, height = 1080, portrait = false } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'nl-NL', timezoneId: ZONE });
      const profile = { ...hall, room: id, orientation: portrait ? 'portrait' : 'landscape' } as const;
      const credential = await access.devices.add('room', { name: id, profile });
      const url = `http://127.0.0.1:${serving.port}`;
      await context.addCookies([{ name: 'woc_room', value: credential, url }]);
      const page = await context.newPage();
      await page.clock.install({ time: begin });
      await page.goto(`${url}/room/${id}${query}`);
      return page;
    },
    do: say,
    notes: () => serving.hub.wall.notes.hanging,
    leave,
    async turn(page, ms) {
      now += ms;
      await page.clock.runFor(ms);
    },
    async close() {
      await leave();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Who may ask this, where the demo may not: a room's own screen, or the reader of calendars. */
function whoMay(type: Type, data: object): By {
  if (!may('room', type)) return { device: 'calendar', role: 'calendar' };
  return { device: 'room-1', role: 'room', room: 'room' in data ? String(data.room) : 'kade' };
}

/** As many notes as asked for: six of today, as any morning, and the more done the older they are. */
function crowd(notes: readonly DemoNote[], wanted: number, chance: () => number): readonly DemoNote[] {
  const fresh = notes.filter(({ daysAgo }) => daysAgo <= 4);
  const all =
    wanted < notes.length
      ? notes.slice(0, wanted)
      : notes.map((note) =>
          fresh.indexOf(note) >= 0 && fresh.indexOf(note) < 6 && wanted > notes.length
            ? { ...note, daysAgo: 0, daysInStage: 0 }
            : note,
        );
  const older = Array.from({ length: Math.max(0, wanted - notes.length) }, (_, index): DemoNote => {
    const note = notes[Math.floor(chance() * notes.length)] ?? notes[0];
    if (!note) throw new Error('there are no notes');
    const daysAgo = 3 + Math.floor((index / (wanted - notes.length)) * 51);
    const done = chance() < (daysAgo - 8) / 62;
    const { solution = 'Dat doen we nu anders.' } = note;
    return {
      ...note,
      daysAgo,
      daysInStage: Math.floor(daysAgo / 2),
      signals: 1 + Math.floor(chance() * 3),
      solution,
      stage: done ? 'implemented' : 'recorded',
      customerTold: false,
    };
  });
  return [...all, ...older];
}

export const test = base.extend<{ office: (options?: OfficeOptions) => Promise<Office> }>({
  office: async ({ browser }, use) => {
    const open: { close(): Promise<void> }[] = [];
    await use(async (options) => {
      const office = await openOffice(browser, options);
      open.push(office);
      return office;
    });
    await Promise.all(open.map((one) => one.close()));
  },
});
