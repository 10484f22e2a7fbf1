import type { Request } from 'express';
import { deviceOf, stewardOf } from '../access/credentials.ts';
import type { AppOptions } from './options.ts';

/** Who may send a video in: a steward, or a leader at a kiosk who gave their PIN there. */
export interface Sender {
  /** Whose uploads these are. */
  readonly id: string;
  /** At which kiosk, and who they say they are. */
  readonly leader?: { readonly device: string; readonly person: string };
}

/** Looked up anew for every request: who agrees no longer may send nothing more. */
export function senderOf({ access, secure }: AppOptions, { headers }: Request): Sender | undefined {
  const ticket = headers['x-studio'];
  if (typeof ticket === 'string') {
    const kiosk = deviceOf(access, 'kiosk', headers, secure);
    const person = kiosk && access.tickets.of(ticket, kiosk.id);
    if (!kiosk || person === undefined || !access.people.agrees(person, 'vlog')) return undefined;
    return { id: `${kiosk.id} ${person}`, leader: { device: kiosk.id, person } };
  }
  const at = stewardOf(access, headers, secure);
  return at && { id: at.steward.id };
}
