/** What the compiler must refuse and what it must know. Checked by `npm run check`, never run. */
import * as z from 'zod/mini';
import { refuse, type Proposal } from '../shared/change.ts';
import { ritual, type Fits, type Ritual } from '../shared/ritual.ts';
import type { Notes } from '../shared/note.ts';
import type { AnyProposal, Change, Data, Type, Wall } from '../shared/wall.ts';
import { rituals } from '../shared/wall.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const sure = <_T extends true>() => undefined;

interface Cup {
  readonly id: string;
  readonly size: 'small' | 'large';
}
const empty: readonly Cup[] = [];
const data = z.strictObject({ size: z.enum(['small', 'large']) });
const rest = { by: ['kiosk'], seenBy: 'screens', data } as const;
const same = (cups: readonly Cup[]) => cups;
const fine = () => undefined;

// @ts-expect-error a rule without apply is no rule
ritual(empty)({ 'cup.fill': { ...rest, check: fine } });
// @ts-expect-error a rule without check is no rule
ritual(empty)({ 'cup.fill': { ...rest, apply: same } });
// @ts-expect-error a rule says who may see its changes
ritual(empty)({ 'cup.fill': { by: ['kiosk'], data, check: fine, apply: same } });
// @ts-expect-error a display never proposes
ritual(empty)({ 'cup.fill': { ...rest, by: ['display'], check: fine, apply: same } });
// @ts-expect-error 'nope' is not in the closed list
ritual(empty)({ 'cup.fill': { ...rest, check: () => refuse('nope', 'error.gone'), apply: same } });
// @ts-expect-error a refusal has a sentence that exists
ritual(empty)({ 'cup.fill': { ...rest, check: () => refuse('gone', 'error.nope'), apply: same } });
// @ts-expect-error a slice cannot be broken
ritual(empty)({ 'cup.fill': { ...rest, check: fine, apply: (cups, { id }) => [...cups, { id, size: 'huge' }] } });
// @ts-expect-error apply cannot see what only the hub adds, so a preview cannot differ from the wall
ritual(empty)({ 'cup.fill': { ...rest, check: fine, apply: (cups, { seq }) => (seq ? cups : cups) } });

// Everything is inferred: no generic is written at the use site.
const cup = ritual(empty)({
  'cup.fill': {
    ...rest,
    check: (cups, proposal, wall: { readonly notes: Notes }) => {
      sure<Same<typeof proposal, Proposal<'cup.fill', { size: 'small' | 'large' }>>>();
      return wall.notes.hanging.length > cups.length ? undefined : refuse('missing', 'error.missing');
    },
    apply: (cups, { id, data: { size } }) => [...cups, { id, size }],
  },
});
sure<Same<typeof cup extends Ritual<infer Slice, infer _D, infer _O> ? Slice : 0, readonly Cup[]>>();

// The union of all types, and narrowing by `type`.
sure<Same<Data<'notes.takeBack'>, { note: string }>>();
export function narrows(proposal: AnyProposal, change: Change): string {
  if (proposal.type === 'notes.hang') return proposal.data.title;
  // @ts-expect-error taking back has no title
  if (proposal.type === 'notes.takeBack') return proposal.data.title;
  return change.type === 'erased' ? change.id : change.by.device;
}
// @ts-expect-error a list that is not exhaustive
export const words: { readonly [T in Type]: string } = { 'notes.hang': 'ophangen' };

// The same two checks as on the list in wall.ts: the name of a proposal, and what a check may read.
({ ...rituals, cup }) satisfies Fits<typeof rituals & { cup: typeof cup }, Wall>;
// @ts-expect-error its proposals do not begin with 'mug'
({ ...rituals, mug: cup }) satisfies Fits<typeof rituals & { mug: typeof cup }, Wall>;
// @ts-expect-error it reads notes, and this wall has none
({ cup }) satisfies Fits<{ cup: typeof cup }, { readonly cup: readonly Cup[] }>;
