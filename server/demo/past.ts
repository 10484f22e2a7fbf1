import { z } from 'zod';
import { kinds, stages } from '../../shared/note.ts';
import { dayOf } from '../../shared/time/office.ts';
import type { Data, Type } from '../../shared/wall.ts';

const Said = z.object({
  kind: z.enum(kinds),
  theme: z.string(),
  title: z.string(),
  body: z.string().optional(),
  channel: z.string(),
});
/** What customers of the demo will say: the files beside this one hold more than is read here. */
export const DemoLines = z.array(Said);
/** The notes that hang in the demo from the start. Days are counted back from today. */
export const DemoNotes = z.array(
  Said.extend({
    signals: z.int().min(1),
    stage: z.enum(stages),
    daysAgo: z.int().min(0),
    daysInStage: z.int().min(0),
    customerTold: z.boolean(),
    visitorSafe: z.boolean(),
    solution: z.string().optional(),
    result: z.string().optional(),
  }),
);
export type DemoNote = z.output<typeof DemoNotes>[number];

/** Something that was done in the demo's past, at `made` (milliseconds UTC). */
export type Deed = {
  [T in Type]: { readonly made: number; readonly id: string; readonly type: T; readonly data: Data<T> };
}[Type];

export interface PastOptions {
  readonly notes: readonly DemoNote[];
  /** Milliseconds UTC. */
  readonly now: number;
  readonly zone: string;
  readonly newId: () => string;
  /** 0 up to 1. */
  readonly chance: () => number;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** All that was done until now, oldest first. */
export function past({ notes, now, zone, newId, chance }: PastOptions): readonly Deed[] {
  const latest = now - 60_000;
  const between = (from: number, to: number): number => Math.min(latest, from + (to - from) * chance());
  /** Some moment in the working hours of that day. */
  const on = (daysAgo: number): number => {
    if (daysAgo <= 0) return between(Math.max(Date.parse(`${dayOf(now, zone)}T00:00Z`), now - HOUR), now);
    return Date.parse(`${dayOf(now - daysAgo * DAY, zone)}T08:00Z`) + 8 * HOUR * chance();
  };

  const deeds = notes.flatMap((note): Deed[] => {
    const { signals, stage, daysAgo, daysInStage, customerTold, visitorSafe, solution, result } = note;
    const id = newId();
    const hung = on(daysAgo);
    const reached = stages.indexOf(stage);
    const last = Math.max(hung + 60_000, on(daysInStage));
    const step = (index: number): number => hung + ((last - hung) * index) / reached;
    return [
      { made: hung, id, type: 'notes.hang', data: said(note) },
      ...Array.from({ length: signals - 1 }, (): Deed => ({
        made: between(hung + 60_000, now),
        id: newId(),
        type: 'notes.signal',
        data: { note: id },
      })),
      ...stages.slice(1, reached + 1).map((to, index): Deed => ({
        made: step(index + 1),
        id: newId(),
        type: 'notes.advance',
        data: {
          note: id,
          stage: to === 'caught' ? 'recorded' : to,
          ...(to === 'solved' && solution !== undefined && { solution }),
          ...(to === 'implemented' && result !== undefined && { result }),
        },
      })),
      ...(visitorSafe
        ? [{ made: latest, id: newId(), type: 'notes.show', data: { note: id, ...reads(note, reached) } } as const]
        : []),
      ...(customerTold
        ? [{ made: between(last + HOUR, last + 2 * DAY), id: newId(), type: 'notes.tell', data: { note: id } } as const]
        : []),
    ];
  });
  return deeds.map((deed) => ({ ...deed, made: Math.floor(deed.made) })).toSorted((a, b) => a.made - b.made);
}

/** What a passer-by reads of it, so far. */
const reads = ({ title, body, solution, result }: DemoNote, reached: number): Omit<Data<'notes.show'>, 'note'> => ({
  title,
  body,
  ...(reached >= stages.indexOf('solved') && { solution }),
  ...(reached >= stages.indexOf('implemented') && { result }),
});

/** Only what a note itself says. */
const said = ({ kind, theme, title, body, channel }: DemoNote): Data<'notes.hang'> => ({
  kind,
  theme,
  title,
  body,
  channel,
});
