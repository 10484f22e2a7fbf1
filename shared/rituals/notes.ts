import * as z from 'zod/mini';
import { refuse } from '../change.ts';
import {
  BODY_MAX,
  DAY,
  RESULT_MAX,
  SOLUTION_MAX,
  TAKE_BACK,
  TITLE_MAX,
  TITLE_MIN,
  alter,
  current,
  find,
  findKept,
  inOrder,
  isDone,
  kinds,
  progress,
  putAway,
  reasons,
  stageOf,
  stages,
  ways,
  ItemId,
  NoteId,
  unsaid,
  type Notes,
} from '../note.ts';
import { ritual, together } from '../ritual.ts';
import { sentence } from '../sentence.ts';
import { atDesk } from './notes-desk.ts';
import type { Office } from './office.ts';

const empty: Notes = { hanging: [], drawer: [] };

const gone = refuse('gone', 'error.gone');
const everybody = ['kiosk', 'api', 'editor', 'admin'] as const;

const atKiosk = ritual(empty)({
  'notes.hang': {
    by: [...everybody, 'room'],
    seenBy: 'screens',
    data: z.strictObject({
      kind: z.enum(kinds),
      theme: ItemId,
      title: sentence(TITLE_MIN, TITLE_MAX),
      body: z.optional(sentence(1, BODY_MAX)),
      channel: z.optional(ItemId),
      from: z.optional(sentence(1, 40)),
      date: z.optional(z.iso.date()),
      numbers: z.optional(z.literal('order')), // the writer says: the number in here is nobody's (docs/contract.md, "Notes")
      way: z.optional(z.enum(ways)),
      entryMs: z.optional(z.int().check(z.nonnegative(), z.maximum(DAY))), // from the first touch to "Hang op"
    }),
    // The hub answers a repeated id before it comes here; this keeps a preview from showing a note twice.
    check: (notes, { id, made, data }, { office }: { readonly office: Office }) =>
      find(notes, id) || findKept(notes, id) ? refuse('invalid', 'error.invalid') : unsaid(office, data, made),
    // How it was written stays in the log: a wall has no use for it.
    apply: (notes, { id, made, by, eyes, data: { way: _way, entryMs: _entryMs, numbers: _numbers, ...said } }) => {
      const { hanging, drawer } = current(notes, made);
      const note = { ...said, id, device: by.device, made, signals: [], steps: [] };
      if (eyes) return { hanging, drawer: [...drawer, { note, away: { why: 'held' }, since: made }] };
      return { hanging: inOrder(hanging, note), drawer };
    },
  },
  'notes.takeBack': {
    by: [...everybody, 'room'],
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId }),
    check: (notes, { by, made, data }) => {
      const note = find(notes, data.note) ?? findKept(notes, data.note)?.note;
      if (!note) return gone;
      if (note.device !== by.device) return refuse('not-allowed', 'error.notAllowed');
      return made - note.made > TAKE_BACK ? refuse('too-late', 'error.tooLate') : undefined;
    },
    apply: ({ hanging, drawer }, { data }) => ({
      hanging: hanging.filter(({ id }) => id !== data.note),
      drawer: drawer.filter(({ note }) => note.id !== data.note),
    }),
  },
  // Not the maker alone: who reads a name on the wall must be able to act.
  'notes.takeDown': {
    by: ['kiosk', 'editor', 'admin'],
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId, reason: z.enum(reasons) }),
    check: (notes, { by, data }) => {
      const held = by.role !== 'kiosk' && findKept(notes, data.note)?.away.why === 'held';
      return held || find(notes, data.note) ? undefined : gone;
    },
    apply: (notes, { made, data }) => putAway(notes, data.note, { why: 'down', reason: data.reason }, made),
  },
  'notes.signal': {
    by: everybody,
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId }),
    // Once per note and visit: who hears it from another customer comes back later. A program knows no visits.
    check: (notes, { id, by, visit, data }) => {
      const note = find(notes, data.note);
      if (!note) return gone;
      const again = note.signals.some(
        (one) => one.id === id || (visit !== undefined && one.visit === visit && one.device === by.device),
      );
      return again ? refuse('duplicate-signal', 'error.heardAlready') : undefined;
    },
    apply: (notes, { id, made, by, visit, data }) =>
      alter(notes, data.note, ({ signals }) => ({ signals: [...signals, { id, device: by.device, made, visit }] })),
  },
  'notes.unsignal': {
    by: everybody,
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId, signal: z.string().check(z.maxLength(64)) }),
    check: (notes, { by, made, data }) => {
      const signal = find(notes, data.note)?.signals.find(({ id }) => id === data.signal);
      if (!signal) return gone;
      if (signal.device !== by.device) return refuse('not-allowed', 'error.notAllowed');
      return made - signal.made > TAKE_BACK ? refuse('too-late', 'error.tooLate') : undefined;
    },
    apply: (notes, { data }) =>
      alter(notes, data.note, ({ signals }) => ({ signals: signals.filter(({ id }) => id !== data.signal) })),
  },
  'notes.advance': {
    by: ['editor', 'admin'],
    seenBy: 'screens',
    data: z.strictObject({
      note: NoteId,
      stage: z.enum(progress),
      solution: z.optional(sentence(TITLE_MIN, SOLUTION_MAX)),
      result: z.optional(sentence(TITLE_MIN, RESULT_MAX)),
    }),
    check: (notes, { data }) => {
      const note = find(notes, data.note);
      if (!note) return gone;
      if (stages.indexOf(data.stage) !== stages.indexOf(stageOf(note)) + 1) return refuse('stage', 'error.stage');
      const needed = data.stage !== 'recorded' && !(data.solution ?? note.solution);
      return needed ? refuse('missing', 'error.solution', 'solution') : undefined;
    },
    apply: (notes, { made, data: { note: id, stage, solution, result } }) =>
      alter(notes, id, (note) => ({
        steps: [...note.steps, { stage, made }],
        solution: solution ?? note.solution,
        result: result ?? note.result,
      })),
  },
  'notes.tell': {
    by: ['editor', 'admin'],
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId }),
    check: (notes, { data }) => {
      const note = find(notes, data.note);
      if (!note) return gone;
      return isDone(note) && note.told === undefined ? undefined : refuse('stage', 'error.stage');
    },
    apply: (notes, { made, data }) => alter(notes, data.note, () => ({ told: made })),
  },
});

export const notes = together(atKiosk, atDesk);
