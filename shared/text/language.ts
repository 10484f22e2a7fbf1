export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

export type Values = { readonly [name: string]: string | number };

/** The sentence with its holes filled; one without a value stays. */
export const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The keys that come as a pair `….one` and `….other`. */
export type PluralOf<Keys extends string> = Keys extends `${infer Stem}.one` ? Stem : never;

/** A language that we speak, out of what a URL, a header or a setting says; else the fallback. */
export const languageOf = (word: string | null | undefined, fallback: Language): Language =>
  languages.find((one) => word?.toLowerCase().startsWith(one)) ?? fallback;
