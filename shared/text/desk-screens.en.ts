import type { deskScreensNl } from './desk-screens.nl.ts';

export const deskScreensEn: { readonly [Key in keyof typeof deskScreensNl]: string } = {
  'desk.preview': 'This is what {name} shows',
  'desk.preview.large': 'View large',
  'desk.screen.pages': 'Open so many times',
};
