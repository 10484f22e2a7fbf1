import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { LONGEST, SHORTEST } from '../../shared/vlog.ts';
import { isWhole } from './boxes.ts';
import type { Facts, MediaNo } from './limits.ts';

/** What the process that looks tells of a file (look.mjs). */
interface Seen {
  readonly seconds: number;
  readonly tracks: readonly Track[];
}
interface Track {
  readonly type: string;
  readonly codec: string | null;
  /** With its profile, as `avc1.64001f`. */
  readonly exact: string | null;
  readonly width?: number;
  readonly height?: number;
  /** Is there one to begin with? */
  readonly pictures?: boolean;
}

const PIXELS = 4_096; // a side: what H.264 is decoded to anywhere
/** Baseline, main and high: 8 bits, 4:2:0. What else there is no screen plays. */
const PROFILES = /^avc[13]\.(42|4d|58|64)/i;
const SOUNDS = ['aac', 'opus'];
const MEMORY = 128; // MB: a long film in small pieces takes a few
const run = promisify(execFile);

/** What this file is, when it is an MP4 that every screen plays [X7]: H.264, with AAC, Opus or silence, of a fitting length. */
export async function check(
  path: string,
  limit: number,
  signal?: AbortSignal,
): Promise<Facts | { readonly no: MediaNo }> {
  const file = await open(path, 'r');
  const whole = await file
    .stat()
    .then(({ size }) => isWhole(file, size))
    .finally(() => file.close());
  const seen = whole ? await look(path, limit, signal) : undefined;
  return seen ? judge(seen) : { no: 'mp4' };
}

function judge({ seconds, tracks }: Seen): Facts | { readonly no: MediaNo } {
  const [video, ...others] = tracks.filter(({ type }) => type === 'video');
  const sounds = tracks.filter(({ type }) => type === 'audio');
  if (!video) return { no: 'picture' };
  if (others.length > 0 || sounds.length > 1) return { no: 'mp4' };
  if (video.codec !== 'avc' || !PROFILES.test(video.exact ?? '')) return { no: 'codec' };
  if (sounds.some(({ codec }) => !SOUNDS.includes(codec ?? ''))) return { no: 'sound' };
  const { width = 0, height = 0 } = video;
  if (video.pictures !== true || !isSide(width) || !isSide(height)) return { no: 'picture' };
  const length = Math.round(seconds * 1_000);
  if (!(length >= SHORTEST)) return { no: 'short' };
  return length > LONGEST ? { no: 'long' } : { length, width: Math.round(width), height: Math.round(height) };
}

const isSide = (pixels: number): boolean => pixels >= 16 && pixels <= PIXELS;

/**
 * Lets a process of its own read it, for so many milliseconds at most, with little memory: a file can be made so that who reads
 * it is out of memory at once, and a thread then takes the hub with it. Nothing when it cannot be read.
 */
async function look(path: string, limit: number, signal: AbortSignal | undefined): Promise<Seen | undefined> {
  const args = [`--max-old-space-size=${MEMORY}`, fileURLToPath(new URL('./look.mjs', import.meta.url)), path];
  const how = { timeout: limit, killSignal: 'SIGKILL', windowsHide: true, ...(signal && { signal }) } as const;
  const said = await run(process.execPath, args, how).catch(() => undefined);
  return said && (JSON.parse(said.stdout) as Seen);
}
