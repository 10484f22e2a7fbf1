import * as z from 'zod/mini';
import { refuse, type By, type Refusal } from '../change.ts';
import { flagReasons, type FlagReason, type When } from '../library.ts';
import { NoteId as Id } from '../note.ts';
import { ritual } from '../ritual.ts';
import { sentence } from '../sentence.ts';
import type { Office } from './office.ts';

/** What a room does with it when the flag comes down. */
export const outcomes = ['decision', 'ask', 'note', 'talked'] as const;
export type Outcome = (typeof outcomes)[number];

/** A klantvlag that went up in a room. No field of it can hold a person. Instants are milliseconds UTC. */
export interface Flag {
  readonly id: string;
  readonly room: string;
  readonly made: number;
  readonly reason?: FlagReason | undefined;
  /** How many went up for the same reason before it: decides which question it asks. */
  readonly nth: number;
  /** When somebody took it down. It comes down by itself after FLAG_LASTS. */
  readonly lowered?: number | undefined;
  readonly outcome?: Outcome | undefined;
}

/** Half open: at `until` it is over. */
export interface Meeting {
  readonly from: number;
  readonly until: number;
}

/** What goes on in one room. */
export interface Room {
  /** By its calendar, which says when and never what or who. */
  readonly meetings: readonly Meeting[];
  /** Begun by one touch. */
  readonly met?: Meeting | undefined;
  /** When somebody said that the meeting of that moment was over. */
  readonly ended?: number | undefined;
  /** Another question was asked, for which moment, and how often before. */
  readonly asked?: { readonly moment: When; readonly nth: number; readonly made: number } | undefined;
}

/** What a room wants to ask customers; for the weekly meeting. */
export interface Wonder {
  readonly id: string;
  readonly room: string;
  readonly text: string;
  readonly made: number;
}

export interface Klantvlag {
  /** Of the last twelve weeks, oldest first. */
  readonly flags: readonly Flag[];
  readonly rooms: { readonly [room: string]: Room };
  /** What nobody has asked a customer yet, oldest first. */
  readonly wonders: readonly Wonder[];
}

/** A flag comes down by itself after so many milliseconds. */
export const FLAG_LASTS = 10 * 60_000;
/** What is raised again within this time of the last is the same. */
export const FLAG_ONCE = 60_000;
/** How long a meeting lasts that was begun by a touch. */
export const MEETING_LASTS = 3_600_000;
const LATE = 10 * 60_000; // after it came down a room may still say what it does with it
const DAY = 86_400_000;
const KEPT = 12 * 7 * DAY;
const MEETINGS = 200;
const WONDERS = 100;

const empty: Klantvlag = { flags: [], rooms: {}, wonders: [] };
const nobody: Room = { meetings: [] };
const RoomId = z.string().check(z.regex(/^[a-z0-9][a-z0-9_-]{0,39}$/));
const already = refuse('gone', 'error.already');
const elsewhere = refuse('not-allowed', 'error.notAllowed');

/** Is this flag up at an instant? */
export const isUp = ({ made, lowered }: Flag, now: number): boolean =>
  lowered === undefined && now >= made && now - made < FLAG_LASTS;

/** The meeting in this room at an instant: the one that began last, unless somebody said that it was over. */
export function meetingIn({ meetings, met, ended = -Infinity }: Room, now: number): Meeting | undefined {
  const all = met ? [...meetings, met] : meetings;
  return all
    .filter(({ from, until }) => from <= now && now < until && from > ended)
    .reduce<Meeting | undefined>((last, one) => (last && last.from >= one.from ? last : one), undefined);
}

/** Of a room: its flag that went up last. */
const lastOf = (flags: readonly Flag[], room: string): Flag | undefined =>
  flags.reduce<Flag | undefined>((last, one) => (one.room === room ? one : last), undefined);

/** A room's own screen speaks for that room alone; a kiosk and a program for any that there is. */
function mayIn(room: string, by: By, { office }: { readonly office: Office }): Refusal | undefined {
  if (by.role === 'room' && by.room !== room) return elsewhere;
  const known = office.rooms.some(({ id, retired }) => id === room && retired === undefined);
  return known ? undefined : refuse('missing', 'error.room', 'room');
}

const roomOf = ({ rooms }: Klantvlag, room: string): Room => rooms[room] ?? nobody;
const withRoom = (all: Klantvlag, room: string, said: Partial<Room>): Klantvlag => ({
  ...all,
  rooms: { ...all.rooms, [room]: { ...roomOf(all, room), ...said } },
});
const nthOf = (flags: readonly Flag[], reason: FlagReason | undefined): number =>
  flags.filter((one) => one.reason === reason).length;

