import { span, type Span } from './span.ts';

/** Article 9 and 10 of the AVG: health, belief, union, love, descent, crime. A word proves nothing; somebody has to look. */
const WORDS =
  /(?<!\p{L})(?:kanker|tumor|chemo\p{L}{0,20}|diabetes|suikerziekte|hiv|aids|epilep\p{L}{0,20}|dement\p{L}{0,20}|alzheimer|parkinson|astma|copd|autis\p{L}{0,20}|adhd|depressi\p{L}{0,20}|burn-?out|overspannen|psycho(?:se|tisch)|psychiat\p{L}{0,20}|verslaa?[fv]\p{L}{0,20}|handicap\p{L}{0,20}|gehandicapt\p{L}{0,20}|invalide|rolstoel\p{L}{0,20}|blind|slechtziend\p{L}{0,20}|doof|slechthorend\p{L}{0,20}|hartaanval|beroerte|hersen\p{L}{0,20}|ziekenhuis\p{L}{0,20}|operatie|zwanger\p{L}{0,20}|miskraam|bevallen|ongeneeslijk|terminaal|overleden|euthanasie|medicijn\p{L}{0,20}|ziekte\p{L}{0,20}|chronisch ziek|ziek|dyslexi\p{L}{0,20}|laaggeletterd|wao|wajong|wia-\p{L}{0,20}|moslim\p{L}{0,20}|islamitisch\p{L}{0,20}|jood|joods\p{L}{0,20}|christen\p{L}{0,20}|katholiek\p{L}{0,20}|gereformeerd\p{L}{0,20}|hindoe\p{L}{0,20}|jehova\p{L}{0,20}|kerkganger|imam|moskee|synagoge|vakbond\p{L}{0,20}|fnv|cnv|homo|homosek\p{L}{0,20}|lesbi\p{L}{0,20}|biseksueel|transgender|trans ?(?:man|vrouw)|gevangenis|gedetineerd\p{L}{0,20}|strafblad|veroordeeld\p{L}{0,20}|crimineel|reclassering|enkelband|aangifte tegen|schuld(?:hulp|sanering|bewind)\p{L}{0,20}|bewindvoer\p{L}{0,20}|onder bewind|asielzoeker|statushouder|zigeuner|cancer|pregnan\p{L}{0,20}|disab(?:led|ility)|wheelchair|deaf|dementia|muslim|jewish|gay|lesbian|prison|convict\p{L}{0,20}|hospital)(?!\p{L})/giu;

/** Words that tell of somebody's body, belief or past. */
export const specials = (text: string): readonly Span[] =>
  [...text.matchAll(WORDS)].map(({ 0: word, index }) => span('special', index, index + word.length, 0.5));
