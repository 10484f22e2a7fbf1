import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Meeting } from '../../shared/rituals/klantvlag.ts';
import { dayOf, instantOf, plusDays } from '../../shared/time/office.ts';

const PATIENCE = 10_000;
const MEMORY = 96; // MB
const SAID = 4 * 2 ** 20; // bytes of an answer

/** When something begins or ends, as agenda.mjs says it. */
export interface Stands {
  readonly day: string;
  readonly time: string;
  readonly zone: string;
  readonly known?: number;
}
export type Found = readonly { readonly from: Stands; readonly until: Stands }[];

/** Zones as Outlook calls them (CLDR windowsZones), as far as offices near us use them. */
const windows: { readonly [name: string]: string } = {
  'W. Europe Standard Time': 'Europe/Amsterdam',
  'Romance Standard Time': 'Europe/Brussels',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'GTB Standard Time': 'Europe/Bucharest',
  'FLE Standard Time': 'Europe/Helsinki',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Eastern Standard Time': 'America/New_York',
  'Pacific Standard Time': 'America/Los_Angeles',
  'India Standard Time': 'Asia/Kolkata',
};

/** A zone that this machine knows, by its own name or Outlook's. */
function zoneOf(name: string): string | undefined {
  const known = windows[name] ?? name;
  try {
    return known === '' ? undefined : new Intl.DateTimeFormat('en', { timeZone: known }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Milliseconds UTC. A zone that we know by name counts; then what the file says of it; a time without one is the office's. */
export function instantAt({ day, time, zone, known }: Stands, office: string): number {
  const named = zoneOf(zone);
  if (named === undefined && known !== undefined) return known * 1_000;
  return instantOf(day, time, named ?? office);
}

/** From beginning to end by the clock on the wall: milliseconds. */
const between = ({ from, until }: Found[number]): number => {
  const stands = ({ day, time }: Stands): number => Date.parse(`${day}T${time.replace('.', ':')}:00Z`);
  return stands(until) - stands(from);
};

/** The same as meetings that touch these instants, in order, each once. */
export function meetingsOf(found: Found, from: number, until: number, office: string): readonly Meeting[] {
  const all = found
    .map((one) => {
      const from = instantAt(one.from, office);
      const until = instantAt(one.until, office);
      return { from, until: until > from ? until : from + between(one) }; // over the hour that the clock skips
    })
    .filter((one) => one.from < one.until && one.until > from && one.from < until)
    .sort((one, other) => one.from - other.from || one.until - other.until);
  return all.filter((one, at) => one.from !== all[at - 1]?.from || one.until !== all[at - 1]?.until);
}

/**
 * When the meetings of an iCalendar text are, between two instants; nothing when it cannot be read. Of what they are
 * about, and of who comes, nothing is ever read.
 */
export async function readMeetings(
  text: string,
  from: number,
  until: number,
  office: string,
): Promise<readonly Meeting[] | undefined> {
  const days = [plusDays(dayOf(from, office), -2), plusDays(dayOf(until, office), 2)];
  const script = fileURLToPath(new URL('./agenda.mjs', import.meta.url));
  const said = await new Promise<string | undefined>((resolve) => {
    const how = { timeout: PATIENCE, killSignal: 'SIGKILL', maxBuffer: SAID, windowsHide: true } as const;
    const child = execFile(process.execPath, [`--max-old-space-size=${MEMORY}`, script, ...days], how, (error, out) =>
      resolve(error ? undefined : out),
    );
    child.stdin?.on('error', () => undefined); // it ended before it had read all
    child.stdin?.end(text);
  });
  return said === undefined ? undefined : meetingsOf(JSON.parse(said) as Found, from, until, office);
}
