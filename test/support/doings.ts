import { kinds, reasons } from '../../shared/note.ts';
import { outcomes } from '../../shared/rituals/klantvlag.ts';
import { flagReasons } from '../../shared/library.ts';
import { holidays, lists } from '../../shared/rituals/office.ts';
import { playable, spots } from '../../shared/rituals/programme.ts';
import type { VlogData } from '../../shared/vlog.ts';
import type { Data, Type, Wall } from '../../shared/wall.ts';
import type { Random } from './random.ts';
import { uuid } from './uuid.ts';

const any = (wall: Wall, die: Random): string => die.pick(wall.notes.hanging)?.id ?? uuid(0);

const roomOf = ({ office }: Wall, die: Random): string => die.pick(office.rooms)?.id ?? 'kade';
const flagOf = ({ klantvlag }: Wall): string => klantvlag.flags.at(-1)?.id ?? uuid(0);

const vlog = (die: Random): VlogData => ({
  kind: 'ceo_vlog',
  media: die.below(1e9).toString(16).padStart(64, '0'),
  length: 20_000 + die.below(25_000),
  headline: `Een klant zei ${die.below(1e6)}`,
  captions: [{ from: 0, to: 2_000 + die.below(10_000), text: `Ze zei ${die.below(1e6)}.` }],
  person: uuid(0),
  name: 'Erik de Wit',
  role: 'CEO',
  ...(die.chance(0.5) && { promise: { text: 'Elke klant krijgt een vaste collega', due: '2026-12-03' } }),
});

