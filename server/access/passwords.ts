import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { isCommon } from './common-passwords.ts';

/** What we keep of a password, with all that is needed to compare another with it after the numbers here have grown. */
export interface Hashed {
  readonly salt: string;
  readonly hash: string;
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MB and three rounds: as strong as OWASP's first choice, on a hub that may have little memory. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const LENGTH = 32;

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 256;

/** Why a password is not good enough; the desk has a sentence for each. */
export type Weak = 'desk.password.short' | 'desk.password.long' | 'desk.password.common';

/** What people choose first when twelve letters are asked, and the words of this house. */
const common =
  'wachtwoord|welkom|geheim|password|passw0rd|letmein|welcome|secret|qwertyuiop|qwerty|azerty|asdfghjkl|zxcvbnm|admin|' +
  'administrator|beheerder|beheer|steward|login|iloveyou|ikhouvanjou|voetbal|amsterdam|rotterdam|nederland|holland|' +
  'ajax|feyenoord|zomer|winter|lente|herfst|maandag|januari|december|klantenservice|klanten|klant|marketing|operations|' +
  'kantoor|office|simyo|wall|of|change|wallofchange|muur|briefje|klantvlag|vlag|kiosk|scherm|mijn|dit|is|het|de|my|the|this|test';
const made = new RegExp(`^(${common})+$`);
const rows = [
  '0123456789012345678901234567890',
  '9876543210987654321',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** Why this password is refused, or nothing. Length counts; which signs it has does not (NIST SP 800-63B, 3.1.1). */
export async function weakness(password: string, name: string): Promise<Weak | undefined> {
  const letters = [...password.normalize('NFC')];
  if (letters.length < PASSWORD_MIN) return 'desk.password.short';
  if (letters.length > PASSWORD_MAX) return 'desk.password.long';
  const plain = letters.join('').toLowerCase().replace(/\s/g, '');
  const words = plain.replace(/[^\p{L}]/gu, '');
  const bare = words.replaceAll(name.toLowerCase().replace(/[^\p{L}]/gu, '') || ' ', '');
  const few = new Set(plain).size < 5;
  const worn = words !== '' && (bare === '' || made.test(bare));
  const easy = few || worn || rows.some((row) => row.includes(plain)) || (await isCommon(plain));
  if (easy) return 'desk.password.common';
  return undefined;
}

let turn: Promise<unknown> = Promise.resolve();

/** One at a time: many at once would take the threads with which the hub writes its log. */
function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  const work = turn.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(password.normalize('NFC'), salt, LENGTH, { ...options, maxmem: 2 ** 28 }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
  turn = work.catch(() => undefined);
  return work;
}

export async function hashPassword(password: string): Promise<Hashed> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return { salt: salt.toString('hex'), hash: key.toString('hex'), ...cost };
}

/** Is it this one? Without one it takes as long: who asks does not learn that nobody is called that. */
export async function isPassword(password: string, hashed: Hashed | undefined): Promise<boolean> {
  const { salt, hash, N, r, p } = hashed ?? { salt: '', hash: '', ...cost };
  const key = await derive(password, Buffer.from(salt, 'hex'), { N, r, p });
  const wanted = Buffer.from(hash, 'hex');
  return hashed !== undefined && wanted.length === key.length && timingSafeEqual(key, wanted);
}
