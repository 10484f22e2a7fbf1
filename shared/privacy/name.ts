import { firstNames } from './first-names.ts';
import { lastNames, noName, particles, SAYINGS } from './name-words.ts';
import { isShouted, span, type Span } from './span.ts';

const start = '(?<![\\p{L}\\d])';
/** Short ones stand before a name and nowhere else; "mevrouw" and "de heer" also for themselves ("mevrouw belde"). */
const SHORT = '(?:dhr|de hr|hr|mevr|mvr|mw|mej|mrs|mr|miss|mister|ms|mme|fam|drs|dr|prof|ir|ing)\\.?';
const LONG =
  '(?:de heer|heer|heren|meneer|mijnheer|mevrouw|mefrouw|mevrouwtje|juffrouw|madame|monsieur|familie|family|dokter|professor|meester|herr|frau|señora?|sayın|pani?)(?!\\p{L})';
const TITLE = new RegExp(
  `${start}(?:${LONG}|(${SHORT}))(?: (?:en|and|&|/) (?:de )?(?:${LONG}|${SHORT})| ?/ ?(?:${LONG}|${SHORT}))?(?: (?:dr|drs|prof|mr|ir|ing)(?:\\. ?| ))?( ?)`,
  'giu',
);
/** Without a capital what follows these is hardly ever a name. */
const ALSO_WORDS =
  /^(?:heren|familie|family|dokter|professor|meester|herr|frau|señora?|pani?|hr|ms|mr|dr|prof|ir|ing|miss|mister)\.? ?$/i;
const NOT_TITLED =
  /^(?:ms\.? (?:word|office|teams|excel|outlook|windows|dos)|mr\.? (?:proper|bean|big|green|robot)|dr\.? (?:oetker|martens|pepper|dre|phil|who)|de heer des huizes)/i;
/** How words of every day end and surnames hardly ever do. */
const WORDLY =
  /(?:eerd|eren|heid|lijke?|ende|baar|ige|tie|isch|loos|achtig|zaam|ing|maal|\p{L}{3}(?:de|te|den|ten)|[kgp]t)$|^ge\p{L}{3,20}[dt]$/u;
