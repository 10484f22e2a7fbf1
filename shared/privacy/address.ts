import { around, isShouted, span, type Span } from './span.ts';
import { numberOf } from './spelled.ts';

const STRONG =
  'straat|straatje|str\\.|\\p{L}{2}str|laan|gracht|singel|kade|dreef|steeg|plantsoen|boulevard|steenweg|stwg\\.|allee|weg|plein|dijk|pad|hof|laantje|hofje|pleintje|wegje|straße|strasse|allée';
/** Streets end so, and so do words of every day: only with a capital, and only to be looked at. */
const WEAK =
  'park|markt|haven|ring|baan|veld|akker|brink|werf|zoom|hoek|poort|brug|oord|horst|heide|esch|erf|wal|lei|plaats|kamp|burg|berg|bos|bosch';
/** Those that hardly end anything else. */
const SMALL = /(?:park|haven|markt|brink|akker|oord|horst|heide|werf)$/i;
/** Words that end like a street and are none. */
const NO_STREET =
  /^(?:(?:onder|half|snel|auto|uit|om|water|spoor|lucht)?weg|halverwege|(?:winkel|hoofd)?straat|laan|plein|dijk|pad|hof|blokkade|cascade|(?:kerk|gerechts)hof|(?:zebra|fiets|voet|toetsen|muis|zoek|tegel)?pad|(?:i|think|touch|key|note|launch|game|mouse|track|mega)pad|(?:op|uit|in|af|over)steeg|(?:parkeer|werk|markt|stand|laad|zit|vind|woon|op)?plaats|hoek|(?:bouw|super|arbeids|huizen|rommel|kerst)?markt|(?:[vV]oetbal|speel|sport|invoer|tekst|zoek|vlieg)?veld|(?:vakantie|pret|wagen|bedrijven|machine|zonne|zwem)?park|(?:rij|bus|landings|loop)?baan|(?:lucht|jacht|zee)?haven|(?:usb-?|netwerk|lan-?)?poort|(?:ijs|schulden)?berg|\p{L}{0,20}(?:storing|levering|ervaring|verbetering|tering|dering|vering|tring|pring|during|koring|wering|zering|rering|nering|lering|kering|gering|bering|mering|fering|oring|aring|iering)|(?:ham|lim|luxem|til|middel|does|voor|straats|edin|peters)burg|\p{L}{0,20}(?:woord|koord|moord|noord)|allerlei|velerlei|interval|overal|dwarf)$/iu;
