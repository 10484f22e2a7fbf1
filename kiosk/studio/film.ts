import {
  AudioSampleSink,
  BlobSource,
  BufferTarget,
  Conversion,
  ConversionCanceledError,
  getFirstEncodableAudioCodec,
  Input,
  MATROSKA,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
  QUALITY_HIGH,
  WEBM,
  type InputVideoTrack,
} from 'mediabunny';
import { SHORTEST } from '../../shared/vlog.ts';
import { Loudness } from './loudness.ts';

/** The only file of the pages that knows mediabunny: who records or chooses a video loads it, and nobody else. */

/** A piece of a video: milliseconds. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** Why nothing can be made of a file: the end of a text's key. */
export type Unfit = 'unreadable' | 'hevc' | 'plain' | 'tooShort.file';

const SIDES = { long: 1_920, short: 1_080 };
const FRAMES = 30; // in a second
const HEAVY = 8_000_000; // bits in a second: what has more is made anew

/** A browser keeps its codecs, too, from a page on plain HTTP: there a film is taken as it is, and cut between key frames. */
const coded = (): boolean => 'VideoEncoder' in globalThis;

const open = (file: Blob): Input => new Input({ source: new BlobSource(file), formats: [MP4, QTFF, MATROSKA, WEBM] });

/** How long a video is, in milliseconds, or why this browser cannot work with it. */
export async function look(file: Blob): Promise<{ readonly length: number } | { readonly unfit: Unfit }> {
  const input = open(file);
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) return { unfit: 'unreadable' };
    if (coded() ? !(await track.canDecode()) : track.codec !== 'avc')
      return { unfit: track.codec === 'hevc' ? 'hevc' : coded() ? 'unreadable' : 'plain' };
    const length = Math.floor((await track.computeDuration()) * 1_000);
    return length < SHORTEST ? { unfit: 'tooShort.file' } : { length };
  } catch {
    return { unfit: 'unreadable' };
  } finally {
    input.dispose();
  }
}

/** How loud it is, in LUFS; nothing where nobody hears it, or where this browser cannot: then it plays as it is. */
export async function loudness(film: Blob): Promise<number | undefined> {
  const input = open(film);
  try {
    const track = await input.getPrimaryAudioTrack();
    if (!track || track.numberOfChannels > 2 || !(await track.canDecode())) return undefined;
    const meter = new Loudness(track.sampleRate, track.numberOfChannels);
    for await (const sample of new AudioSampleSink(track).samples()) {
      const plane = (planeIndex: number): Float32Array => {
        const heard = new Float32Array(sample.numberOfFrames);
        sample.copyTo(heard, { planeIndex, format: 'f32-planar' });
        return heard;
      };
      meter.add(Array.from({ length: sample.numberOfChannels }, (_, at) => plane(at)));
      sample.close();
    }
    const loud = meter.integrated;
    return loud === undefined ? undefined : Math.round(loud * 10) / 10;
  } catch {
    return undefined;
  } finally {
    input.dispose();
  }
}

interface Making {
  /** Of the whole, 0 to 1. */
  readonly onprogress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * This part of a video as the wall plays it: MP4 with H.264 of at most 1080p, and nothing else that was in the file, as where
 * it was recorded. Nothing when `signal` stopped it; throws where the browser cannot.
 */
export async function make(
  file: Blob,
  part: Part | undefined,
  { onprogress, signal }: Making,
): Promise<Blob | undefined> {
  const input = open(file);
  const target = new BufferTarget();
  const audio = coded() ? await getFirstEncodableAudioCodec(['aac', 'opus']) : null;
  const conversion = await Conversion.init({
    input,
    output: new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target }),
    tracks: 'primary',
    video: (track) => (coded() ? shaped(track, part !== undefined) : {}),
    // Copied where the wall plays it as it is.
    audio: (track) =>
      (part === undefined || !coded()) && (track.codec === 'aac' || track.codec === 'opus')
        ? {}
        : audio
          ? { codec: audio, numberOfChannels: Math.min(2, track.numberOfChannels), sampleRate: 48_000 }
          : { discard: true },
    ...(part && { trim: { start: part.from / 1_000, end: part.to / 1_000 } }),
    ...(!coded() && { copy: { mode: 'forced', boundaryPolicy: 'shrink', shiftTolerance: Infinity } }),
    tags: {},
    showWarnings: false,
  });
  const cancel = () => void conversion.cancel();
  signal.addEventListener('abort', cancel);
  conversion.onProgress = onprogress;
  try {
    if (signal.aborted) return undefined;
    await conversion.execute();
  } catch (error) {
    if (error instanceof ConversionCanceledError) return undefined;
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    input.dispose();
  }
  return target.buffer ? new Blob([target.buffer], { type: 'video/mp4' }) : undefined;
}

/** What becomes of the picture. What was cut off must be gone: a copy would keep all from the key frame before it. */
async function shaped(track: InputVideoTrack, cut: boolean) {
  const { averagePacketRate, averageBitrate } = await track.computePacketStats(100);
  const { displayWidth: width, displayHeight: height, codec } = track;
  const scale = Math.min(1, SIDES.long / Math.max(width, height), SIDES.short / Math.min(width, height));
  const even = (side: number): number => 2 * Math.round((side * scale) / 2);
  const fast = averagePacketRate > FRAMES + 1;
  if (codec === 'avc' && scale === 1 && !cut && !fast && averageBitrate <= HEAVY) return {};
  return {
    codec: 'avc' as const,
    quality: QUALITY_HIGH,
    forceTranscode: true,
    ...(scale < 1 && { width: even(width), height: even(height), fit: 'fill' as const }),
    ...(fast && { frameRate: FRAMES }),
  };
}
