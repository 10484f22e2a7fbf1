import { safeParse, type $ZodIssue, type $ZodType, type output } from 'zod/v4/core';
import { refuse, type Erased, type Proposal, type Refusal, type Role, type Stamp } from './change.ts';
import type { Fits, SeenBy, Untyped, UntypedRule } from './ritual.ts';
import { klantvlag } from './rituals/klantvlag.ts';
import { library } from './rituals/library.ts';
import { notes } from './rituals/notes.ts';
import { office } from './rituals/office.ts';
import { programme } from './rituals/programme.ts';
import { stories } from './rituals/stories.ts';
import { visitors } from './rituals/visitors.ts';
import { vlogs } from './rituals/vlogs.ts';
import { naming, written } from './sentence.ts';
import type { TextKey } from './text/nl.ts';

/** THE LIST. A practice's key here is its slice on the wall, the first word of its proposals and its file's name. */
export const rituals = { klantvlag, library, notes, office, programme, stories, visitors, vlogs };

type Rituals = typeof rituals;
type Rules = Both<Rituals[keyof Rituals]['rules']>;
type Both<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer All) => void ? All : never;

/** What everybody sees: a slice per practice. */
export type Wall = { readonly [Name in keyof Rituals]: Rituals[Name]['empty'] };

/** All that can be proposed: 'notes.hang' | 'notes.takeBack' | ... */
export type Type = keyof Rules;

/** What a proposal of this type carries. */
export type Data<T extends Type> = Rules[T] extends { readonly data: infer D extends $ZodType } ? output<D> : never;

/** A proposal of any known type; `type` tells which `data` it has. */
export type AnyProposal<T extends Type = Type> = { [K in T]: Proposal<K, Data<K>> }[T];

/** A line of the log: a proposal that the hub accepted, or the place where one stood. */
export type Change = (AnyProposal & Stamp) | Erased;

const list: { readonly [name: string]: Untyped } = rituals satisfies Fits<Rituals, Wall>;

const homes = new Map<string, { readonly name: string; readonly rule: UntypedRule }>();
for (const [name, { rules }] of Object.entries(list)) {
  for (const [type, rule] of Object.entries(rules)) homes.set(type, { name, rule });
}

/** The wall on the first day. */
export const emptyWall = Object.fromEntries(Object.entries(list).map(([name, { empty }]) => [name, empty])) as Wall;

const unknownType = refuse('invalid', 'error.invalid');

/** Why this proposal cannot be on this wall, or nothing. */
export function check(wall: Wall, proposal: AnyProposal): Refusal | undefined {
  const home = homes.get(proposal.type);
  return home ? home.rule.check(slice(wall, home.name), proposal, wall) : unknownType;
}

/** The wall after this change. What this build does not know (an erased line, a practice given up) leaves it as it is. */
export function apply(wall: Wall, change: AnyProposal | Erased): Wall {
  const home = homes.get(change.type);
  if (!home || change.type === 'erased') return wall;
  return { ...wall, [home.name]: home.rule.apply(slice(wall, home.name), change) };
}

/** The same proposal with its data read by its schema, or a refusal that names the first field that does not fit. */
export function read(proposal: Proposal): AnyProposal | { readonly refusal: Refusal } {
  const schema = homes.get(proposal.type)?.rule.data;
  if (!schema) return { refusal: unknownType };
  const result = safeParse(schema, proposal.data);
  if (result.success) return { ...proposal, data: result.data } as AnyProposal;
  return { refusal: explain(result.error.issues[0]) };
}

/** The fields of this type's data that people wrote, and in which somebody may stand. */
export function wordsIn(type: string): readonly string[] {
  const schema = homes.get(type)?.rule.data as { readonly shape?: { readonly [field: string]: Nested } } | undefined;
  const isWritten = (field: Nested | undefined): boolean =>
    field !== undefined && (written.has(field) || isWritten(field.def?.innerType));
  return Object.entries(schema?.shape ?? {})
    .filter(([, field]) => isWritten(field))
    .map(([name]) => name);
}
interface Nested {
  readonly shape?: { readonly [field: string]: Nested };
  readonly def?: { readonly innerType?: Nested; readonly element?: Nested };
}

/** A text that somebody wrote, and the field of the data in which it stands. */
export interface Written {
  readonly field: string;
  readonly text: string;
  /** Who stands in it by name allowed that. */
  readonly mayName?: true;
}

/** All texts that people wrote in data of this type, however deep they lie. */
export function textsIn(type: string, data: object): readonly Written[] {
  const inside = (schema: Nested | undefined, value: unknown, field: string): readonly Written[] => {
    if (written.has(schema))
      return typeof value === 'string' ? [{ field, text: value, ...(naming.has(schema) && { mayName: true }) }] : [];
    const { innerType, element } = schema?.def ?? {};
    if (innerType) return inside(innerType, value, field);
    if (element) return Array.isArray(value) ? value.flatMap((one: unknown) => inside(element, one, field)) : [];
    if (typeof value !== 'object' || value === null) return [];
    const shape = Object.entries(schema?.shape ?? {});
    return shape.flatMap(([name, one]) => inside(one, Reflect.get(value, name), field || name));
  };
  return inside(homes.get(type)?.rule.data as Nested | undefined, data, '');
}

/** Zod's own messages begin otherwise (test/text.test.ts holds every message of ours against the texts). */
const isTextKey = (message: string): message is TextKey => message.startsWith('error.');

/** A schema's message is a text key where people can cause the error; for all else one sentence must do. */
function explain(issue: $ZodIssue | undefined): Refusal {
  const field = issue?.path[0];
  const text = issue && isTextKey(issue.message) ? issue.message : 'error.invalid';
  return refuse('invalid', text, typeof field === 'string' ? field : undefined);
}

/** May this role propose this? */
export const may = (role: Role, type: string): boolean => homes.get(type)?.rule.by.includes(role) ?? false;

/** Who may see changes of this type. What is unknown or erased carries nothing, so everybody may have it. */
export const seenBy = (type: string): SeenBy => homes.get(type)?.rule.seenBy ?? 'screens';

/** Role x type, for the documentation and for the test that reviews it. */
export const table: ReadonlyMap<string, readonly Role[]> = new Map(
  [...homes].map(([type, { rule }]) => [type, rule.by]),
);

const slice = (slices: { readonly [name: string]: unknown }, name: string): unknown => slices[name];
