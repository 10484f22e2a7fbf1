import * as z from 'zod/mini';
import { refuse, type Refusal } from '../change.ts';
import { isFormat, isTooWide } from '../number-format.ts';
import { ritual } from '../ritual.ts';
import { sentence } from '../sentence.ts';

/** Something that the office has a word for. It keeps its id when its word changes, and its word when it is retired. */
export interface Item {
  readonly id: string;
  readonly nl: string;
  readonly en: string;
  /** On a note, where there is room for one short word. */
  readonly nlShort?: string | undefined;
  readonly enShort?: string | undefined;
  /** Of a team. */
  readonly department?: string | undefined;
  /** From when it is no longer offered: milliseconds UTC. */
  readonly retired?: number | undefined;
}

/** What the office has lists of. */
export const lists = ['themes', 'channels', 'departments', 'teams', 'rooms'] as const;
export type List = (typeof lists)[number];

/** How many of each are offered at once: a theme is a tile on a kiosk. */
export const MOST: { readonly [L in List]: number } = {
  themes: 12,
  channels: 12,
  departments: 30,
  teams: 60,
  rooms: 60,
};
const EVER = 300; // with those that were retired
const FORMATS = 20;

/** The days on which Dutch offices may be closed, in the order of the year. shared/time/holidays.ts says when they are. */
export const holidays = [
  'newYear',
  'goodFriday',
  'easter',
  'easterMonday',
  'kingsDay',
  'liberation',
  'ascension',
  'whitsun',
  'whitMonday',
  'christmas',
  'boxingDay',
] as const;
export type Holiday = (typeof holidays)[number];

/** When the office is open, by its own clock: `08.00` to `18.00` on these days, 1 is Monday. Not on these holidays. */
export interface Opening {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly holidays: readonly Holiday[];
}

export type Office = { readonly [L in List]: readonly Item[] } & {
  /** How the company writes its own numbers (number-format.ts): nobody's data. */
  readonly formats: readonly string[];
  readonly opening: Opening;
};

const item = (id: string, nl: string, en: string, nlShort?: string, enShort?: string): Item => ({
  ...{ id, nl, en },
  ...(nlShort !== undefined && { nlShort }),
  ...(enShort !== undefined && { enShort }),
});

/** As every office begins, and as those before it could say so. */
const begins: Office = {
  themes: [
    item('billing', 'Rekening en betalen', 'Billing', 'Rekening'),
    item('delivery', 'Bezorging', 'Delivery'),
    item('returns', 'Ruilen en terugsturen', 'Returns', 'Ruilen'),
    item('subscription', 'Abonnement', 'Subscription', undefined, 'Plan'),
    item('network', 'Internet en bereik', 'Network', 'Internet', 'Internet'),
    item('app', 'App en website', 'App and website', 'App', 'App'),
    item('contact', 'Contact met ons', 'Contact with us', 'Contact', 'Contact'),
    item('products', 'Producten', 'Products', 'Product', 'Product'),
  ],
  channels: [
    item('phone', 'Telefoon', 'Phone'),
    item('chat', 'Chat', 'Chat'),
    item('mail', 'E-mail', 'E-mail'),
    item('app', 'App', 'App'),
    item('store', 'Winkel', 'Store'),
    item('review', 'Beoordeling', 'Review'),
    item('customer_dialogue', 'Klantdialoog', 'Customer dialogue'),
  ],
  departments: [
    item('klantenservice', 'Klantenservice', 'Customer service'),
    item('marketing', 'Marketing', 'Marketing'),
    item('operations', 'Operations', 'Operations'),
  ],
  teams: [],
  rooms: [],
  formats: [],
  opening: {
    days: [1, 2, 3, 4, 5],
    from: '07.00',
    to: '19.00',
    holidays: holidays.filter((one) => one !== 'goodFriday' && one !== 'liberation'),
  },
};

