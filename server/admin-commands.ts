import type { Access } from './access/access.ts';
import { lastBackup } from './alarms.ts';
import type { Audit } from './audit/audit.ts';
import type { Deed } from './audit/entry.ts';

/** What `npm run admin` can ask. Runs inside the hub when one runs, else in the command's own process under the lock. */
export interface AdminCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** What to print, or the one sentence that says why not. */
export type AdminAnswer = { readonly lines: readonly string[] } | { readonly error: string };

/** What a command works on. */
export interface Reach {
  readonly access: Access;
  readonly audit: Audit;
  /** Milliseconds UTC. */
  readonly clock: () => number;
  /** The data folder. */
  readonly folder: string;
  readonly baseUrl: URL;
}

/** Carries out one command of the operator. */
export async function runAdmin({ command, args }: AdminCommand, reach: Reach): Promise<AdminAnswer> {
  const { access, audit, clock, folder, baseUrl } = reach;
  const [name = ''] = args;
  async function newKey(): Promise<string> {
    const key = await access.makeKey(name);
    await done('key.make', key.split('_')[1] ?? '');
    return key;
  }
  const done = (did: Deed, on: string) => audit.report({ who: 'operator', did, on, how: 'done' });
  switch (command) {
    case 'key':
      if (args.length !== 1 || !/^[\w .-]{1,40}$/.test(name))
        return { error: 'Give the key a name: npm run admin -- key NAME' };
      return { lines: [await newKey()] };
    case 'reset-password': {
      const steward = access.stewards.named(args.join(' '));
      if (!steward) return { error: 'Nobody at the desk has this name: npm run admin -- reset-password NAME' };
      const token = await access.stewards.invite(steward.id);
      await done('steward.invite', steward.id);
      return { lines: [new URL(`/desk#reset=${token}`, baseUrl).href, 'Works once, for 30 minutes.'] };
    }
    case 'backed-up': // told by the command that made it, which only reads the folder
      await lastBackup(folder).write({ made: clock() });
      await done('backup', `${Number(name)} changes`);
      return { lines: [] };
    default:
      return {
        error:
          'This command does not exist. There are, after npm run admin --: key NAME, reset-password NAME, verify, backup FILE, restore FILE',
      };
  }
}
