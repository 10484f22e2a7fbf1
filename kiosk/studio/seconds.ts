import type { Language } from '../../shared/text/language.ts';

/** Milliseconds as people read them on a film: `12,4`. */
export const inSeconds = (milliseconds: number, language: Language): string => {
  const tenths = (Math.round(milliseconds / 100) / 10).toFixed(1);
  return language === 'nl' ? tenths.replace('.', ',') : tenths;
};
