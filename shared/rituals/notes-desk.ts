import * as z from 'zod/mini';
import { refuse } from '../change.ts';
import {
  alter,
  BODY_MAX,
  find,
  findKept,
  hangUp,
  kinds,
  ItemId,
  NoteId,
  unsaid,
  putAway,
  RESULT_MAX,
  sameTexts,
  SOLUTION_MAX,
  STORY_MAX,
  STORY_WORDS,
  textsOf,
  TITLE_MAX,
  TITLE_MIN,
  uncount,
  type Note,
  type Notes,
  type Signal,
} from '../note.ts';
import { ritual } from '../ritual.ts';
import { sentence } from '../sentence.ts';
import type { Office } from './office.ts';

/** What a steward does with a note: mends it, shows it to visitors, puts it together with another. Part of notes.ts. */

const by = ['editor', 'admin'] as const;
const gone = refuse('gone', 'error.gone');

/** All that a passer-by reads of a note. */
const texts = {
  title: sentence(TITLE_MIN, TITLE_MAX),
  body: z.optional(sentence(1, BODY_MAX)),
  solution: z.optional(sentence(TITLE_MIN, SOLUTION_MAX)),
  result: z.optional(sentence(TITLE_MIN, RESULT_MAX)),
};
const said = { kind: z.enum(kinds), theme: ItemId, title: texts.title, body: texts.body };
const numbers = z.optional(z.literal('order')); // as in notes.hang

const orNone = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

export const atDesk = ritual<Notes>({ hanging: [], drawer: [] })({
  // An empty word takes one away. What visitors were shown is no longer what it says: they see it no more.
  'notes.mend': {
    by,
    seenBy: 'screens',
    data: z.strictObject({
      note: NoteId,
      kind: z.optional(said.kind),
      theme: z.optional(said.theme),
      channel: z.optional(z.union([z.literal(''), ItemId])),
      title: z.optional(said.title),
      body: z.optional(sentence(0, BODY_MAX)),
      solution: texts.solution,
      result: z.optional(sentence(0, RESULT_MAX)),
      story: z.optional(sentence(0, STORY_MAX, STORY_WORDS)),
      numbers,
    }),
    check: (notes, { made, data: { note: id, numbers: _, ...what } }, { office }: { readonly office: Office }) => {
      const note = find(notes, id);
      if (!note) return gone;
      if (Object.values(what).every((one) => one === undefined)) return refuse('missing', 'error.invalid');
      return unsaid(office, others(note, what), made);
    },
    apply: (notes, { data: { note: id, numbers: _, ...what } }) =>
      alter(notes, id, () => {
        const given = Object.entries(what).filter(([, text]) => text !== undefined);
        const mended = Object.fromEntries(given.map(([field, text]) => [field, orNone(text)]));
        return mended satisfies { readonly [field: string]: string | undefined };
      }),
  },
  // Somebody looked: it hangs, as it stands here.
  'notes.approve': {
    by,
    seenBy: 'anew',
    data: z.strictObject({ note: NoteId, ...said, numbers }),
    check: (notes, { made, data }, { office }: { readonly office: Office }) => {
      const kept = findKept(notes, data.note);
      if (kept?.away.why !== 'held') return gone;
      return unsaid(office, others(kept.note, data), made);
    },
    apply: (notes, { data: { note: id, numbers: _, ...what } }) => {
      const kept = findKept(notes, id);
      return kept ? hangUp(notes, { ...kept.note, body: undefined, ...what }) : notes;
    },
  },
  'notes.putBack': {
    by,
    seenBy: 'anew',
    data: z.strictObject({ note: NoteId }),
    check: (notes, { data }) => {
      const kept = findKept(notes, data.note);
      return kept && kept.away.why !== 'held' ? undefined : gone;
    },
    apply: (notes, { data }) => {
      const kept = findKept(notes, data.note);
      if (!kept) return notes;
      const { note, away } = kept;
      if (away.why !== 'merged') return hangUp(notes, note);
      return hangUp(uncount(notes, new Set(brought(note).map(({ id }) => id)), away.into), note);
    },
  },
  // Says the same as another: its customers are counted there.
  'notes.merge': {
    by,
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId, into: NoteId }),
    check: (notes, { data: { note, into } }) => {
      if (!find(notes, note) || !find(notes, into)) return gone;
      return note === into ? refuse('invalid', 'error.invalid', 'into') : undefined;
    },
    apply: (notes, { made, data: { note: id, into } }) => {
      const note = find(notes, id);
      if (!note || id === into || !find(notes, into)) return notes;
      const more = alter(notes, into, ({ signals }) => {
        const has = new Set(signals.map((one) => one.id));
        const all = [...signals, ...brought(note).filter((one) => !has.has(one.id))];
        return { signals: all.sort((one, other) => one.made - other.made) };
      });
      return putAway(more, id, { why: 'merged', into }, made);
    },
  },
  // Says two things: the second hangs as a note of its own, of the same customer and the same day.
  'notes.split': {
    by,
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId, ...said, numbers }),
    check: (notes, { id, made, data }, { office }: { readonly office: Office }) => {
      const note = find(notes, data.note);
      if (!note || find(notes, id) || findKept(notes, id)) return gone;
      return unsaid(office, others(note, data), made);
    },
    apply: (notes, { id, data: { note: from, numbers: _, ...what } }) => {
      const note = find(notes, from);
      if (!note) return notes;
      const { channel, from: place, date, device, made } = note;
      return hangUp(notes, { ...what, id, channel, from: place, date, device, made, signals: [], steps: [] });
    },
  },
  // For passers-by, word for word as the steward read it.
  'notes.show': {
    by,
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId, ...texts }),
    check: (notes, { data: { note: id, ...read } }) => {
      const note = find(notes, id);
      if (!note) return gone;
      return sameTexts(textsOf(note), read) ? undefined : refuse('too-late', 'error.changed');
    },
    apply: (notes, { data: { note: id, ...read } }) => alter(notes, id, () => ({ approved: read })),
  },
  'notes.hide': {
    by,
    seenBy: 'screens',
    data: z.strictObject({ note: NoteId }),
    check: (notes, { data }) => (find(notes, data.note)?.approved ? undefined : gone),
    apply: (notes, { data }) => alter(notes, data.note, () => ({ approved: undefined })),
  },
});

/** What is said anew: a note keeps a theme that was retired since. */
const others = (
  note: Note,
  { theme, channel }: { readonly theme?: string | undefined; readonly channel?: string | undefined },
) => ({
  ...(theme !== undefined && theme !== note.theme && { theme }),
  ...(channel !== undefined && channel !== '' && channel !== note.channel && { channel }),
});

/** What a note brings to the one that it is put with: its customer, and all who said it too. */
const brought = ({ id, device, made, signals }: Note): readonly Signal[] => [{ id, device, made }, ...signals];
