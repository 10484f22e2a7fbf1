import { join } from 'node:path';
import { z } from 'zod';
import { durableFile } from '../log/durable-file.ts';
import { linkRoles, type Access, type LinkRole } from './access.ts';

const FirstRun = z.object({ display: z.url(), kiosk: z.url(), desk: z.url() });
export type FirstRun = z.infer<typeof FirstRun>;

/**
 * The links of DATA_DIR/first-run.json, for the address under which the hub is reached now. A link keeps its token as
 * long as the file has it; a lost file makes new ones, and the old ones pair nobody any more. Where nothing can be
 * written `onTrouble` hears why: a link that would have been new then has no token, and pairs nobody.
 */
export async function firstRun(
  folder: string,
  access: Access,
  baseUrl: URL,
  onTrouble: (error: unknown) => void,
): Promise<FirstRun> {
  const file = durableFile<FirstRun>(join(folder, 'first-run.json'));
  const known = FirstRun.safeParse(await file.read().catch(() => null)).data;

  async function link(role: LinkRole): Promise<string> {
    const old = known && new URLSearchParams(new URL(known[role]).hash.slice(1)).get('pair');
    const token = old && access.isLink(role, old) ? old : await access.renewLink(role).catch(onTrouble);
    return new URL(token ? `/${role}#pair=${token}` : `/${role}`, baseUrl).href;
  }

  const [display, kiosk] = await Promise.all(linkRoles.map(link));
  const links = FirstRun.parse({ display, kiosk, desk: new URL('/desk', baseUrl).href });
  if (JSON.stringify(known) !== JSON.stringify(links)) await file.write(links).catch(onTrouble);
  return links;
}
