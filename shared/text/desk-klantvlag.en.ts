import type { deskKlantvlagNl } from './desk-klantvlag.nl.ts';

export const deskKlantvlagEn: { readonly [Key in keyof typeof deskKlantvlagNl]: string } = {
  'desk.plain.room':
    'Without a lock (http): it does not start without a hub and may fall asleep. On your network its pairing can be read.',

  'desk.calendars': 'Calendars',
  'desk.calendars.text': 'Then a room asks a question at each meeting. What it is about we do not read.',
  'desk.calendar.of': 'Calendar of {room}',
  'desk.calendar.from': 'Comes from',
  'desk.calendar.file': 'a file',
  'desk.calendar.read': 'Last read',
  'desk.calendar.never': 'not yet',
  'desk.calendar.today': 'Meetings today',
  'desk.calendar.text': 'We read only when a meeting is. Not what it is, and not who comes.',
  'desk.calendar.url': 'Address of the calendar',
  'desk.calendar.url.help': 'From Outlook or Google: ‘publish’ or ‘secret address’, ends in .ics',
  'desk.calendar.allow': 'This address may be read',
  'desk.calendar.upload': 'Or take a file (.ics), for sixty days',
  'desk.calendar.remove': 'Take this calendar away',
  'desk.calendar.host': 'We did not read this host yet. Tick that we may.',
  'desk.calendar.line': 'Nobody answers with a calendar at this address.',
  'desk.calendar.large': 'This calendar is too large: 5 MB at most.',
  'desk.calendar.not': 'This is no calendar that we can read.',
  'desk.log.calendar.set': 'Connected the calendar of a room',
  'desk.log.calendar.remove': 'Took the calendar of a room away',
  'desk.calendar.none': 'No calendar',

  'desk.log.klantvlag.asked': 'Ticked off a question for customers',
  'desk.log.library.question': 'Changed a question for meeting rooms',
  'desk.log.library.practice': 'Changed a ritual',
  'desk.log.library.switch': 'Turned a question or a ritual on or off',
  'desk.log.stories.tell': 'Wrote a story with a name',
  'desk.log.stories.withdraw': 'Took a story with a name away',
};