/** Those that are offered: not retired. */
export const offered = (items: readonly Item[]): readonly Item[] =>
  items.filter(({ retired }) => retired === undefined);

const Id = z.string().check(z.regex(/^[a-z0-9][a-z0-9_-]{0,39}$/));
const Time = z.string().check(z.regex(/^(?:[01]\d|2[0-3])\.[0-5]\d$/));
const each = <T>(values: readonly T[]): boolean => new Set(values).size === values.length;
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const admin = ['admin'] as const;
const invalid = (field: string): Refusal => refuse('invalid', 'error.invalid', field);

export const office = ritual(begins)({
  // Adds what is not there yet; else gives it another word, retires it, or offers it again.
  'office.set': {
    by: admin,
    seenBy: 'screens',
    data: z.strictObject({
      list: z.enum(lists),
      id: Id,
      nl: sentence(1, 24),
      en: sentence(1, 24),
      nlShort: z.optional(sentence(1, 12)),
      enShort: z.optional(sentence(1, 12)),
      department: z.optional(Id),
      retired: z.optional(z.literal(true)),
    }),
    check: (office, { data: { list, id, nl, en, department, retired } }) => {
      const others = office[list].filter((one) => one.id !== id);
      const beside = offered(others);
      if (department !== undefined && !(list === 'teams' && office.departments.some((one) => one.id === department)))
        return invalid('department');
      if (retired) {
        if (others.length === office[list].length) return invalid('id');
        return list === 'themes' && beside.length === 0 ? refuse('missing', 'error.office.last') : undefined;
      }
      if (beside.some((one) => same(one.nl, nl))) return refuse('invalid', 'error.office.twice', 'nl');
      if (beside.some((one) => same(one.en, en))) return refuse('invalid', 'error.office.twice', 'en');
      const full = beside.length >= MOST[list] || others.length >= EVER;
      return full ? refuse('invalid', 'error.office.full') : undefined;
    },
    apply: (office, { made, data: { list, retired, ...said } }) => {
      const before = office[list].find(({ id }) => id === said.id);
      const after: Item = retired ? { ...said, retired: before?.retired ?? made } : said;
      const items = office[list].map((one) => (one === before ? after : one));
      return { ...office, [list]: before ? items : [...items, after] };
    },
  },
  'office.order': {
    by: admin,
    seenBy: 'screens',
    data: z.strictObject({ list: z.enum(lists), ids: z.array(Id).check(z.maxLength(EVER)) }),
    check: (office, { data: { list, ids } }) =>
      each(ids) && ids.length === office[list].length && office[list].every(({ id }) => ids.includes(id))
        ? undefined
        : invalid('ids'),
    apply: (office, { data: { list, ids } }) => {
      const place = ({ id }: Item): number => (ids.includes(id) ? ids.indexOf(id) : ids.length);
      return { ...office, [list]: [...office[list]].sort((a, b) => place(a) - place(b)) };
    },
  },
  'office.formats': {
    by: admin,
    seenBy: 'screens',
    data: z.strictObject({
      formats: z.array(z.string().check(z.refine(isFormat, 'error.office.format'))).check(z.maxLength(FORMATS)),
    }),
    check: (_, { data: { formats } }) => {
      if (formats.some(isTooWide)) return refuse('invalid', 'error.office.wide', 'formats');
      return each(formats) ? undefined : refuse('invalid', 'error.office.twice', 'formats');
    },
    apply: (office, { data: { formats } }) => ({ ...office, formats }),
  },
  'office.open': {
    by: admin,
    seenBy: 'screens',
    data: z.strictObject({
      days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.refine(each)),
      from: Time,
      to: Time,
      holidays: z.array(z.enum(holidays)).check(z.refine(each)),
    }),
    check: (_, { data: { from, to } }) => (from < to ? undefined : refuse('invalid', 'error.office.hours', 'to')),
    apply: (office, { data }) => ({ ...office, opening: data }),
  },
});
