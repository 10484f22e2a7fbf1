import { join } from 'node:path';
import { z } from 'zod';
import { durableFile } from '../log/durable-file.ts';
import type { Access } from './access.ts';
import { linkRoles, type LinkRole } from './document.ts';

const FirstRun = z.object({ display: z.url(), kiosk: z.url(), desk: z.url() });
export type FirstRun = z.infer<typeof FirstRun>;

/**
 * The links of DATA_DIR/first-run.json, for the address under which the hub is reached now. A link keeps its token as
 * long as the file has it; a lost file makes new ones, and the old ones pair nobody any more. One that an admin withdrew
 * stays without. The desk's is new at each start, until there is an admin. Where nothing can be written `onTrouble`
 * hears why: a link that would have been new then has no token, and pairs nobody.
 */
export async function firstRun(
  folder: string,
  access: Access,
  baseUrl: URL,
  onTrouble: (error: unknown) => void,
): Promise<FirstRun> {
  const file = durableFile<FirstRun>(join(folder, 'first-run.json'));
  const known = FirstRun.safeParse(await file.read().catch(() => null)).data;
  const url = (path: string, name: string, token: string | void): string =>
    new URL(token ? `${path}#${name}=${token}` : path, baseUrl).href;

  async function link(role: LinkRole): Promise<string> {
    if (access.withdrawn(role)) return url(`/${role}`, 'pair', undefined);
    const old = known && new URLSearchParams(new URL(known[role]).hash.slice(1)).get('pair');
    const token = old && access.isLink(role, old) ? old : await access.renewLink(role).catch(onTrouble);
    return url(`/${role}`, 'pair', token);
  }

  const [display, kiosk] = await Promise.all(linkRoles.map(link));
  const first = await access.stewards.renewFirst().catch(onTrouble);
  const links = FirstRun.parse({ display, kiosk, desk: url('/desk', 'first', first) });
  if (JSON.stringify(known) !== JSON.stringify(links)) await file.write(links).catch(onTrouble);
  return links;
}
