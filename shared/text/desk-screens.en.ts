import type { deskScreensNl } from './desk-screens.nl.ts';

export const deskScreensEn: { readonly [Key in keyof typeof deskScreensNl]: string } = {
  'desk.preview': 'This is what {name} shows',
  'desk.preview.large': 'View large',
  'desk.screen.pages': 'Open so many times',

  'desk.plain.one': 'One screen talks to the hub without encryption. See docs/tls.md for a better way.',
  'desk.plain.more': '{n} screens talk to the hub without encryption. See docs/tls.md for a better way.',
  'desk.plain.display':
    'Plain HTTP: it does not start without the hub and may fall asleep. Others on the network can read its credential.',
  'desk.plain.kiosk':
    'Plain HTTP: no camera, and it does not start without the hub. Others on the network can read its credential.',

  'desk.move.text': 'Still at another address: {names}.',
  'desk.move.look': 'See first whether {address} works',
  'desk.move': 'Send them to {address}',
  'desk.move.sure': 'Press again: they go to {address}',

  'desk.readers': 'Reads along',
  'desk.readers.text': 'Colleagues who see the wall on a phone or laptop of their own.',
  'desk.readers.add': 'Let somebody read along',
  'desk.readers.name': 'For whom or what?',
  'desk.readers.name.help': 'You may leave it empty. It tells you later who it is.',
  'desk.readers.make': 'Make a QR code',
  'desk.readers.qr': 'QR code to read along',
  'desk.readers.scan': 'Scan this code. It works once, for 10 minutes.',
  'desk.readers.alone': 'This address works on this computer only: set BASE_URL.',
  'desk.readers.used': 'This code was used, or is too old. Make a new one for each.',
  'desk.readers.full': '200 colleagues read along already. Revoke one first.',
  'desk.readers.count': '{n} of 200 now',
  'desk.readers.now': 'Reads along now',
  'desk.readers.never': 'Not seen yet',
  'desk.readers.seen': 'Last seen {time}',
  'desk.readers.until': 'until {day}',
};
