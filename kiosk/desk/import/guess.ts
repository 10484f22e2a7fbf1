import { kinds, type Channel, type Kind, type Theme } from '../../../shared/note.ts';
import { wordOf } from '../../../shared/read/words.ts';
import { offered, type Item, type Office } from '../../../shared/rituals/office.ts';
import { folded } from '../../../shared/sentence.ts';
import { kindName } from '../../../shared/text/names.ts';
import { languages, type Language } from '../../../shared/text/language.ts';
import type { Table } from './table.ts';

/** What a column can be. */
export const parts = ['title', 'body', 'kind', 'theme', 'channel', 'from', 'date'] as const;
export type Part = (typeof parts)[number];

/** Which column each is; nothing where there is none. */
export type Columns = { readonly [P in Part]?: number | undefined };

/** How other tools and people call these. Folded; the first that a list has is taken. */
const names: { readonly [P in Part]: readonly string[] } = {
  title: [
    'title',
    'titel',
    'zin',
    'briefje',
    'tekst',
    'text',
    'note',
    'card',
    'kaart',
    'content',
    'opmerking',
    'feedback',
  ],
  body: ['body', 'toelichting', 'omschrijving', 'beschrijving', 'description', 'details', 'meer', 'uitleg'],
  kind: ['kind', 'soort', 'type', 'categorie', 'category', 'kleur', 'color', 'label'],
  theme: ['theme', 'thema', 'onderwerp', 'subject', 'topic', 'tag', 'tags'],
  channel: ['channel', 'kanaal', 'via', 'bron', 'source'],
  from: ['from', 'afdeling', 'department', 'team', 'locatie', 'location', 'plek'],
  date: ['date', 'datum', 'dag', 'day', 'created', 'created at', 'gemaakt', 'aangemaakt', 'timestamp', 'tijdstip'],
};

/** A guess at which column is which: by its name, and the sentence else by the longest texts. No column is two things. */
export function guessColumns({ columns, rows }: Table): Columns {
  const called = columns.map((name) => folded(name).replace(/[_-]+/g, ' ').trim());
  let found: Columns = {};
  const taken = new Set<number>();
  for (const part of parts) {
    const column = names[part].map((name) => called.indexOf(name)).find((at) => at >= 0 && !taken.has(at));
    if (column === undefined) continue;
    taken.add(column);
    found = { ...found, [part]: column };
  }
  if (found.title !== undefined) return found;
  const letters = (column: number): number => rows.reduce((sum, row) => sum + (row[column] ?? '').length, 0);
  const [longest] = [...columns.keys()].filter((column) => !taken.has(column)).sort((a, b) => letters(b) - letters(a));
  return { ...found, title: longest };
}

const synonyms: { readonly [word: string]: Kind } = {
  probleem: 'complaint',
  problem: 'complaint',
  ergernis: 'complaint',
  bug: 'complaint',
  advies: 'recommendation',
  tip: 'suggestion',
  wens: 'idea',
  wish: 'idea',
};

/** Which of these a word in a list means, if it is the name of one in any language, or its code. */
function meant<T extends string>(word: string, all: readonly T[], named: (language: Language, one: T) => string) {
  const said = folded(word);
  return all.find((one) => said === one || languages.some((language) => folded(named(language, one)) === said));
}

export const kindIn = (word: string): Kind | undefined =>
  meant(word, kinds, kindName) ?? (Object.hasOwn(synonyms, folded(word)) ? synonyms[folded(word)] : undefined);

/** Of what the office offers, by its word or its short word. */
function offeredIn(word: string, items: readonly Item[]): string | undefined {
  const ids = offered(items).map(({ id }) => id);
  const named = (short: boolean) => (language: Language, id: string) => wordOf(items, id, language, short);
  return meant(word, ids, named(false)) ?? meant(word, ids, named(true));
}

export const themeIn = (word: string, { themes }: Office): Theme | undefined => offeredIn(word, themes);

export const channelIn = (word: string, { channels }: Office): Channel | undefined => offeredIn(word, channels);

const months = ['jan', 'feb', 'maart', 'apr', 'mei', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'];
const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as people and tools write it, the Dutch order first: `2026-11-23`. Nothing when it is no day. */
export function dayIn(word: string): string | undefined {
  const said = folded(word.trim());
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[t ].*)?$/.exec(said);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:,? .*)?$/.exec(said);
  if (dutch) return day(dutch[3], dutch[2], dutch[1]);
  const words = /^(?:[a-z]{2,9},? )?(\d{1,2}) ([a-z]{3,9})\.? (\d{4})(?:,? .*)?$/.exec(said);
  const name = words?.[2] ?? '';
  const month = [months, english]
    .map((all) => all.findIndex((one) => name.startsWith(one.slice(0, 3))) + 1)
    .find(Boolean);
  return words && (month || name.startsWith('mrt')) ? day(words[3], String(month ?? 3), words[1]) : undefined;
}

function day(year = '', month = '', date = ''): string | undefined {
  const whole = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const noon = Date.parse(`${whole}T12:00:00Z`);
  return !Number.isNaN(noon) && new Date(noon).toISOString().startsWith(whole) ? whole : undefined;
}
