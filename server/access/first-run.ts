import { join } from 'node:path';
import { z } from 'zod';
import { durableFile } from '../log/durable-file.ts';
import { linkRoles, type Access, type LinkRole } from './access.ts';

const FirstRun = z.object({ display: z.url(), kiosk: z.url(), desk: z.url() });
export type FirstRun = z.infer<typeof FirstRun>;

/**
 * The links of DATA_DIR/first-run.json, for the address under which the hub is reached now. A link keeps its token as
 * long as the file has it; a lost file makes new ones, and the old ones pair nobody any more.
 */
export async function firstRun(folder: string, access: Access, baseUrl: URL): Promise<FirstRun> {
  const file = durableFile(join(folder, 'first-run.json'));
  const known = FirstRun.safeParse(await file.read().catch(() => null)).data;

  async function link(role: LinkRole): Promise<string> {
    const old = known && new URLSearchParams(new URL(known[role]).hash.slice(1)).get('pair');
    const token = old && access.isLink(role, old) ? old : await access.renewLink(role);
    return new URL(`/${role}#pair=${token}`, baseUrl).href;
  }

  const [display, kiosk] = await Promise.all(linkRoles.map(link));
  const links = FirstRun.parse({ display, kiosk, desk: new URL('/desk', baseUrl).href });
  await file.write(links);
  return links;
}