const GREETING = new RegExp(
  `${start}(?:(?:met )?(?:vriendelijke|hartelijke|lieve|warme) ?groet(?:en|jes)?|groeten|groetjes|groet|gr\\.|grtz|mvg|m\\.v\\.g\\.?|liefs|(?:kind|best|warm) regards|regards|cheers|namens|(?:gesproken|gebeld|contact|overleg|gechat) met|(?:sprak|spreek|spreekt|sprak ik|belde) met|(?:mijn|haar|zijn|de|hun) naam (?:is|was)|naam(?: klant)? ?[:=]|my name is|(?:ik|klant|ze|hij|zij|die|zich) (?:heet|heette)|genaamd|op naam van|op naam|t\\.?n\\.?v\\.?|ten name van|t\\.?a\\.?v\\.?|ter attentie van|attn\\.?:?|ondertekend|getekend|geachte|beste|dear|contactpersoon|contact:|aanvrager:?|afzender:?|klant:|ik ben|i am|i'm|dit is|hier is|spreekt u mee|je spreekt met|u spreekt met)(?: van| aan)?[ ,:;.-]{0,4}`,
  'giu',
);
/** A name in what stands after these is likely, but they are said of others too. */
const FAINT =
  /^(?:geachte|beste|dear|ik ben|i am|i'm|dit is|hier is|groet|gr\.|belde met|contact:|klant:|genaamd|op naam)/i;
const KIN = new RegExp(
  `${start}(?:buurvrouw|buurman|buurmeisje|buurjongen|man|vrouw|zoon|dochter|moeder|vader|mama|papa|zus|zusje|broer|broertje|vriend|vriendin|collega|oma|opa|tante|oom|nicht|neef|baas|monteur|bezorger|verkoper|verkoopster|medewerker|medewerkster|chef|manager|juf|klant|klante|partner|stagiair|stagiaire|chauffeur|koerier|husband|wife|son|daughter|brother|sister|colleague|neighbour|bewoner|huurder|patiënt|cliënt|dame|meisje|jongen|teamleider|door|volgens|aldus|thanks to|helped by|by) `,
  'giu',
);
const WORD = /'?\p{L}(?:[\p{L}'-]{0,30}\p{L})?/uy;
const INITIALS =
  /[Vv](?:\. ?[Dd]\.?|\/[Dd]|[Dd]| [Dd]) |(?:\p{Lu}\.[ -]?){1,4}|(?:\p{Lu} ){1,3}(?=\p{Lu}[\p{Ll}']|van |de |den |der |el )|\p{Lu}{1,3} (?=\p{Lu}\p{Ll}|van |de )/uy;
const STREET_END = /(?:straat|laan|weg|plein|kade|gracht|singel|school|hal|huis|college|stichting|park)$/i;

const STRONG = /^(?:van|der|den|de|el|al|ben|bin|ten|ter|vande|vanden|vander|von|ait)$/;

interface Words {
  readonly text: string;
  /** The whole text is in capitals: they say nothing. */
  readonly shouted: boolean;
}

interface Name {
  readonly end: number;
  readonly parts: readonly string[];
  /** Written with a capital where a text has small letters too. */
  readonly capital: boolean;
}

const isFirst = (word: string): boolean =>
  firstNames.has(word) || (word.includes('-') && word.split('-').every((part) => firstNames.has(part)));
const isLast = (word: string): boolean =>
  lastNames.has(word) || (word.includes('-') && word.split('-').some((part) => lastNames.has(part)));

/** Names of people: after a title or a greeting, beside "buurvrouw" or "collega", or a known first name with a surname. */
export function names(text: string): readonly Span[] {
  const words: Words = { text, shouted: isShouted(text) };
  return [...titled(words), ...greeted(words), ...beside(words), ...bare(words)];
}

function titled(words: Words): readonly Span[] {
  const found: Span[] = [];
  for (const { 0: title, 1: short, 2: space, index } of words.text.matchAll(TITLE)) {
    const from = index + title.length;
    const glued = space === '' && !title.endsWith('.');
    if (glued && (words.shouted || !/^\p{Lu}/u.test(words.text.slice(from, from + 2)))) continue; // "mwJansen", but not "drie"
    const name = nameAt(words, from, !ALSO_WORDS.test(title), 3);
    if (!name || NOT_TITLED.test(words.text.slice(index, name.end))) continue;
    const known = name.capital || name.parts.some((part) => isFirst(part) || isLast(part));
    if (!known && WORDLY.test(name.parts[0] ?? '')) continue;
    found.push(span('name', index, name.end, known || short !== undefined ? 0.85 : 0.5));
  }
  return found;
}

function greeted(words: Words): readonly Span[] {
  const found: Span[] = [];
  for (const { 0: greeting, index } of words.text.matchAll(GREETING)) {
    const from = index + greeting.length;
    const name = nameAt(words, from, false, 4);
    if (!name) continue;
    const [first = ''] = name.parts;
    const known = isFirst(first) || (name.parts.length > 1 && name.parts.some(isLast));
    if (!known && !name.capital) continue;
    const faint = FAINT.test(greeting);
    if (faint && !known) continue;
    if (SAYINGS.test(words.text.slice(from, name.end))) continue;
    found.push(span('name', from, name.end, known ? (faint && name.parts.length < 2 ? 0.6 : 0.85) : 0.5));
  }
  return found;
}

function beside(words: Words): readonly Span[] {
  const found: Span[] = [];
  for (const { 0: kin, index } of words.text.matchAll(KIN)) {
    const from = index + kin.length;
    const name = nameAt(words, from, false, 3);
    if (!name) continue;
    const [first = ''] = name.parts;
    const agent = /^(?:door|volgens|aldus|by|klant|klante|thanks|helped|man|vrouw|dame)/i.test(kin);
    const known = isFirst(first) || isLast(name.parts.at(-1) ?? '');
    if (agent ? !isFirst(first) && !(known && name.capital) : !known && !name.capital) continue;
    if (!SAYINGS.test(words.text.slice(from, name.end))) found.push(span('name', from, name.end, 0.55));
  }
  return found;
}

const FIRST = /(?<![\p{L}\d@._-])\p{L}[\p{L}'-]{1,24}/gu;
const LETTERED =
  /(?<![\p{L}\d.@])(?!(?:B\.V|N\.V|U\.S|U\.K|E\.U|V\.S|A\.U\.B)\.)(?:\p{Lu}\.){1,4} ?(?:(?:van|de|der|den|el|ten|ter|in|'t|von) ){0,3}\p{Lu}\p{Ll}[\p{L}'-]{1,24}(?!\p{L})/gu;
/** Surnames that are words of every day as well: they make no name out of the word before them. */
const BOTH =
  /^(?:groen|klein|lange|groot|wit|zwart|bos|berg|berg|meer|laan|kamp|hof|vos|koning|prins|post|stam|bakker|visser|kok|boer|wal|hoek|horst|linden|dam|maas|veld|velden|brink|wilde|bruin|blom|vliet|pol|roos|wolf|sluis|waard|weide|wijk|jonge?|oude|ali|aziz|swart|vink|ridder|schipper|mulder|molenaar|koster|prins|beek|dijk|otten|stoop)$/;

/** A name by itself: a known first name, alone if it has a capital, or whatever stands before a known surname. */
function bare(words: Words): readonly Span[] {
  const found: Span[] = [];
  for (const { 0: word, index } of words.text.matchAll(FIRST)) {
    if (index < (found.at(-1)?.end ?? 0)) continue;
    const lower = word.toLowerCase();
    const first = isFirst(lower);
    const raised = !words.shouted && /^\p{Lu}/u.test(word);
    if (!first && !raised) continue;
    const name = nameAt(words, index, false, 4);
    const last = name?.parts.at(-1) ?? '';
    const whole = name && name.parts.length > 1 && isLast(last);
    if (!name || SAYINGS.test(words.text.slice(index, name.end)) || STREET_END.test(last)) continue;
    if (first && raised && name.capital) found.push(span('name', index, name.end, name.parts.length > 1 ? 0.6 : 0.4));
    else if (whole && (first || !BOTH.test(last))) found.push(span('name', index, name.end, 0.5));
  }
  for (const { 0: name, index } of words.text.matchAll(LETTERED)) {
    const last = /[\p{L}'-]+$/u.exec(name)?.[0].toLowerCase() ?? '';
    if (!noName.has(last) && !STREET_END.test(last)) found.push(span('name', index, index + name.length, 0.6));
  }
  return found;
}

/**
 * The name that begins at `from`: initials, first names, "van der", a surname. Where capitals say something only words with
 * one count, else a word counts that is a known name or, when `sure`, any that is not a word of every day.
 */
function nameAt({ text, shouted }: Words, from: number, sure: boolean, most: number): Name | undefined {
  INITIALS.lastIndex = from;
  let at = INITIALS.test(text) ? INITIALS.lastIndex : from;
  const initials = at > from;
  const parts: string[] = [];
  let end: number | undefined;
  let capital = false;
  let particle = false;
  let weak = false;
  for (let steps = 0; steps < 8 && parts.length < most; steps += 1) {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word === undefined || word.length > 30) break;
    const lower = word.toLowerCase();
    const raised = !shouted && /^\p{Lu}|^'t/u.test(word);
    const next = at + word.length;
    const more =
      text[next] === ' '
        ? next + 1
        : text[next] === '.' && word.length === 1
          ? next + (text[next + 1] === ' ' ? 2 : 1)
          : undefined;
    if (particles.has(lower) && more !== undefined) {
      particle = true;
      weak = !STRONG.test(lower);
    } else {
      const counts = namelike(word, lower, raised, {
        shouted,
        sure: sure || initials,
        particle,
        weak,
        first: parts.length === 0,
        after: parts.at(-1),
      });
      if (!counts) break;
      parts.push(lower);
      capital ||= raised && /\p{Ll}/u.test(word);
      end = next;
      particle = false;
    }
    if (more === undefined) break;
    at = more;
  }
  return end === undefined ? undefined : { end, parts, capital };
}

interface Place {
  readonly shouted: boolean;
  readonly sure: boolean;
  /** "van der" came before. */
  readonly particle: boolean;
  /** And it was one that is mostly no name: "op", "uit". */
  readonly weak: boolean;
  readonly first: boolean;
  readonly after: string | undefined;
}

function namelike(
  word: string,
  lower: string,
  raised: boolean,
  { shouted, sure, particle, weak, first, after }: Place,
): boolean {
  if (lower.length < 2 || (noName.has(lower) && !(particle && lastNames.has(lower)))) return false;
  if (raised && !shouted) return true;
  if (first) return isFirst(lower) || isLast(lower) || (sure && !(particle && weak));
  // a second word without a capital: only after a first name, or what is known
  return isLast(lower) || (after !== undefined && isFirst(after) && (particle || sure) && word.length > 2);
}
