import { untrack } from 'svelte';
import type { Cue, Vlog } from '../shared/vlog.ts';
import { cannot } from './cannot.ts';
import { address, isThere } from './media.ts';
import { stands, watch, type Watch } from './stall.ts';

/**
 * The page has one <video>, used again and again: an element a video leaves decoders behind [V1]. It is with the showing
 * that began last.
 */

const FADE = 300; // sound comes in
const LOUD = -16; // LUFS, at most
const FAINT = 0.001; // hardly heard; a browser takes 0 for muted, and stops what then becomes louder
const EARLY = 2_000; // an end that comes so much too soon is none
const AGAIN = 3; // times that it is asked anew without a step further: a line that broke looks as a broken file does [V7]

/** What the browser does for us beside playing: it knows to the millisecond when a line is said. Nothing is drawn by it. */
interface Element {
  readonly video: HTMLVideoElement;
  readonly lines: TextTrack;
}

let element: Element | undefined;
let loaded: string | undefined;
let onAir: Showing | undefined;

function only(): Element {
  if (element) return element;
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  video.disableRemotePlayback = true;
  const lines = video.addTextTrack('metadata');
  lines.mode = 'hidden';
  return (element = { video, lines });
}

function load(media: string): void {
  const { video } = only();
  if (loaded === media && !video.error) return;
  loaded = media;
  video.src = address(media);
}

function take(showing: Showing, media: string): void {
  onAir = showing;
  load(media);
}

/** Lets go of the file and of what decodes it. */
function unload(): void {
  if (!element) return;
  const { video, lines } = element;
  loaded = undefined;
  video.pause();
  video.removeAttribute('src');
  video.load();
  for (const cue of [...(lines.cues ?? [])]) lines.removeCue(cue);
  video.remove();
}

/** Fetches what comes next, as long as nothing is on. */
export function preload(media: string): void {
  if (!onAir) load(media);
}

/** How loud a vlog may be, from 0 to 1: as loud as -16 LUFS, where it was measured. */
export const volumeOf = ({ loudness = LOUD }: Pick<Vlog, 'loudness'>): number =>
  Math.min(1, 10 ** ((LOUD - loudness) / 20));

export interface ShowingOptions {
  readonly vlog: Vlog;
  /** Its captions, as they are to be shown. */
  readonly captions: readonly Cue[];
  /** When it began: milliseconds. */
  readonly now: number;
  /** Its first picture is there. */
  readonly onready: () => void;
  readonly onfail: () => void;
}

/** One vlog on this screen. */
export class Showing {
  state: 'loading' | 'ready' | 'playing' | 'ended' | 'failed' = $state.raw('loading');
  /** What is said now. */
  caption: string = $state.raw('');
  /** It may be heard, and the browser does not let it [V5]. */
  silenced: boolean = $state.raw(false);
  readonly #options: ShowingOptions;
  readonly #over = new AbortController();
  #volume = 0;
  #watch: Watch | undefined;
  #now: number;
  /** How far it came, and how often it was asked anew since. */
  #line = { at: 0, tries: 0 };

  constructor(options: ShowingOptions) {
    this.#options = options;
    this.#now = options.now;
  }

