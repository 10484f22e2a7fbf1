import type { deskKlantvlagNl } from './desk-klantvlag.nl.ts';

export const deskKlantvlagEn: { readonly [Key in keyof typeof deskKlantvlagNl]: string } = {
  'desk.plain.room':
    'Without a lock (http): it does not start without a hub and may fall asleep. On your network its pairing can be read.',

  'desk.log.klantvlag.asked': 'Ticked off a question for customers',
  'desk.log.library.question': 'Changed a question for meeting rooms',
  'desk.log.library.practice': 'Changed a ritual',
  'desk.log.library.switch': 'Turned a question or a ritual on or off',
  'desk.log.stories.tell': 'Wrote a story with a name',
  'desk.log.stories.withdraw': 'Took a story with a name away',
};
