import type { screensNl } from './screens.nl.ts';

/** The same in English. */
export const screensEn: { readonly [Key in keyof typeof screensNl]: string } = {
  'promise.title': 'Leading by example',
  'promise.label': 'My promise',
  'promise.label.kept': 'Promised and done',
  'promise.new': 'I come back to this on {day}',
  'promise.due': 'Today I come back to this',
  'promise.late': 'This is not done yet. Who helps?',
  'promise.kept': 'Done on {day}',
};
