let known: Promise<ReadonlySet<string>> | undefined;

/** 49,000 passwords out of lists that were stolen elsewhere; read when the first one is chosen, because they take 14 MB. */
function common(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return known;
}

const leet: Readonly<Record<string, string>> = {
  '@': 'a',
  4: 'a',
  3: 'e',
  0: 'o',
  5: 's',
  $: 's',
  7: 't',
  1: 'i',
  '!': 'i',
};
const unleet = (text: string): string => text.replace(/[@4305$71!]/g, (sign) => leet[sign] ?? sign);

/**
 * Is this, in small letters, what many people choose? Twice the same is once, letters may be digits that look like them,
 * and what is put around a word adds little, as long as the word is at least half of it.
 */
export async function isCommon(password: string): Promise<boolean> {
  const list = await common();
  const once = /^(.{4,}?)\1+$/u.exec(password)?.[1] ?? password;
  const word = once.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const tries = word.length * 2 >= once.length ? [once, word] : [once];
  return tries.some((one) => [one, unleet(one), unleet(one.replaceAll('1', 'l'))].some((form) => list.has(form)));
}
