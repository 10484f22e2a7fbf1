import { timeOf } from './office.ts';

/** When a screen is on, by the office's clock: `07.00` to `19.00`. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** Reads `7-19`, `07:00-19:30` or `07.00-19.30`; nothing when it says something else. */
export function hoursOf(text: string | null): Hours | undefined {
  const parts = /^(\d{1,2})(?:[.:](\d{2}))?-(\d{1,2})(?:[.:](\d{2}))?$/.exec(text ?? '');
  if (!parts) return undefined;
  const time = (hour = '', minute = '00'): string => `${hour.padStart(2, '0')}.${minute}`;
  const [, from, fromMinute, to, toMinute] = parts;
  return { from: time(from, fromMinute), to: time(to, toMinute) };
}

/** Is a screen with these hours on at this instant (milliseconds UTC)? Hours may run over midnight. */
export function awake(hours: Hours | undefined, instant: number, zone: string): boolean {
  if (!hours) return true;
  const { from, to } = hours;
  const time = timeOf(instant, zone);
  return from <= to ? from <= time && time < to : time >= from || time < to;
}
