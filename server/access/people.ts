import type { Document, Person } from './document.ts';
import { openGuesses, type Guesses } from './guesses.ts';
import { hashPassword, isPassword } from './passwords.ts';

const DAY = 86_400_000;
/** How long after its end we still know whose consent it was, so that a steward can ask for it again. */
export const WIPED_AFTER = 30 * DAY;
const WRONG = 30; // of one person's PIN, from everywhere, before nobody may try it today

/** What somebody may consent to: their name on a screen, a vlog. */
export const consents = ['name', 'vlog'] as const;
export type Consent = (typeof consents)[number];

/** What an admin says of somebody. Instants are milliseconds UTC. */
export type Told = Omit<Person, 'id' | 'pin'>;

/** Why not; the desk has a sentence for each. */
export type PersonNo = 'desk.person.until' | 'desk.person.long' | 'desk.pin.easy' | 'desk.pin.leader';

/** Who agreed to be named or seen, for how long. Nobody is known here longer than they agreed to, and a month. */
export interface People {
  readonly all: readonly Person[];
  find(id: string): Person | undefined;
  /** Does this person agree to that now? No longer at `until`: then it is as if they never had. */
  agrees(id: string, to: Consent): boolean;
  add(told: Told): Promise<{ readonly yes: string } | { readonly no: PersonNo }>;
  alter(id: string, told: Told): Promise<PersonNo | undefined>;
  /** From now on nothing is known of this person. */
  remove(id: string): Promise<void>;
  /** Chooses a leader's PIN; the one before it works no more. */
  choosePin(id: string, pin: string): Promise<PersonNo | undefined>;
  /**
   * Is it this leader's PIN, and do they agree to a vlog? `busy` when this address, or everybody together, guessed too
   * often. Counted before it is judged.
   */
  isPin(id: string, pin: string, address: string): Promise<boolean | 'busy'>;
  /** Takes those out of the document whose consent ended a month ago. Resolves with how many there were. */
  wipe(): Promise<number>;
}

export interface PeopleOptions {
  readonly document: Document;
  readonly clock: () => number;
  readonly newId: () => string;
  readonly guesses?: Guesses;
}

/** To the end of that day, wherever the office is. */
function twoYearsAfter(instant: number): number {
  const end = new Date(instant + DAY);
  return end.setUTCFullYear(end.getUTCFullYear() + 2);
}

/** One sign again and again, or a row: what everybody tries first. */
const EASY = /^(\d)\1+$|^(\d\d)\2+$|^(\d\d\d)\3$/;
const isEasy = (pin: string): boolean => EASY.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin);

export function openPeople({ document, clock, newId, guesses = openGuesses() }: PeopleOptions): People {
  const kept = (people: readonly Person[]): readonly Person[] =>
    people.filter(({ until }) => clock() < until + WIPED_AFTER);
  const all = () => kept(document.data.people);
  const find = (id: string) => all().find((one) => one.id === id);
  const agrees = (person: Person | undefined, to: Consent): boolean =>
    person !== undefined && person.consents.includes(to) && person.since <= clock() && clock() < person.until;
  const wrong = new Map<string, readonly number[]>(); // by person: when somebody guessed today

  function no({ since, until }: Told): PersonNo | undefined {
    if (until <= since || until <= clock()) return 'desk.person.until';
    return until > twoYearsAfter(Math.max(since, clock())) ? 'desk.person.long' : undefined;
  }
  const change = (alter: (people: readonly Person[]) => readonly Person[]): Promise<void> =>
    document.change(({ people }) => ({ people: alter(kept(people)) }));

  return {
    get all() {
      return all();
    },
    find,
    agrees: (id, to) => agrees(find(id), to),
    async add(told) {
      const why = no(told);
      if (why) return { no: why };
      const person: Person = { id: newId(), ...told };
      await change((people) => [...people, person]);
      return { yes: person.id };
    },
    async alter(id, told) {
      const why = no(told);
      if (why) return why;
      await change((people) =>
        people.map((one) => (one.id === id ? { id, ...told, ...(told.leader && one.pin && { pin: one.pin }) } : one)),
      );
      return undefined;
    },
    async remove(id) {
      wrong.delete(id);
      await change((people) => people.filter((one) => one.id !== id));
    },
    async choosePin(id, pin) {
      if (!find(id)?.leader) return 'desk.pin.leader';
      if (isEasy(pin)) return 'desk.pin.easy';
      const hashed = await hashPassword(pin);
      wrong.delete(id);
      await change((people) => people.map((one) => (one.id === id && one.leader ? { ...one, pin: hashed } : one)));
      return undefined;
    },
    async isPin(id, pin, address) {
      if ((await guesses.before(id, address)) !== undefined) return 'busy';
      const today = (wrong.get(id) ?? []).filter((at) => clock() - at < DAY);
      if (today.length >= WRONG) return 'busy';
      if (find(id)) wrong.set(id, [...today, clock()]);
      const right = await isPassword(pin, find(id)?.pin);
      if (!right || !agrees(find(id), 'vlog') || !find(id)?.leader) return false;
      wrong.set(id, (wrong.get(id) ?? []).slice(1));
      await guesses.right(id, address);
      return true;
    },
    async wipe() {
      const gone = document.data.people.length - all().length;
      if (gone > 0) await change((people) => people);
      return gone;
    },
  };
}
