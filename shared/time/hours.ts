import type { Opening } from '../rituals/office.ts';
import { timeOf } from './office.ts';
import { isOpen } from './open.ts';

/** When a screen is on, by the office's clock: `07.00` to `19.00`. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** What a screen's hours say when it goes with the office. */
export const OFFICE = 'office';

/** Reads `7-19`, `07:00-19:30` or `07.00-19.30`; `office` for the office's; nothing when it says something else. */
export function hoursOf(text: string | null): Hours | typeof OFFICE | undefined {
  if (text === OFFICE) return OFFICE;
  const parts = /^(\d{1,2})(?:[.:](\d{2}))?-(\d{1,2})(?:[.:](\d{2}))?$/.exec(text ?? '');
  if (!parts) return undefined;
  const time = (hour = '', minute = '00'): string => `${hour.padStart(2, '0')}.${minute}`;
  const [, from, fromMinute, to, toMinute] = parts;
  return { from: time(from, fromMinute), to: time(to, toMinute) };
}

/** Is a screen with these hours on at this instant (milliseconds UTC)? Hours may run over midnight, or be the office's. */
export function awake(
  hours: Hours | typeof OFFICE | undefined,
  instant: number,
  zone: string,
  opening: Opening,
): boolean {
  if (!hours) return true;
  if (hours === OFFICE) return isOpen(instant, opening, zone);
  return within(timeOf(instant, zone), hours.from, hours.to);
}

/** Does a time of the office's clock (`10.42`) lie between two others? They may run over midnight. */
export const within = (time: string, from: string, to: string): boolean =>
  from <= to ? from <= time && time < to : time >= from || time < to;
