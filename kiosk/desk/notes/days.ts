import type { Language } from '../../../shared/text/language.ts';

/** A day (`2026-11-23`) as people say it: `23 november 2026`. */
export const dayName = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
