import { sayDesk } from '../../../shared/text/desk.ts';
import type { Language } from '../../../shared/text/language.ts';
import { dayOf } from '../../../shared/time/office.ts';
import type { LeaderAction } from '../../../shared/vlog.ts';
import { dayWords, type Here } from './until.ts';

/** The promises as the desk lists them: those that are open, what is due first; then those that were kept, newest first. */
export function byDay(promises: readonly LeaderAction[]): {
  readonly open: readonly LeaderAction[];
  readonly kept: readonly LeaderAction[];
} {
  const kept = promises.filter((one) => one.kept !== undefined);
  return {
    open: promises.filter((one) => one.kept === undefined).sort((a, b) => a.due.localeCompare(b.due)),
    kept: kept.sort((a, b) => (b.kept ?? 0) - (a.kept ?? 0)),
  };
}

/** How a promise stands. One whose day is past is asked about, not blamed. */
export function standingWords(language: Language, { due, kept }: LeaderAction, here: Here): string {
  const said = (day: string): { day: string } => ({ day: dayWords(day, language, here) });
  const today = dayOf(here.now, here.zone);
  if (kept !== undefined) return sayDesk(language, 'desk.promise.kept', said(dayOf(kept, here.zone)));
  if (due === today) return sayDesk(language, 'desk.promise.today');
  return sayDesk(language, due < today ? 'desk.promise.late' : 'desk.promise.soon', said(due));
}
