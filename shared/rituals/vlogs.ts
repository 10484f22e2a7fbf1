import * as z from 'zod/mini';
import { refuse, type Refusal } from '../change.ts';
import { NoteId as Id } from '../note.ts';
import { ritual } from '../ritual.ts';
import { inOrder, promised, VlogData, type LeaderAction, type Vlog, type Vlogs } from '../vlog.ts';

const desk = ['editor', 'admin'] as const;
/** Only the hub's own door for videos, which has looked at the file and at who agreed to what. */
const studio = ['studio'] as const;
const gone = refuse('gone', 'error.already');
const PROMISES = 40;

const fits = ({ captions, length }: VlogData): Refusal | undefined =>
  inOrder(captions, length) ? undefined : refuse('invalid', 'error.vlog.cues', 'captions');

const without = (vlogs: readonly Vlog[], vlog: string): readonly Vlog[] => vlogs.filter(({ id }) => id !== vlog);

/** With one promise more: only the latest are kept. */
const promising = (promises: readonly LeaderAction[], one: LeaderAction): readonly LeaderAction[] =>
  [...promises.filter(({ id }) => id !== one.id), one].slice(-PROMISES);

const open = ({ promises }: Vlogs, promise: string, kept: boolean): Refusal | undefined =>
  promises.some((one) => one.id === promise && (one.kept !== undefined) === kept) ? undefined : gone;

export const vlogs = ritual<Vlogs>({ shown: [], waiting: [], promises: [] })({
  // A leader recorded it: somebody at the desk looks at the captions first.
  'vlogs.send': {
    by: studio,
    seenBy: 'desk',
    data: VlogData,
    check: (_, { data }) => fits(data),
    apply: (vlogs, { id, made, data }) => ({ ...vlogs, waiting: [...vlogs.waiting, { ...data, id, made }] }),
  },
  // `vlog` is the one that waited, or that this one takes the place of.
  'vlogs.publish': {
    by: studio,
    seenBy: 'screens',
    data: z.extend(VlogData, { vlog: z.optional(Id) }),
    check: (_, { data }) => fits(data),
    apply: ({ shown, waiting, promises }, { id, made, data: { vlog, ...said } }) => {
      const left = vlog === undefined ? promises : promises.filter((one) => one.id !== vlog);
      return {
        shown: [...without(shown, vlog ?? id), { ...said, id, made }],
        waiting: without(waiting, vlog ?? id),
        promises: said.promise ? promising(left, { id, made, ...said.promise }) : left,
      };
    },
  },
  // Off every screen, or out of what waits. Its promise goes with it.
  'vlogs.withdraw': {
    by: [...desk, 'studio'],
    seenBy: 'screens',
    data: z.strictObject({ vlog: Id }),
    check: ({ shown, waiting }, { data: { vlog } }) =>
      [...shown, ...waiting].some(({ id }) => id === vlog) ? undefined : gone,
    apply: ({ shown, waiting, promises }, { data: { vlog } }) => ({
      shown: without(shown, vlog),
      waiting: without(waiting, vlog),
      promises: promises.filter(({ id }) => id !== vlog),
    }),
  },
  'vlogs.promise': {
    by: desk,
    seenBy: 'screens',
    data: z.strictObject(promised),
    check: () => undefined,
    apply: (vlogs, { id, made, data }) => ({ ...vlogs, promises: promising(vlogs.promises, { id, made, ...data }) }),
  },
  'vlogs.keep': {
    by: desk,
    seenBy: 'screens',
    data: z.strictObject({ promise: Id }),
    check: (vlogs, { data: { promise } }) => open(vlogs, promise, false),
    apply: (vlogs, { made, data: { promise } }) => ({
      ...vlogs,
      promises: vlogs.promises.map((one) => (one.id === promise ? { ...one, kept: one.kept ?? made } : one)),
    }),
  },
  'vlogs.unkeep': {
    by: desk,
    seenBy: 'screens',
    data: z.strictObject({ promise: Id }),
    check: (vlogs, { data: { promise } }) => open(vlogs, promise, true),
    apply: (vlogs, { data: { promise } }) => ({
      ...vlogs,
      promises: vlogs.promises.map(({ kept, ...one }) => ({
        ...one,
        ...(one.id !== promise && kept !== undefined && { kept }),
      })),
    }),
  },
  'vlogs.unpromise': {
    by: desk,
    seenBy: 'screens',
    data: z.strictObject({ promise: Id }),
    check: ({ promises }, { data: { promise } }) => (promises.some(({ id }) => id === promise) ? undefined : gone),
    apply: (vlogs, { data: { promise } }) => ({
      ...vlogs,
      promises: vlogs.promises.filter(({ id }) => id !== promise),
    }),
  },
});
