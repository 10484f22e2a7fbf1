import type { FileHandle } from 'node:fs/promises';

const HEAD = 16; // bytes: a length, a name, and the long length
const MOST = 10_000; // boxes of a film in pieces of a few frames

/** What lies in a file of film at its outermost, as we take it: nothing that is another file as well. */
const known = ['ftyp', 'styp', 'moov', 'moof', 'mdat', 'mfra', 'sidx', 'free', 'skip', 'wide', 'uuid', 'emsg', 'prft'];
/** Films for a browser. Not QuickTime, pictures (HEIC, AVIF) or sound. */
const brands = /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |M4VH|M4VP|MSNV|f4v )$/;

/** So many bytes tell. */
export const START = 12;

/** Does it begin as an MP4 does? */
export function beginsAsMp4(start: Buffer): boolean {
  const size = start.length < START ? 0 : start.readUInt32BE(0);
  return size >= 16 && size <= 1_024 && start.toString('latin1', 4, 8) === 'ftyp' && brands.test(brandOf(start));
}

const brandOf = (start: Buffer): string => start.toString('latin1', 8, 12);

/**
 * Is it boxes from its first byte to its last (ISO/IEC 14496-12), each as long as it says? Then nothing was cut off, and
 * nothing stands behind the film [X7].
 */
export async function isWhole(file: FileHandle, size: number): Promise<boolean> {
  const head = Buffer.alloc(HEAD);
  const names: string[] = [];
  for (let at = 0; at < size;) {
    const { bytesRead } = await file.read(head, 0, HEAD, at);
    if (bytesRead < 8 || names.length >= MOST) return false;
    if (at === 0 && !beginsAsMp4(head.subarray(0, bytesRead))) return false;
    const name = head.toString('latin1', 4, 8);
    const said = head.readUInt32BE(0);
    const long = said === 1;
    if (!known.includes(name) || (long && bytesRead < HEAD)) return false;
    const length = said === 0 ? size - at : long ? Number(head.readBigUInt64BE(8)) : said; // 0: to the end of the file
    if (length < (long ? HEAD : 8) || at + length > size) return false;
    names.push(name);
    at += length;
  }
  return names.includes('moov') && names.includes('mdat');
}
