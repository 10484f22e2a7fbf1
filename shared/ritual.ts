import type { $ZodType, output } from 'zod/v4/core';
import type { Proposal, Refusal, Role } from './change.ts';

/**
 * Who may see the change: every paired internal screen, or the desk alone. `anew`: it brings out what only the desk knew,
 * so that every screen reads the wall anew.
 */
export type SeenBy = 'screens' | 'desk' | 'anew';

/** One thing that can be proposed: who may, what it carries, when it is refused, what it does. `check`, `apply`: pure. */
export interface Rule<Slice, Type extends string, Data extends $ZodType, Others> {
  readonly by: readonly Role[];
  readonly seenBy: SeenBy;
  readonly data: Data;
  readonly check: (slice: Slice, proposal: Proposal<Type, output<Data>>, wall: Others) => Refusal | undefined;
  readonly apply: (slice: Slice, proposal: Proposal<Type, output<Data>>) => Slice;
}

/** One practice of the office: its slice of the wall, and a rule for each proposal that it knows. */
export interface Ritual<Slice, Datas extends Record<string, $ZodType>, Others> {
  readonly empty: Slice;
  readonly rules: { readonly [Type in keyof Datas]: Rule<Slice, Type & string, Datas[Type], Others> };
}

/**
 * `ritual(empty)({ 'notes.hang': { by, seenBy, data, check, apply }, ... })`. Two calls, so that the slice's type is
 * settled before TypeScript reads the rules; `data` then types `check` and `apply`. A `check` that needs more of the
 * wall than its own slice says so: `(strokes, proposal, wall: { readonly notes: readonly Note[] }) => ...`.
 */
export const ritual =
  <Slice>(empty: Slice) =>
  <Datas extends Record<string, $ZodType>, Others>(
    rules: Ritual<Slice, Datas, Others>['rules'],
  ): Ritual<Slice, Datas, Others> => ({ empty, rules });

/** A practice that outgrew one file: the rules of both parts, over the slice of the first. */
export const together = <Slice, One extends Datas, Other extends Datas, Others1, Others2>(
  { empty, rules }: Ritual<Slice, One, Others1>,
  part: Ritual<Slice, Other, Others2>,
): Ritual<Slice, One & Other, Others1 & Others2> => ({
  empty,
  rules: { ...rules, ...part.rules } as Ritual<Slice, One & Other, Others1 & Others2>['rules'],
});
type Datas = Record<string, $ZodType>;

/** What every ritual on a wall must be: its proposals begin with its name, its checks read what that wall has. */
export type Fits<Rituals, Wall> = {
  readonly [Name in keyof Rituals & string]: Rituals[Name] extends { readonly rules: infer Rules }
    ? {
        readonly rules: {
          readonly [Type in keyof Rules]: Type extends `${Name}.${string}`
            ? { readonly check: (slice: never, proposal: never, wall: Wall) => unknown }
            : never;
        };
      }
    : never;
};

/** A ritual with its types rubbed out. Methods, not properties: TypeScript lets a method ask for more than it is given. */
export interface Untyped {
  readonly empty: unknown;
  readonly rules: { readonly [type: string]: UntypedRule };
}
export interface UntypedRule {
  readonly by: readonly Role[];
  readonly seenBy: SeenBy;
  readonly data: $ZodType;
  check(slice: unknown, proposal: Proposal, wall: unknown): Refusal | undefined;
  apply(slice: unknown, proposal: Proposal): unknown;
}