/** What people might do on this wall, per type. A new proposal without an entry here does not compile. */
export const doings: { readonly [T in Type]: (wall: Wall, die: Random) => Data<T> } = {
  'notes.hang': (wall, die) => ({
    kind: die.pick(kinds) ?? 'idea',
    theme: die.pick(wall.office.themes)?.id ?? 'app',
    title: `geheim ${die.below(1e9)}`,
  }),
  'notes.takeBack': (wall, die) => ({ note: any(wall, die) }),
  // seldom one that hangs: a wall would stay empty
  'notes.takeDown': (wall, die) => ({
    note: die.chance(0.1) ? any(wall, die) : uuid(0),
    reason: die.pick(reasons) ?? 'wrong',
  }),
  'notes.signal': (wall, die) => ({ note: any(wall, die) }),
  'notes.unsignal': (wall, die) => {
    const note = die.pick(wall.notes.hanging);
    return { note: note?.id ?? uuid(0), signal: note?.signals.at(-1)?.id ?? uuid(0) };
  },
  'notes.advance': (wall, die) => ({
    note: any(wall, die),
    stage: die.pick(['recorded', 'solved', 'implemented'] as const) ?? 'recorded',
    ...(die.chance(0.7) && { solution: 'Dat doen we nu anders.' }),
  }),
  'notes.tell': (wall, die) => ({ note: any(wall, die) }),
  'notes.mend': (wall, die) => ({ note: any(wall, die), title: `beter ${die.below(1e9)}` }),
  'notes.approve': (wall, die) => ({
    note: die.pick(wall.notes.drawer)?.note.id ?? uuid(0),
    kind: 'idea',
    theme: 'app',
    title: `gezien ${die.below(1e9)}`,
  }),
  'notes.putBack': (wall, die) => ({ note: die.pick(wall.notes.drawer)?.note.id ?? uuid(0) }),
  'notes.merge': (wall, die) => ({ note: die.chance(0.1) ? any(wall, die) : uuid(0), into: any(wall, die) }),
  'notes.split': (wall, die) => ({ note: any(wall, die), kind: 'idea', theme: 'app', title: `deel ${die.below(1e9)}` }),
  'notes.show': (wall, die) => {
    const note = die.pick(wall.notes.hanging);
    const { body, solution, result } = note ?? {};
    return { note: note?.id ?? uuid(0), title: note?.title ?? 'Leeg bord', body, solution, result };
  },
  'notes.hide': (wall, die) => ({ note: any(wall, die) }),
  'klantvlag.raise': (wall, die) => ({
    room: roomOf(wall, die),
    ...(die.chance(0.5) && { reason: die.pick(flagReasons) ?? 'silo' }),
  }),
  'klantvlag.reason': (wall, die) => ({ flag: flagOf(wall), reason: die.pick(flagReasons) ?? 'silo' }),
  'klantvlag.lower': (wall, die) => ({
    flag: flagOf(wall),
    ...(die.chance(0.5) && { outcome: die.pick(outcomes) ?? 'talked' }),
  }),
  'klantvlag.meet': (wall, die) => ({ room: roomOf(wall, die) }),
  'klantvlag.end': (wall, die) => ({ room: roomOf(wall, die) }),
  'klantvlag.ask': (wall, die) => ({
    room: roomOf(wall, die),
    moment: die.pick(['start', 'during', 'decision', 'end'] as const) ?? 'start',
  }),
  'klantvlag.agenda': (wall, die) => {
    const from = die.below(480_000_000);
    return { room: roomOf(wall, die), meetings: [{ from, until: from + die.below(4_000_000) }] };
  },
  'klantvlag.wonder': (wall, die) => ({ room: roomOf(wall, die), text: `Wat wil je ${die.below(1e6)}?` }),
  'klantvlag.asked': ({ klantvlag }, die) => ({ wonder: die.pick(klantvlag.wonders)?.id ?? uuid(0) }),
  'library.question': (_, die) => {
    const text = `Wat merkt een klant ${die.below(1e6)}?`;
    const question = die.chance(0.1) ? 'kv-d01' : `eigen-${die.below(50)}`;
    return { question, moment: 'start', nl: text, en: text };
  },
  'library.practice': (_, die) => {
    const texts = { name: `Gewoonte ${die.below(1e6)}`, why: 'Omdat het helpt.', steps: ['Begin.', 'Ga door.'] };
    return { practice: `gewoonte-${die.below(50)}`, nl: texts, en: texts };
  },
  'library.switch': (_, die) => ({ id: `eigen-${die.below(50)}`, off: die.chance(0.5) }),
  'office.set': (wall, die) => {
    const list = die.pick(lists) ?? 'themes';
    const known = die.chance(0.5) ? die.pick(wall.office[list]) : undefined;
    const word = `Woord ${die.below(1e6)}`;
    return {
      list,
      id: known?.id ?? `woord-${die.below(100)}`,
      nl: word,
      en: word,
      ...(die.chance(0.5) && { retired: true }),
    };
  },
  'office.order': (wall, die) => {
    const list = die.pick(lists) ?? 'themes';
    return { list, ids: wall.office[list].map(({ id }) => id).toReversed() };
  },
  'office.formats': (_, die) => ({ formats: [`WO-${'9'.repeat(3 + die.below(6))}`] }),
  'office.open': (_, die) => ({
    days: [1 + die.below(7)],
    from: '08.00',
    to: die.chance(0.9) ? '18.00' : '07.00',
    holidays: [die.pick(holidays) ?? 'newYear'],
  }),
  'programme.list': (_, die) => ({
    spot: die.pick(spots) ?? 'hall',
    ...(die.chance(0.8) && { items: [{ scene: die.pick(playable) ?? 'wall', from: '08.00', to: '10.00' }] }),
  }),
  'programme.notify': (_, die) => ({ text: `mededeling ${die.below(1e9)}`, until: die.below(480_000_000) }),
  'programme.unnotify': ({ programme }, die) => ({ notice: die.pick(programme.notices)?.id ?? uuid(0) }),
  'programme.show': (_, die) => ({ scene: die.pick(playable) ?? 'wall', until: die.below(480_000_000) }),
  'programme.resume': () => ({}),
  'programme.mute': () => ({}),
  'programme.unmute': () => ({}),
  'stories.tell': (_, die) => ({
    text: `Mevrouw De Vries belde ${die.below(1e6)} keer.`,
    customer: 'Mevrouw De Vries',
    until: die.below(480_000_000),
  }),
  'stories.withdraw': ({ stories }, die) => ({ story: die.pick(stories.named)?.id ?? uuid(0) }),
  'visitors.come': () => ({}),
  'visitors.go': () => ({}),
  'visitors.clear': () => ({}),
  'visitors.resume': () => ({}),
  'vlogs.send': (_, die) => vlog(die),
  'vlogs.publish': ({ vlogs }, die) => {
    const waits = die.chance(0.5) ? die.pick(vlogs.waiting) : undefined;
    return { ...vlog(die), ...(waits && { vlog: waits.id }) };
  },
  'vlogs.withdraw': ({ vlogs }, die) => ({ vlog: die.pick([...vlogs.shown, ...vlogs.waiting])?.id ?? uuid(0) }),
  'vlogs.promise': (_, die) => ({ text: `Ik bel klant ${die.below(1e6)}`, due: '2026-12-03' }),
  'vlogs.keep': ({ vlogs }, die) => ({ promise: die.pick(vlogs.promises)?.id ?? uuid(0) }),
  'vlogs.unkeep': ({ vlogs }, die) => ({ promise: die.pick(vlogs.promises)?.id ?? uuid(0) }),
  'vlogs.unpromise': ({ vlogs }, die) => ({ promise: die.pick(vlogs.promises)?.id ?? uuid(0) }),
};
