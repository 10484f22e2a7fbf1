import type { Language } from '../../shared/text/say.ts';

const locales = { nl: 'nl-NL', en: 'en-GB' } as const;

/** A day (`2026-12-03`) as people say it: `3 december`. */
export const dayName = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
