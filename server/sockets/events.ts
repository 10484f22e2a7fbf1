import { notSaved, refuse, type Answer, type By, type Refusal } from '../../shared/change.ts';
import { Hello, Propose, type Welcome } from '../../shared/sync/protocol.ts';
import { Beat } from '../../shared/sync/screen.ts';
import type { Hub } from '../hub.ts';
import type { Shown } from '../shown.ts';
import { forScreens, visitorsOrder } from './audience.ts';
import type { Presence } from './presence.ts';
import { guard, type Ears, type Guarded, type Rate } from './registry.ts';

export interface EventsOptions extends Ears {
  readonly hub: Hub;
  readonly presence: Presence;
  readonly shown: Pick<Shown, 'saw'>;
  /** Whom colleagues ask for help. */
  readonly helper: () => string | undefined;
  readonly clock: () => number;
  readonly build: string;
  readonly zone: string;
  readonly language: Welcome['profile']['language'];
  /** Only a test that floods on purpose sets this. */
  readonly rate?: Rate | undefined;
}

/** THE LIST of all that a screen may say. What is not in here is not heard. */
export function events({ hub, presence, shown, helper, clock, build, zone, language, rate, ...ears }: EventsOptions) {
  const hello = guard(
    {
      data: Hello,
      roles: ['display', 'kiosk', 'room', 'preview'],
      rate: rate ?? { points: 40, duration: 10 }, // a steward brings out twenty notes in a minute, one by one,
      handle: (
        said,
        { device, role, audience, name, screen, listen, look },
      ): Welcome | { readonly refusal: Refusal } => {
        if (role !== 'preview') presence.hello(device, said.build);
        // In the same turn as the snapshot, so that no change falls between the two.
        const room = audience === 'visitors' ? look() : listen(forScreens(hub.hello(said)));
        if (!room) return { refusal: refuse('busy', 'error.busy') };
        const { readOnly } = hub;
        const { epoch, seq } = audience === 'visitors' ? visitorsOrder : hub;
        const profile = {
          zone,
          language,
          device,
          audience,
          name,
          screen,
          readOnly,
          ...(role === 'kiosk' && { steward: helper() }),
        };
        return { epoch, seq, build, now: clock(), profile };
      },
    },
    ears,
  );

  const propose = guard(
    {
      data: Propose,
      roles: ['kiosk', 'room'],
      rate: rate ?? { points: 50, duration: 10 },
      handle: ({ proposals }, { device, role, screen }): Promise<readonly Answer[]> => {
        const by: By = role === 'room' ? { device, role, room: screen?.room } : { device, role: 'kiosk' };
        // All in this one turn, so that they are one batch; one that cannot be stored does not spoil the others.
        return Promise.all(
          proposals.map((one) => hub.propose(by, one).catch(() => ({ ok: false, refusal: notSaved }) as const)),
        );
      },
    },
    ears,
  );

  const beat = guard(
    {
      data: Beat,
      roles: ['display', 'kiosk', 'room'],
      rate: rate ?? { points: 20, duration: 60 },
      handle: ({ shown: notes = [], ...said }, { device, audience }): void => {
        presence.beat(device, said);
        shown.saw(device, audience, notes);
      },
    },
    ears,
  );

  return { hello, propose, beat } satisfies { readonly [event: string]: Guarded };
}

export type Events = ReturnType<typeof events>;
