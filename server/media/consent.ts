import type { People } from '../access/people.ts';
import type { Audit } from '../audit/audit.ts';
import type { Hub } from '../hub.ts';
import type { Retention } from '../retention.ts';
import type { Turn } from '../schedule.ts';

/** Takes vlogs off the wall whose leader agrees to them no longer [P-11]. */
export interface Consent {
  /** In its turn. While the clock may be wrong nobody's time has come [T1]. */
  look(turn: Turn): Promise<void>;
  /** Of this person, now: somebody at the desk changed what they agreed to. */
  of(person: string): Promise<void>;
}

export interface ConsentOptions {
  readonly hub: Hub;
  readonly people: Pick<People, 'agrees'>;
  readonly retention: Pick<Retention, 'held' | 'looked'>;
  readonly audit: Audit;
  readonly clock: () => number;
  /** A UUID. */
  readonly newId: () => string;
}

export function openConsent({ hub, people, retention, audit, clock, newId }: ConsentOptions): Consent {
  async function withdraw(whose: (person: string) => boolean): Promise<void> {
    const { shown, waiting } = hub.wall.vlogs;
    for (const { id } of [...shown, ...waiting].filter(
      ({ person }) => whose(person) && !people.agrees(person, 'vlog'),
    )) {
      const asked = { id: newId(), type: 'vlogs.withdraw', data: { vlog: id }, made: clock(), seen: hub.seq };
      const answer = await hub.propose({ device: 'hub', role: 'studio' }, asked).catch(() => undefined); // the next turn
      if (answer?.ok) await audit.report({ who: 'hub', did: 'vlog.withdraw', on: id, how: 'done' });
    }
  }

  let doubt: { readonly looked: number | undefined } | undefined; // a clock that leapt, until the one who judges that has looked

  return {
    async look({ leapt }) {
      if (leapt) doubt = { looked: retention.looked };
      else if (doubt && doubt.looked !== retention.looked) doubt = undefined;
      if (hub.readOnly || doubt || retention.held?.why === 'leap') return;
      await withdraw(() => true);
    },
    of: (person) => withdraw((one) => one === person),
  };
}
