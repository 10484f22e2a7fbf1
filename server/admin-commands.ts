import type { Access } from './access/access.ts';

/** What `npm run admin` can ask. Runs inside the hub when one runs, else in the command's own process under the lock. */
export interface AdminCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** What to print, or the one sentence that says why not. */
export type AdminAnswer = { readonly lines: readonly string[] } | { readonly error: string };

/** Carries out one command of the operator. */
export async function runAdmin({ command, args }: AdminCommand, access: Access, baseUrl: URL): Promise<AdminAnswer> {
  const [name = ''] = args;
  switch (command) {
    case 'key':
      if (args.length !== 1 || !/^[\w .-]{1,40}$/.test(name))
        return { error: 'Give the key a name: npm run admin -- key NAME' };
      return { lines: [await access.makeKey(name)] };
    case 'reset-password': {
      const steward = access.stewards.named(args.join(' '));
      if (!steward) return { error: 'Nobody at the desk has this name: npm run admin -- reset-password NAME' };
      const token = await access.stewards.invite(steward.id);
      return { lines: [new URL(`/desk#reset=${token}`, baseUrl).href, 'Works once, for 30 minutes.'] };
    }
    default:
      return {
        error:
          'This command does not exist. There are, after npm run admin --: key NAME, reset-password NAME, verify, backup FILE, restore FILE',
      };
  }
}
