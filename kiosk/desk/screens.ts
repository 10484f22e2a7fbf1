import type { Audience, Beat, ScreenProfile } from '../../shared/sync/screen.ts';
import { sayDesk, type DeskKey } from '../../shared/text/desk.ts';
import type { Language } from '../../shared/text/language.ts';
import { OFFICE } from '../../shared/time/hours.ts';
import { dayOf, timeOf } from '../../shared/time/office.ts';
import type { Wall } from '../../shared/wall.ts';

export type Role = 'display' | 'kiosk' | 'room';

/** A screen as the hub tells of it. Times are milliseconds UTC. */
export interface ScreenRow {
  readonly id: string;
  readonly role: Role;
  readonly name?: string;
  readonly profile?: ScreenProfile;
  readonly audience: Audience;
  readonly state: 'on' | 'off' | 'old' | 'still' | 'gone';
  readonly at?: number;
  readonly beat?: Beat;
  readonly painted?: number;
  /** How many of its pages are open. */
  readonly pages?: number;
  /** It reached the hub by another address than the hub's own. */
  readonly elsewhere?: boolean;
  /** From where it last loaded its page, and with what. */
  readonly address?: string;
  readonly browser?: string;
}

/** A browser that asks to be let in. */
export interface AskingRow {
  readonly id: string;
  readonly role: Role;
  readonly address: string;
  readonly browser: string;
  readonly asked: number;
}

/** All that the desk knows of screens at this moment. */
export interface Screens {
  /** How screens should reach the hub. */
  readonly address: string;
  readonly now: number;
  readonly zone: string;
  readonly links: { readonly [R in 'display' | 'kiosk']: boolean };
  readonly asking: readonly AskingRow[];
  readonly screens: readonly ScreenRow[];
}

/** Did it say itself that its page came over plain HTTP from another machine? */
export const isPlain = ({ beat }: ScreenRow): boolean => beat?.secure === false;

/** What a form about a screen holds: numbers as they are typed. */
export interface Draft {
  name: string;
  place: string;
  /** Of a room's screen: which room. */
  room: string;
  inch: string;
  distance: string;
  orientation: ScreenProfile['orientation'];
  audience: Audience | undefined;
  hours: string;
  /** On when the office is open. */
  office: boolean;
  still: boolean;
  spot: NonNullable<ScreenProfile['spot']>;
  sound: boolean;
}

const begins = { display: undefined, kiosk: 'internal', room: 'meeting-room' } as const;

/** Where a form about a screen begins: with what is known of it, else with what most of its kind are. */
export function draftOf(role: Role, name = '', profile?: ScreenProfile): Draft {
  return {
    name,
    place: profile?.place ?? '',
    room: profile?.room ?? '',
    inch: String(profile?.inch ?? (role === 'kiosk' ? 23.8 : 55)),
    distance: String(profile?.distance ?? (role === 'kiosk' ? 0.6 : 4)),
    orientation: profile?.orientation ?? 'landscape',
    audience: profile?.audience ?? begins[role],
    hours: profile?.hours === OFFICE ? '' : (profile?.hours ?? ''),
    office: profile?.hours === OFFICE,
    still: profile?.motion === 'none',
    spot: profile?.spot ?? 'hall',
    sound: profile?.sound ?? false,
  };
}

/** Has it a programme of its own choice, and may it be heard? Not where visitors pass or people meet. */
export const hasProgramme = (role: Role, { audience }: Pick<Draft, 'audience'>): boolean =>
  role === 'display' && audience === 'internal';

/** The same as the hub wants it. A Dutch comma is a point. */
export function described(role: Role, draft: Draft): object {
  const { name, hours, office, audience, still, inch, distance, spot, sound, ...rest } = draft;
  const number = (text: string): number => Number(text.replace(',', '.'));
  const profile = {
    ...{ place: rest.place, orientation: rest.orientation, audience },
    inch: number(inch),
    distance: number(distance),
    motion: still ? 'none' : 'calm',
    ...(role === 'room' && { room: rest.room }),
    ...(hasProgramme(role, draft) && { ...(spot !== 'hall' && { spot }), ...(sound && { sound }) }),
    ...(office ? { hours: OFFICE } : hours.trim() !== '' && { hours: hours.replaceAll(' ', '') }),
  };
  return { name, profile };
}

