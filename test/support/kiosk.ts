import { Flow } from '../../kiosk/flow.svelte.ts';
import { somebody } from '../../kiosk/somebody.ts';
import type { Connection } from '../../shared/client/connection.ts';
import { alike } from '../../shared/read/alike.ts';
import type { Note } from '../../shared/note.ts';
import { uuid } from './uuid.ts';

/** A hub that never answers, asked by a kiosk that keeps nothing. */
export const silence: Connection['propose'] = () => ({
  kept: Promise.resolve(false),
  answer: new Promise(() => undefined),
});

/** A kiosk with nobody at it yet. Without `propose` the hub never answers. */
export function kiosk(propose: Connection['propose'] = silence, notes: readonly Note[] = []): Flow {
  let ids = 0;
  const flow = new Flow({
    clock: Date.now,
    newId: () => uuid((ids += 1)),
    propose,
    forget: () => undefined,
    online: () => true,
    formats: () => [],
    language: () => 'nl',
    alike: (theme, title) => alike(notes, theme, title),
  });
  flow.somebody = somebody;
  flow.run();
  return flow;
}

/** Somebody began a note in English and went away. */
export function left(propose?: Connection['propose'], notes?: readonly Note[]): Flow {
  const flow = kiosk(propose, notes);
  flow.guest.chosen = 'en';
  flow.pick('idea');
  flow.about('app');
  flow.type('Een donkere app');
  flow.idle.touch();
  return flow;
}

/** A hub that takes everything, and what it was asked. */
export function hub() {
  const asked: { readonly type: string; readonly data: unknown }[] = [];
  const propose: Connection['propose'] = (type, data) => {
    asked.push({ type, data });
    return { kept: Promise.resolve(true), answer: Promise.resolve({ ok: true, seq: asked.length }) };
  };
  return { asked, propose };
}