const UNIT =
  /^[ .]?(?:dag(?:en)?|keer|maal|x|we?ken|week|uur|uren|maand(?:en)?|minuut|minuten|min|seconden|sec|jaar|jaren|euro|eur|€|%|procent|stuks?|mensen|klanten|km|meter|m|mm|cm|kg|gb|mb|tb|kb|mbit|gbit|mbps|graden|lampjes|pakket(?:ten|jes)?|huizen|winkels|collega\p{L}{0,20}|andere|verschillende|van de|van het|van mijn|bezorg\p{L}{0,20}|times|days|weeks|hours|months|years|am|pm|o'clock)(?!\p{L})/iu;
const BEFORE =
  "(?:(?:lange|korte|oude|nieuwe|grote|kleine|hoge|lage|groene|koningin|koning|prins|prinses|burgemeester|burg\\.|graaf|gravin|van|de|den|der|het|'t|sint|st\\.|dr\\.|prof\\.|professor|ds\\.|pastoor|generaal|president|pres\\.|eerste|tweede|derde|1e|2e|3e|jan|johan|willem|noord|zuid|oost|west|verlengde|achter|voor) ){0,4}";
/** "van de Kerkstraat 3": small words before a capital belong to the sentence. */
const SAID_BEFORE = /^(?:(?:van|de|den|der|het|voor|achter) ){1,4}/;
const ADDITION =
  '(?: ?- ?\\d{1,4}(?!\\d)| ?\\/ ?\\d{1,3}(?!\\d)| ?(?:bis|hs|huis|zw|rd|rood|zwart|boven|beneden|hoog|[ivx]{1,4}|bus ?\\d{1,4})(?![\\p{L}\\d])| ?[a-wyz]\\d?(?![\\p{L}\\d]))?';
const NUMBER = `(?:\\d{1,4}(?![\\d]|[.,:]\\d)${ADDITION})`;
const LEAD = '[ ,(-]{0,3}(?:(?:huis ?)?(?:nummer|num|nr|no|n°|#)[ .:]{1,3}| ?# ?)?';
const start = '(?<![\\p{L}\\d])';
const stop = '(?![\\p{L}\\d])';

/** How a street ends and what comes after it: few places in a text, from which its beginning is read backwards. */
const NUMBERED = new RegExp(`(${STRONG}) ?${LEAD}${NUMBER}${stop}`, 'giu');
const SPELLED = new RegExp(`(${STRONG}) (?:nummer )?(\\p{L}{3,18})${stop}`, 'giu');
const BEGINNING = new RegExp(`${start}${BEFORE}([\\p{L}'.-]{1,30})$`, 'iu');
/** "Kerk straat 12", but not "deze straat 12". */
const APART = new RegExp(
  `${start}(?!(?:de|het|een|deze|die|onze|mijn|hele|elke|iedere|welke|andere|zelfde|hun|jouw|uw|in|op|aan|per|van) )\\p{L}{3,20} $`,
  'iu',
);
/** "Zuiderpark 12": a capital, and an ending that may be anything's. */
const LOOKS = new RegExp(`${start}(\\p{L}{2,25}(?:${WEAK})) ?${LEAD}(${NUMBER})${stop}`, 'giu');
const LOOKS_MIRRORED = new RegExp(`(?<![\\p{L}\\d.,:€-])\\d{1,4}[a-z]? (\\p{Lu}\\p{Ll}{2,25}(?:${WEAK}))${stop}`, 'gu');
const MIRRORED = new RegExp(
  `(?<![\\p{L}\\d.,:€-])(?<!€ )(\\d{1,4}[a-z]?)[ ,]{1,2}${BEFORE}([\\p{L}'-]{2,30}(?:${STRONG}))${stop}`,
  'giu',
);
const NAMED =
  "(?:voorhout|damrak|rokin|coolsingel|meent|spui|neude|weena|blaak|vrijthof|buitenhof|binnenhof|kouter|meir|groenplaats|oudegracht|singel|(?:oude|nieuwe|lange|korte|hoge|lage|grote|kleine|kromme) (?:gracht|delft|dijk|weg|haven|markt|vest|kade|kerkhof|rijn|wal|singel)|turfschip|noordeinde|zuideinde|oosteinde|westeinde|achterom|gedempte \\p{L}{3,15}|'t zand|het zand|plein 19\\d\\d)";
const KNOWN = new RegExp(`${start}${BEFORE}${NAMED}${LEAD}(${NUMBER})${stop}`, 'giu');
const KNOWN_MIRRORED = new RegExp(`(?<![\\p{L}\\d.,:€-])\\d{1,4}[a-z]? ${BEFORE}${NAMED}${stop}`, 'giu');
/** "Huisnummer 12 in de Kerkstraat". */
const NUMBER_IN = new RegExp(
  `${start}(?:huis ?)?(?:nummer|nr|no)\\.? ?\\d{1,4} ?[a-z]?,? (?:in|op|aan|van) (?:de |het )?${BEFORE}[\\p{L}'-]{2,30}(?:${STRONG})${stop}`,
  'giu',
);
/** "Laan van Meerdervoort 3", "Plein 1944 12", "Avenue Louise 5", "12 Baker Street". */
const TURNED = new RegExp(
  `${start}(?:Laan|Weg|Hof|Plein|Park|Kade|Markt|Dreef|Pad|Straat|Rue|Avenue|Chaussée|Boulevard|Place|Quai|rue|avenue|chaussée|boulevard|place|quai)(?: (?:van|naar|der|den|de|het|in|aan|tot|la|le|du|des|l'|d')){0,3}(?: \\p{Lu}[\\p{L}'-]{1,24}| 19\\d\\d| '?40-'?45){1,3}${LEAD}(${NUMBER})${stop}`,
  'gu',
);
const ENGLISH = new RegExp(
  `${start}\\d{1,4}[a-z]?,? (?:\\p{Lu}[\\p{L}'-]{1,24} ){1,3}(?:Street|Road|Lane|Avenue|Drive|Close|Court|Square|Way|Terrace|St\\.|Rd\\.)${stop}`,
  'gu',
);
/** A place that only its sentence gives away: "woont op Oude Delft 3". */
const PLACED =
  /(?<!\p{L})(?:op|aan|adres(?: is)?:?|woont|wonen|woon|woonachtig|wonende|bezorgd bij|verhuisd naar|geleverd op) (?:op |aan |bij |de |het )?((?:\p{Lu}[\p{L}'-]{2,24} ){1,3}\d{1,3}(?: ?[a-z])?)(?![\p{L}\d]|[.,:]\d)/gu;
const NO_PLACE =
  /(?<!\p{L})(?:windows|android|ios|macos|chrome|firefox|safari|samsung|galaxy|iphone|ipad|pixel|playstation|xbox|nintendo|kanaal|radio|zender|npo|rtl|sbs|net|lijn|tram|bus|spoor|perron|gate|kamer|zaal|lokaal|etage|verdieping|balie|loket|kassa|pagina|versie|stap|level|week|dag|maand|kwartaal|artikel|punt|vraag|optie|menu|toets|nummer|model|type|maat|order|ticket|factuur|fase|plan|bundel|wifi|formule|top|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|\p{L}{1,6}dag|black|cyber|fifa|office|teams|fritz\p{L}{0,20}|box|router|modem)(?!\p{L})/iu;

/** Where somebody lives: streets with a number, postcodes. Pieces side by side are one. */
export function addresses(text: string): readonly Span[] {
  const found = [...streets(text), ...postcodes(text)].sort((a, b) => a.start - b.start);
  const whole: Span[] = [];
  for (const one of found) {
    const last = whole.at(-1);
    if (!last || !/^[ ,;.-]{0,3}(?:(?:in|te|postcode):? )?$/i.test(text.slice(last.end, Math.max(last.end, one.start))))
      whole.push(one);
    else if (one.end > last.end || one.score > last.score)
      whole[whole.length - 1] = span(
        'address',
        last.start,
        Math.max(last.end, one.end),
        Math.max(last.score, one.score),
      );
  }
  return whole;
}

function streets(text: string): readonly Span[] {
  const found: Span[] = [];
  const add = (start: number, whole: string, score: number) => {
    const said = /\p{Lu}\p{Ll}/u.test(whole) ? (SAID_BEFORE.exec(whole)?.[0].length ?? 0) : 0;
    found.push(span('address', start + said, start + whole.length, score));
  };
  const counts = (end: number) => UNIT.test(text.slice(end, end + 24));
  for (const { 0: tail, 1: suffix = '', index } of text.matchAll(NUMBERED)) {
    if (counts(index + tail.length)) continue;
    const before = text.slice(Math.max(0, index - 90), index);
    const word = BEGINNING.exec(before);
    const beginning =
      word ?? (/^s(?:traat|ingel|teenweg)|^laan|^gracht|^kade/i.test(suffix) ? APART.exec(before) : null);
    if (!beginning || NO_STREET.test(`${word?.[1] ?? 'x'}${suffix}`)) continue;
    add(index - beginning[0].length, beginning[0] + tail, word ? 0.85 : 0.6);
  }
  for (const { 0: whole, 1: street = '', index } of text.matchAll(LOOKS)) {
    if (NO_STREET.test(street) || counts(index + whole.length)) continue;
    if (/^\p{Lu}\p{Ll}/u.test(street)) add(index, whole, 0.6);
    else if (SMALL.test(street)) add(index, whole, 0.45);
  }
  for (const { 0: whole, 1: street = '', index } of text.matchAll(LOOKS_MIRRORED)) {
    if (!NO_STREET.test(street)) add(index, whole, 0.5);
  }
  for (const { 0: tail, 1: suffix = '', 2: said = '', index } of text.matchAll(SPELLED)) {
    if (numberOf(said) === undefined || said.toLowerCase() === 'een' || counts(index + tail.length)) continue;
    const beginning = BEGINNING.exec(text.slice(Math.max(0, index - 90), index));
    if (beginning && !NO_STREET.test(`${beginning[1]}${suffix}`))
      add(index - beginning[0].length, beginning[0] + tail, 0.6);
  }
  for (const { 0: whole, 2: street = '', index } of text.matchAll(MIRRORED)) {
    if (NO_STREET.test(street)) continue;
    add(index, whole, /^\p{Lu}/u.test(street) ? 0.8 : 0.5);
  }
  for (const { 0: whole, index } of text.matchAll(KNOWN)) if (!counts(index + whole.length)) add(index, whole, 0.8);
  for (const { 0: whole, index } of text.matchAll(KNOWN_MIRRORED)) add(index, whole, 0.5);
  for (const { 0: whole, index } of text.matchAll(NUMBER_IN)) add(index, whole, 0.6);
  for (const { 0: whole, index } of text.matchAll(TURNED)) if (!counts(index + whole.length)) add(index, whole, 0.8);
  for (const { 0: whole, index } of text.matchAll(ENGLISH)) add(index, whole, 0.8);
  for (const { 0: whole, 1: place = '', index } of text.matchAll(PLACED)) {
    const at = index + whole.length - place.length;
    if (!NO_PLACE.test(place) && !counts(index + whole.length)) add(at, place, 0.5);
  }
  return found;
}

const POSTCODE = /(?<![\p{L}\d.,-])[1-9](?:\d{3}|(?: \d){3})[ .-]{0,2}([a-z]) ?([a-z])(?!\p{L})/giu;
const HOUSE = new RegExp(
  `^[ ,;.:-]{0,3}(?:(?:(?:en|met|,|-) )?(?:huis ?)?(?:huis|nummer|nr|no|hnr|#|n°)?[ .:]{0,2})(\\d{1,4}(?![\\d]|[.,:]\\d)${ADDITION})${stop}`,
  'iu',
);
const HOUSE_BEFORE = /(?:huis ?)?(?:nummer|nr|no)\.? ?\d{1,4} ?[a-z]?,? (?:(?:op|in|en|bij|met) )?(?:postcode )?$/i;
const TOWN =
  /^[ ,]{1,3}(?:te |in )?\p{Lu}[\p{L}'-]{2,24}(?: (?:aan|op|den|de|der|bij|a\/d) (?:den |de )?\p{Lu}[\p{L}-]{1,20}| \p{Lu}[\p{L}-]{2,20})?/u;
/** Two letters after four figures that are a measure, or a word of every day: not sure to be a postcode. */
const MEASURES = /^(?:mb|gb|tb|kb|km|cm|mm|kg|ml|cl|dl|pk|kw|cc|eu|hz|ms|wh|va)$/i;
const WORDS =
  /^(?:op|en|is|in|de|te|al|of|er|we|je|ik|om|na|af|ja|uw|zo|nu|ze|me|ga|st|nd|rd|th|up|to|at|by|on|no|my|it|as|be|do|go|he|if|so|us|or|an|am|pm|tv|pc|ip|id|xl)$/i;

/** "1234 AB": with a house number it is a door, alone it is a street. */
function postcodes(text: string): readonly Span[] {
  const lower = text.toLowerCase();
  const shouted = isShouted(text);
  const found: Span[] = [];
  for (const { 0: code, 1: a = '', 2: b = '', index } of text.matchAll(POSTCODE)) {
    if (/^s[ads]$/i.test(`${a}${b}`)) continue; // never given out
    const end = index + code.length;
    const said = /postcode|post code|zip|adres|huis/.test(around(lower, index, end, 30));
    const measure = MEASURES.test(`${a}${b}`);
    const word = measure || WORDS.test(`${a}${b}`);
    const usual = /^\d{4}[ -]?[A-Z]{2}$/.test(code);
    const after = text.slice(end, end + 40);
    const house = HOUSE.exec(after);
    const counted = house && UNIT.test(after.slice(house[0].length));
    const town = usual && !house ? TOWN.exec(after) : null;
    if (house && !counted && (!word || usual || said)) {
      const far = end + house[0].length;
      const city = usual ? TOWN.exec(text.slice(far, far + 50)) : null;
      const sure = !word || said || (usual && !measure && !shouted);
      found.push(span('address', index, far + (city?.[0].length ?? 0), sure ? 0.9 : 0.5));
    } else if (HOUSE_BEFORE.test(text.slice(Math.max(0, index - 40), index)) && !word) {
      found.push(span('address', index, end, 0.9));
    } else if (/\d/.test(text[end] ?? '')) {
      continue;
    } else if (said || (usual && !word)) {
      found.push(span('address', index, end + (town?.[0].length ?? 0), 0.6));
    }
  }
  return found;
}
