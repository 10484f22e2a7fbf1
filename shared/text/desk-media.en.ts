import type { deskMediaNl } from './desk-media.nl.ts';

/** Why a video is not taken, and what was done with one, in English. */
export const deskMediaEn: { readonly [Key in keyof typeof deskMediaNl]: string } = {
  'desk.media.large': 'This video is too large. Record it shorter, or in 1080p.',
  'desk.media.full': 'There is no room for videos any more. Take an old vlog away first.',
  'desk.media.mp4': 'This is no MP4 that we can read. Perhaps it did not come over whole.',
  'desk.media.codec': 'Screens cannot play this video. Record it as H.264; an iPhone calls that Most Compatible.',
  'desk.media.sound': 'Screens cannot play the sound of this video. Record it with AAC.',
  'desk.media.picture': 'There is no picture in here that we can show.',
  'desk.media.short': 'This video is too short. It takes at least five seconds.',
  'desk.media.long': 'This video is too long. It takes at most three minutes.',
  'desk.studio.pin': 'This PIN is not right.',
  'desk.studio.again': 'Give your PIN once more.',
  'desk.log.studio': 'Gave a PIN to record a vlog',
  'desk.log.vlog.send': 'Sent a vlog in',
  'desk.log.vlog.publish': 'Put a vlog on the screens',
  'desk.log.vlog.withdraw': 'Took a vlog away: who is in it agrees no longer',
  'desk.log.vlogs.withdraw': 'Took a vlog away',
};