export const klantvlag = ritual(empty)({
  // Not from the desk: a change says which steward made it, and of a flag nobody is to know whose it was.
  'klantvlag.raise': {
    by: ['room', 'kiosk', 'api'],
    seenBy: 'screens',
    data: z.strictObject({ room: RoomId, reason: z.optional(z.enum(flagReasons)) }),
    check: ({ flags }, { by, data: { room }, made }, wall: { readonly office: Office }) => {
      const last = lastOf(flags, room);
      if (last && (isUp(last, made) || Math.abs(made - last.made) < FLAG_ONCE)) return refuse('gone', 'error.flag.up'); // not `too-fast`: a kiosk would ask that again and again
      return mayIn(room, by, wall);
    },
    apply: (all, { id, made, data: { room, reason } }) => ({
      ...all,
      flags: [
        ...all.flags.filter((one) => made - one.made < KEPT),
        { id, room, made, reason, nth: nthOf(all.flags, reason) },
      ],
    }),
  },
  'klantvlag.reason': {
    by: ['room', 'kiosk'],
    seenBy: 'screens',
    data: z.strictObject({ flag: Id, reason: z.enum(flagReasons) }),
    check: ({ flags }, { by, data: { flag }, made }, wall: { readonly office: Office }) => {
      const found = flags.find(({ id }) => id === flag);
      return found && isUp(found, made) ? mayIn(found.room, by, wall) : already;
    },
    apply: (all, { data: { flag, reason } }) => {
      const others = all.flags.filter(({ id }) => id !== flag);
      return {
        ...all,
        flags: all.flags.map((one) => (one.id === flag ? { ...one, reason, nth: nthOf(others, reason) } : one)),
      };
    },
  },
  // What is done with it may be said while it comes down, or a while after.
  'klantvlag.lower': {
    by: ['room', 'kiosk', 'api'],
    seenBy: 'screens',
    data: z.strictObject({ flag: Id, outcome: z.optional(z.enum(outcomes)) }),
    check: ({ flags }, { by, data: { flag, outcome }, made }, wall: { readonly office: Office }) => {
      const found = flags.find(({ id }) => id === flag);
      if (!found) return already;
      const down = found.lowered ?? found.made + FLAG_LASTS;
      const late = outcome !== undefined && found.outcome === undefined && made - down < LATE;
      return isUp(found, made) || late ? mayIn(found.room, by, wall) : already;
    },
    apply: (all, { made, data: { flag, outcome } }) => ({
      ...all,
      flags: all.flags.map((one) =>
        one.id === flag
          ? {
              ...one,
              lowered: one.lowered ?? Math.min(made, one.made + FLAG_LASTS),
              outcome: one.outcome ?? outcome,
            }
          : one,
      ),
    }),
  },
  'klantvlag.meet': {
    by: ['room'],
    seenBy: 'screens',
    data: z.strictObject({ room: RoomId }),
    check: (all, { by, data: { room }, made }, wall: { readonly office: Office }) =>
      meetingIn(roomOf(all, room), made) ? already : mayIn(room, by, wall),
    apply: (all, { made, data: { room } }) =>
      withRoom(all, room, { met: { from: made, until: made + MEETING_LASTS }, asked: undefined }),
  },
  'klantvlag.end': {
    by: ['room'],
    seenBy: 'screens',
    data: z.strictObject({ room: RoomId }),
    check: (all, { by, data: { room }, made }, wall: { readonly office: Office }) =>
      meetingIn(roomOf(all, room), made) ? mayIn(room, by, wall) : already,
    apply: (all, { made, data: { room } }) => withRoom(all, room, { ended: made }),
  },
  // Another question, large once more.
  'klantvlag.ask': {
    by: ['room'],
    seenBy: 'screens',
    data: z.strictObject({ room: RoomId, moment: z.enum(['start', 'during', 'decision', 'end']) }),
    check: (all, { by, data: { room }, made }, wall: { readonly office: Office }) =>
      meetingIn(roomOf(all, room), made) ? mayIn(room, by, wall) : already,
    apply: (all, { made, data: { room, moment } }) =>
      withRoom(all, room, { asked: { moment, nth: (roomOf(all, room).asked?.nth ?? 0) + 1, made } }),
  },
  // All of a room's meetings that are known, in the place of those before.
  'klantvlag.agenda': {
    by: ['calendar'],
    seenBy: 'screens',
    data: z.strictObject({
      room: RoomId,
      meetings: z.array(z.strictObject({ from: z.int(), until: z.int() })).check(z.maxLength(MEETINGS)),
    }),
    check: (_, { by, data: { room, meetings } }, wall: { readonly office: Office }) =>
      meetings.some(({ from, until }) => until <= from)
        ? refuse('invalid', 'error.invalid', 'meetings')
        : mayIn(room, by, wall),
    apply: (all, { data: { room, meetings } }) => withRoom(all, room, { meetings }),
  },
  'klantvlag.wonder': {
    by: ['room', 'kiosk'],
    seenBy: 'screens',
    data: z.strictObject({ room: RoomId, text: sentence(3, 90) }),
    check: ({ wonders }, { by, data: { room } }, wall: { readonly office: Office }) =>
      wonders.length < WONDERS ? mayIn(room, by, wall) : refuse('busy', 'error.office.full'),
    apply: (all, { id, made, data: { room, text } }) => ({
      ...all,
      wonders: [...all.wonders, { id, room, text, made }],
    }),
  },
  // A customer was asked, or need not be.
  'klantvlag.asked': {
    by: ['editor', 'admin'],
    seenBy: 'screens',
    data: z.strictObject({ wonder: Id }),
    check: ({ wonders }, { data: { wonder } }) => (wonders.some(({ id }) => id === wonder) ? undefined : already),
    apply: (all, { data: { wonder } }) => ({ ...all, wonders: all.wonders.filter(({ id }) => id !== wonder) }),
  },
});
