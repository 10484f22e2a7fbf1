import { readFile } from 'node:fs/promises';
import { decode, parse } from '../log/lines.ts';
import type { Verified } from '../log/verify.ts';
import { auditFile, monthsIn } from './audit.ts';
import { link, type AuditHead, type Entry } from './entry.ts';

/** Reads the audit trail and says where it is not what was written. Writes nothing, so it may run beside a hub. */
export async function verifyAudit(folder: string): Promise<Verified> {
  const lines: string[] = [];
  let whole = true;
  let chain: string | undefined; // nothing before the first month that is still kept
  for (const month of await monthsIn(folder)) {
    const found = decode(await readFile(auditFile(folder, month)));
    const [head, ...entries] = found.lines.map(parse) as [AuditHead | undefined, ...Entry[]];
    const links = entries.findIndex((one, at) => one.chain !== link(entries[at - 1]?.chain ?? head?.before ?? '', one));
    const [damaged] = found.damaged;
    const fault =
      damaged !== undefined
        ? `line ${damaged} is damaged`
        : head && chain !== undefined && head.before !== chain
          ? 'does not follow on the month before: entries are missing'
          : links >= 0
            ? `the chain is broken at line ${links + 2}`
            : undefined;
    chain = entries.at(-1)?.chain ?? head?.before ?? chain;
    lines.push(
      `audit/${month}.log: ${fault ?? `${entries.length} entries, whole, up to ${chain?.slice(0, 16) ?? ''}`}`,
    );
    if (fault) whole = false;
  }
  return { whole, lines };
}