  /** Attach to the box that the picture fills. */
  readonly attach = (box: HTMLElement): (() => void) => {
    const { vlog, captions } = this.#options;
    if (onAir) onAir.#leave();
    take(this, vlog.media);
    const { video, lines } = only();
    const { signal } = this.#over;
    for (const { from, to, text } of captions) lines.addCue(new VTTCue(from / 1_000, to / 1_000, text));
    const say = (): void => {
      const [cue] = lines.activeCues ?? [];
      this.caption = cue instanceof VTTCue ? cue.text : '';
    };
    lines.addEventListener('cuechange', say, { signal });
    video.addEventListener('loadeddata', () => this.#goOnAt() || this.#ready(), { signal });
    video.addEventListener('ended', () => this.#end(), { signal });
    video.addEventListener('error', () => this.#again(), { signal });
    video.addEventListener('pause', () => this.#goOn(), { signal });
    box.prepend(video);
    // What an attachment reads it would begin anew for: the state is not for it.
    if (video.readyState >= video.HAVE_CURRENT_DATA) untrack(() => this.#ready());
    else if (video.error) untrack(() => this.#fail('file'));
    return () => {
      this.#over.abort();
      if (onAir !== this) return;
      onAir = undefined;
      unload();
    };
  };

  play(): void {
    if (this.state !== 'ready') return;
    this.state = 'playing';
    this.#watch = undefined;
    void this.#start();
  }

  /** How loud, from 0 to 1: nothing is muted. */
  hear(volume: number): void {
    if (volume === this.#volume) return;
    this.#volume = volume;
    if (volume === 0) this.silenced = false;
    if (this.#gone) return;
    if (this.state === 'playing') void this.#start();
    else if (volume === 0) only().video.muted = true;
  }

  /** Looks once a second whether it goes on. `now`: milliseconds. */
  look(now: number): void {
    this.#now = now;
    if (this.#gone || (this.state !== 'loading' && this.state !== 'playing')) return;
    const { video } = only();
    if (document.hidden) return void (this.#watch = undefined); // no picture is decoded that nobody sees
    const { totalVideoFrames: frames } = video.getVideoPlaybackQuality();
    this.#watch = watch(this.#watch, { at: now, time: video.currentTime, frames });
    if (stands(this.#watch)) this.#fail(video.readyState >= video.HAVE_FUTURE_DATA ? 'file' : 'line');
  }

  /** Asks for it anew: the browser keeps what came, and asks for the rest. */
  #again(): void {
    const { video } = only();
    const { at, tries } = this.#line;
    this.#line = video.currentTime > at ? { at: video.currentTime, tries: 1 } : { at, tries: tries + 1 };
    if (this.#line.tries > AGAIN) return this.#fail('file');
    video.load();
  }

  /** Where it was when its line broke. Was it on? */
  #goOnAt(): boolean {
    if (this.state !== 'playing') return false;
    only().video.currentTime = this.#line.at;
    void this.#start();
    return true;
  }

  get #gone(): boolean {
    return this.#over.signal.aborted || onAir !== this;
  }

  #ready(): void {
    if (this.state !== 'loading') return;
    if (only().video.videoWidth === 0) return this.#fail('file'); // heard, not seen
    this.state = 'ready';
    this.#options.onready();
  }

  /** Plays, as loud as it may be; muted where the browser lets nobody hear what nobody asked for. */
  async #start(): Promise<void> {
    const { video } = only();
    const aloud = this.#volume > 0 && !this.silenced;
    video.muted = !aloud;
    video.volume = FAINT;
    try {
      await video.play();
    } catch (error) {
      if (this.#gone || !(error instanceof DOMException) || error.name !== 'NotAllowedError') return; // an event says the rest
      if (!aloud) return this.#fail('file');
      this.silenced = true;
      return this.#start();
    }
    if (aloud && !this.#gone) this.#fadeIn(this.#volume);
  }

  /** With the pictures of the video: no timer. */
  #fadeIn(to: number): void {
    const { video } = only();
    let begun: number | undefined;
    const step = (now: number): void => {
      if (this.#gone || video.muted || this.#volume !== to) return;
      begun ??= now;
      video.volume = Math.max(FAINT, to * Math.min(1, (now - begun) / FADE));
      if (video.volume < to) video.requestVideoFrameCallback(step);
    };
    video.requestVideoFrameCallback(step);
  }

  /** Nobody pauses a vlog: a key of a remote control does, and a browser that is asked to be heard. */
  #goOn(): void {
    if (this.state === 'playing' && !only().video.ended) void this.#start();
  }

  #end(): void {
    if (this.#options.vlog.length - only().video.currentTime * 1_000 > EARLY) return this.#fail('file');
    this.state = 'ended';
    this.caption = '';
  }

  /** `line`: it did not come, which is not to say that it cannot be played. */
  #fail(why: 'file' | 'line'): void {
    const { media } = this.#options.vlog;
    if (this.state === 'failed') return;
    this.state = 'failed';
    cannot.wait(media, this.#now);
    if (why === 'file') void isThere(media).then((is) => is && cannot.add(media));
    this.#options.onfail();
  }

  /** Another vlog takes the element: what was seen last stays until this one has faded. */
  #leave(): void {
    const { video } = only();
    const still = document.createElement('canvas');
    [still.width, still.height] = [video.videoWidth, video.videoHeight];
    if (still.width > 0) still.getContext('2d')?.drawImage(video, 0, 0);
    video.replaceWith(still);
    this.#over.abort();
    unload();
  }
}
