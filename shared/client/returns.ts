import type { Refusal } from '../change.ts';
import type { AnyProposal } from '../wall.ts';
import type { Outbox } from './outbox.ts';
import type { WallStore } from './wall-store.svelte.ts';

export interface Returns {
  /** Shows a note that came back earlier, from this screen's disk. */
  show(proposal: AnyProposal, refusal: Refusal): void;
  /** Keeps what the hub did not take, with the reason. False for what is no note: of a count nobody would know any more. */
  keep(id: string, refusal: Refusal): boolean;
  /** Off the disk: the hub took it, or a person has looked at it. */
  drop(id: string): void;
}

/** Notes that were kept here and that the hub did not take: they wait on this screen's disk for somebody to look at them. */
export function returns(store: WallStore, outbox: Outbox | undefined): Returns {
  function show(proposal: AnyProposal, refusal: Refusal): boolean {
    if (proposal.type !== 'notes.hang') return false;
    store.returned = [...store.returned, { id: proposal.id, data: proposal.data, refusal }];
    return true;
  }
  // When the disk fails it is asked, or shown, once more after a reload: harmless.
  return {
    show: (proposal, refusal) => void show(proposal, refusal),
    keep(id, refusal) {
      const proposal = store.replica.pending.find((one) => one.proposal.id === id)?.proposal;
      if (!proposal || !show(proposal, refusal)) return false;
      void outbox?.giveBack(id, refusal).catch(() => undefined);
      return true;
    },
    drop(id) {
      store.returned = store.returned.filter((one) => one.id !== id);
      void outbox?.drop(id).catch(() => undefined);
    },
  };
}
