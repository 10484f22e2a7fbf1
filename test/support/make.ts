import type { By, Proposal } from '../../shared/change.ts';
import type { Note } from '../../shared/note.ts';
import type { Envelope } from '../../shared/sync/protocol.ts';
import { emptyWall, type AnyProposal, type Data, type Type, type Wall } from '../../shared/wall.ts';
import type { VlogData } from '../../shared/vlog.ts';
import { uuid } from './uuid.ts';

export const kiosk: By = { device: 'kiosk-1', role: 'kiosk' };

const vlog: VlogData = {
  kind: 'ceo_vlog',
  media: 'a1'.repeat(32),
  length: 21_000,
  headline: 'Ze wilde geen korting',
  captions: [{ from: 0, to: 3_000, text: 'Ze zei: ik wil geen korting.' }],
  person: uuid(0),
  name: 'Erik de Wit',
  role: 'CEO, sprak drie klanten',
};

/** The least data that fits each type. A new proposal without an entry here does not compile. */
const data: { readonly [T in Type]: Data<T> } = {
  'notes.hang': { kind: 'complaint', theme: 'billing', title: 'Rekening klopt niet' },
  'notes.takeBack': { note: uuid(0) },
  'notes.takeDown': { note: uuid(0), reason: 'personal' },
  'notes.signal': { note: uuid(0) },
  'notes.unsignal': { note: uuid(0), signal: uuid(0) },
  'notes.advance': { note: uuid(0), stage: 'recorded' },
  'notes.tell': { note: uuid(0) },
  'notes.mend': { note: uuid(0), title: 'De rekening klopt niet' },
  'notes.approve': { note: uuid(0), kind: 'complaint', theme: 'billing', title: 'Rekening klopt niet' },
  'notes.putBack': { note: uuid(0) },
  'notes.merge': { note: uuid(0), into: uuid(1) },
  'notes.split': { note: uuid(0), kind: 'idea', theme: 'billing', title: 'Leg de rekening uit' },
  'notes.show': { note: uuid(0), title: 'Rekening klopt niet' },
  'notes.hide': { note: uuid(0) },
  'klantvlag.raise': { room: 'kade' },
  'klantvlag.reason': { flag: uuid(0), reason: 'silo' },
  'klantvlag.lower': { flag: uuid(0) },
  'klantvlag.meet': { room: 'kade' },
  'klantvlag.end': { room: 'kade' },
  'klantvlag.ask': { room: 'kade', moment: 'start' },
  'klantvlag.agenda': { room: 'kade', meetings: [{ from: 2_000_000, until: 5_600_000 }] },
  'klantvlag.wonder': { room: 'kade', text: 'Wanneer wil je gebeld worden?' },
  'klantvlag.asked': { wonder: uuid(0) },
  'library.question': { question: 'eigen-1', moment: 'start', nl: 'Wie is er blij?', en: 'Who is glad?' },
  'library.practice': {
    practice: 'eigen-2',
    nl: { name: 'Lege stoel', why: 'De klant zit erbij.', steps: ['Zet een stoel neer.'] },
    en: { name: 'Empty chair', why: 'The customer is there.', steps: ['Put a chair there.'] },
  },
  'library.switch': { id: 'kv-s01', off: true },
  'office.set': { list: 'themes', id: 'waiting', nl: 'Wachttijd', en: 'Waiting' },
  'office.order': { list: 'teams', ids: [] },
  'office.formats': { formats: ['WO-99999999'] },
  'office.open': { days: [1, 2, 3, 4, 5], from: '08.00', to: '18.00', holidays: ['newYear'] },
  'programme.list': { spot: 'hall', items: [{ scene: 'wall' }] },
  'programme.notify': { text: 'Vrijdag sluiten we om vier uur', until: 90_000_000 },
  'programme.unnotify': { notice: uuid(0) },
  'programme.show': { scene: 'radar', until: 2_000_000 },
  'programme.resume': {},
  'programme.mute': {},
  'programme.unmute': {},
  'stories.tell': { text: 'Mevrouw De Vries wachtte drie dagen.', customer: 'Mevrouw De Vries', until: 90_000_000 },
  'stories.withdraw': { story: uuid(0) },
  'visitors.come': {},
  'visitors.go': {},
  'visitors.clear': {},
  'visitors.resume': {},
  'vlogs.send': vlog,
  'vlogs.publish': vlog,
  'vlogs.withdraw': { vlog: uuid(0) },
  'vlogs.promise': { text: 'Ik bel elke week een klant', due: '2026-12-03' },
  'vlogs.keep': { promise: uuid(0) },
  'vlogs.unkeep': { promise: uuid(0) },
  'vlogs.unpromise': { promise: uuid(0) },
};

let births = 0;

export interface Born {
  readonly id?: string;
  readonly made?: number;
  readonly seen?: number;
  readonly by?: By;
  readonly visit?: string | undefined;
}

/** `make('notes.hang')`, `make('notes.takeBack', { note: id }, { made: 5_000 })`: say only what matters to the test. */
export function make<T extends Type>(type: T, part: Partial<Data<T>> = {}, born: Born = {}): AnyProposal<T> {
  births += 1;
  return {
    id: uuid(births, 0xbbbb),
    made: 1_000_000,
    seen: 0,
    by: kiosk,
    ...born,
    type,
    data: Object.assign({}, data[type], part),
  };
}

/** A note as it hangs. */
export function makeNote(part: Partial<Note> = {}): Note {
  births += 1;
  return {
    id: uuid(births, 0xcccc),
    ...data['notes.hang'],
    device: 'kiosk-1',
    made: 1_000_000,
    signals: [],
    steps: [],
    ...part,
  };
}

/** A wall on which these hang, and nothing else. */
export const wallWith = (...hanging: readonly Note[]): Wall => ({ ...emptyWall, notes: { hanging, drawer: [] } });

/** A proposal as it crosses the wire: nobody says who he is. */
export const wire = ({ by: _, ...rest }: Proposal): Envelope => rest;
