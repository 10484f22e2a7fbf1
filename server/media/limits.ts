/** How much of everything [SEC-25]. Bytes and milliseconds. */
export interface Limits {
  /** A video. */
  readonly file: number;
  /** All videos together, with those that are on their way. */
  readonly all: number;
  /** What the disk keeps for the wall itself. */
  readonly free: number;
  /** One request of an upload. */
  readonly piece: number;
  /** How long it may take. A slow line gets on piece by piece: what arrived of one that was cut is kept. */
  readonly patience: number;
  /** So long we look at what a file holds, with the start of the process that does. */
  readonly look: number;
  /** So long an upload waits for its next piece, and a video for the vlog that it is of. */
  readonly waits: number;
  /** Uploads of one person. */
  readonly each: number;
}

export const PIECE = 4 * 1_024 * 1_024;

export const limits: Limits = {
  file: 1_500_000_000,
  all: 20_000_000_000,
  free: 2_000_000_000,
  piece: PIECE,
  patience: 60_000,
  look: 10_000,
  waits: 24 * 3_600_000,
  each: 3,
};

/** Why a video is not taken; the desk and the kiosk have a sentence for each. */
export type MediaNo = 'large' | 'full' | 'mp4' | 'codec' | 'sound' | 'picture' | 'short' | 'long';

/** What a video is: milliseconds, pixels. */
export interface Facts {
  readonly length: number;
  readonly width: number;
  readonly height: number;
}
