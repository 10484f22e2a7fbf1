import { span, type Span } from './span.ts';

const AT =
  /@{1,3}|[([{<_*-] ?(?:at|a|apenstaartje|@) ?[)\]}>_*-]|(?<![\p{L}\d])(?:ape(?:n)?staart(?:je)?|aapje|at-?teken|at)(?![\p{L}\d])/giu;
const TOO_MANY = 60; // signs in one text: more is no letter to anybody
const USER =
  /[\p{L}\d_%+'-][\p{L}\d._%+'-]{0,63}(?:(?: ?\. ?| (?:punt|dot|min|(?:liggend |laag )?streepje|underscore) | ?[([{<] ?(?:punt|dot|\.) ?[)\]}>] ?)[\p{L}\d_%+'-]{1,40}){0,3} ?$/iu;
const PLAIN_USER = /[\p{L}\d_%+-][\p{L}\d._%+'-]{0,63}$/u;
const HOST = /[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,3}\.\p{L}[\p{L}0]{1,23}/uy;
const DOT = '(?: ?\\. ?| ?, ?|[ _*-]?[(\\[{<]? ?(?:punt|dot|\\.) ?[)\\]}>]?[ _*-]?)';
const LAST =
  'nl|be|com|net|org|eu|de|fr|uk|info|online|me|io|app|shop|biz|frl|amsterdam|gent|vlaanderen|pl|tr|ma|sr|es|it|lu|gov|edu|co';
const SAID_HOST = new RegExp(
  ` ?[\\p{L}\\d-]{1,40}(?:${DOT}[\\p{L}\\d-]{1,40}){0,2}${DOT}(?:${LAST})(?![\\p{L}\\d])`,
  'iuy',
);
/** Somebody forgot what comes after the dot. */
const BARE = /[\p{L}\d-]{3,63}(?![\p{L}\d@])/uy;
const WORD_DOT = /(?:punt|dot)/i;
const PROVIDER =
  /(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|yahoo|proton(?:mail)?|ziggo|kpnmail|planet|xs4all|telenet|skynet|proximus|casema|chello|hetnet|onsnet|tele2|upcmail|quicknet)(?![\p{L}\d.@])/iuy;
const SPELLED = /(?<![\p{L}\d])(?:[\p{L}\d._-] ){2,40}(?:@|\(at\))(?: ?[\p{L}\d._-](?![\p{L}\d])){4,60}/giu;

/** E-mail addresses: as they are, and as people say or hide them: "jan apenstaartje example punt com", "jan (at) ...". */
export function emails(text: string): readonly Span[] {
  const found: Span[] = [];
  let signs = 0;
  for (const { 0: sign, index } of text.matchAll(AT)) {
    if ((signs += 1) > TOO_MANY) break;
    const after = index + sign.length;
    const plain = sign.startsWith('@') ? sticky(HOST, text, after) : 0;
    const said =
      plain > 0 ? 0 : sticky(SAID_HOST, text, after) || (sign.startsWith('@') ? sticky(PROVIDER, text, after) : 0);
    const end = plain || said;
    const bare = end === 0 && sign === '@' ? sticky(BARE, text, after) : 0;
    if (end === 0 && bare === 0) continue;
    if (/^at$/i.test(sign) && !WORD_DOT.test(text.slice(after, end))) continue; // "meet me at the shop"
    const before = text.slice(Math.max(0, index - 120), index);
    const user = (said === 0 && PLAIN_USER.exec(before)) || (bare === 0 && USER.exec(before));
    if (user) found.push(span('email', index - user[0].length, end || bare, end ? 0.95 : 0.5));
  }
  for (const { 0: letters, index } of text.matchAll(SPELLED))
    found.push(span('email', index, index + letters.length, 0.85));
  return found;
}

/** Where the match that begins here ends, or 0. */
function sticky(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

const HANDLE = /(?<![\p{L}\d.@])@[\p{L}_](?:[\p{L}\d_]|\.(?=[\p{L}\d_])){2,29}/gu;
const NOBODY = /^@(?:home|work|thuis|kantoor|office|all|allen|iedereen|here|everyone|school|klantenservice)$/i;
const NAMED =
  /(?<!\p{L})(?:insta(?:gram)?|tiktok|snap(?:chat)?|twitter|telegram|discord|facebook|fb|ig)(?:account|naam|user|gebruiker)?(?: (?:is|als|onder|account|user|naam|handle))?[ :=]{1,3}([\p{L}\d]{1,20}[._\d][\p{L}\d._]{1,20})/giu;

/** Names on social media. */
export function handles(text: string): readonly Span[] {
  const found = [...text.matchAll(HANDLE)]
    .filter(({ 0: handle }) => !NOBODY.test(handle))
    .map(({ 0: handle, index }) => span('handle', index, index + handle.length, 0.5));
  for (const { 0: whole, 1: name = '', index } of text.matchAll(NAMED)) {
    found.push(span('handle', index + whole.length - name.length, index + whole.length, 0.5));
  }
  return found;
}
