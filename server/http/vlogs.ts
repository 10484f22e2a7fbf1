import * as z from 'zod';
import { notSaved, refuse, type Answer, type By } from '../../shared/change.ts';
import type { AppOptions } from './options.ts';

/** What a sender says of a vlog. Looked at by the hub, which also says whose name it bears; only what names things is read here. */
export const Said = z.custom<object>((said) => typeof said === 'object' && said !== null && !Array.isArray(said));

/** How far a video's length may be from what the page says: milliseconds. */
const NEAR = 100;

export interface Asked {
  readonly id: string;
  readonly type: 'vlogs.send' | 'vlogs.publish';
  readonly vlog: object;
  readonly person: string;
  /** The vlog whose place it takes. */
  readonly replaces?: string | undefined;
}

/** Proposes a vlog in the name of who is in it: they agree to that now, and the video is here and as long as said. */
export async function proposeVlog(options: AppOptions, by: By['device'], asked: Asked): Promise<Answer> {
  const { hub, access, media, clock } = options;
  const { id, type, vlog, person, replaces } = asked;
  const no = (text: Parameters<typeof refuse>[1], field: string): Answer => ({
    ok: false,
    refusal: refuse('missing', text, field),
  });
  const found = access.people.find(person);
  if (!found || !access.people.agrees(person, 'vlog')) return no('error.vlog.consent', 'person');
  const length: unknown = Reflect.get(vlog, 'length');
  const answer = await media.using(String(Reflect.get(vlog, 'media')), async (facts): Promise<Answer> => {
    if (typeof length !== 'number' || !(Math.abs(length - facts.length) <= NEAR))
      return no('error.vlog.length', 'length');
    const data = { ...vlog, person, name: found.name, ...(replaces !== undefined && { vlog: replaces }) };
    const proposal = { id, type, data, made: clock(), seen: hub.seq };
    return hub.propose({ device: by, role: 'studio' }, proposal).catch(() => ({ ok: false, refusal: notSaved }));
  });
  return answer ?? no('error.vlog.file', 'media');
}