/** One line about where it hangs. */
export function hangs(
  language: Language,
  { role, name, profile }: Omit<ScreenRow, 'name'> & { name?: string | undefined },
): string {
  const kind = sayDesk(language, `desk.role.${role}`);
  if (!profile) return kind;
  const { inch, distance, place } = profile;
  const number = (value: number): string => (language === 'nl' ? String(value).replace('.', ',') : String(value));
  const values = { inch: number(inch), distance: number(distance) };
  const size = sayDesk(language, role === 'kiosk' ? 'desk.screen.touch' : 'desk.screen.size', values);
  return [place === name ? '' : place, size].filter(Boolean).join(', '); // many are called after their place
}

/** The hub's clock and the office's zone. */
type Now = Pick<Screens, 'now' | 'zone'>;

/** The time of an instant; with its day when that is not today. */
export function whenWords(language: Language, at: number, { now, zone }: Now): string {
  const time = timeOf(at, zone);
  return dayOf(at, zone) === dayOf(now, zone) ? time : `${dayWords(language, at, zone)}, ${time}`;
}

/** The day of an instant: `26 nov`. */
export const dayWords = (language: Language, at: number, zone: string): string =>
  new Intl.DateTimeFormat(language, { timeZone: zone, day: 'numeric', month: 'short' }).format(at);

/** How it is, in words. */
export function stateWords(language: Language, { state, at }: ScreenRow, now: Now): string {
  switch (state) {
    case 'on':
    case 'off':
    case 'old':
      return sayDesk(language, `desk.screen.${state}`);
    case 'still':
      return sayDesk(language, 'desk.screen.frozen');
    case 'gone':
      if (at === undefined) return sayDesk(language, 'desk.screen.gone.never');
      return sayDesk(language, 'desk.screen.gone', { time: whenWords(language, at, now) });
    default:
      return state satisfies never;
  }
}

const scenes = [
  'wall',
  'new-note',
  'empty',
  'offline',
  'question',
  'night',
  'pairing',
  'reception',
  'kiosk',
  'story',
  'flag',
  'quiet',
  'improved',
  'radar',
  'vlog',
  'promise',
  'credo',
  'notice',
] as const;

/** What it shows, in words; nothing when it did not say. */
export function sceneWords(language: Language, { role, beat, state }: ScreenRow): string {
  const known = role === 'kiosk' ? 'kiosk' : scenes.find((one) => one === beat?.scene);
  const key: DeskKey | undefined = known && state !== 'gone' ? `desk.scene.${known}` : undefined;
  return key ? sayDesk(language, key) : '';
}

// The more particular first: each also calls itself what it came from.
const browsers = ['Edg', 'OPR', 'Firefox', 'SamsungBrowser', 'Chrome', 'Safari'];
const systems = ['Tizen', 'Web0S', 'Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'CrOS', 'Linux'];

/** A browser and its system, out of the long line in which it names itself; that line where it says neither. */
export function browserOf(agent: string): string {
  const first = (names: readonly string[]) => names.find((name) => agent.includes(name)) ?? [];
  const found = [first(browsers), first(systems)].flat();
  return found.length > 0 ? found.join(', ') : agent.slice(0, 60);
}

/** The headlines of the vlogs on the wall that this screen said that it cannot play. */
export const cannotPlay = ({ beat }: ScreenRow, { vlogs }: Pick<Wall, 'vlogs'>): readonly string[] =>
  vlogs.shown.flatMap(({ media, headline }) => (beat?.cannot?.includes(media) ? [headline] : []));

/** The same in one line. */
export function cannotWords(language: Language, headlines: readonly string[]): string {
  const key = headlines.length === 1 ? 'desk.screen.cannot.one' : 'desk.screen.cannot.many';
  return `${sayDesk(language, key, { n: headlines.length })}: ${headlines.join(', ')}`;
}
