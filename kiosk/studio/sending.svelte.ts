import { Later } from '../later.ts';
import type { Place } from './place.ts';
import { upload, type Uploaded } from './upload.ts';

/** A film on its way to the hub, while its captions are written. */
export class Sending {
  /** Percent; nothing while nothing is on its way. */
  percent: number | undefined = $state.raw();
  /** The hub cannot be reached. */
  waiting: boolean = $state.raw(false);
  /** What the hub made of it: it is there. */
  media: Uploaded | undefined = $state.raw();
  /** Why it did not come there. */
  fault: string = $state.raw('');
  /** The hub asks again who this is. */
  expired: boolean = $state.raw(false);
  readonly #place: Pick<Place, 'headers' | 'language'>;
  #video: Blob | undefined;
  #stop: AbortController | undefined;

  constructor(place: Pick<Place, 'headers' | 'language'>) {
    this.#place = place;
  }

  get open(): boolean {
    return this.percent !== undefined;
  }

  async send(video: Blob): Promise<void> {
    this.stop();
    this.#video = video;
    const stop = new AbortController();
    this.#stop = stop;
    this.percent = 0;
    const said = await upload(video, {
      headers: () => ({ 'accept-language': this.#place.language(), ...this.#place.headers() }),
      wait: (milliseconds) => new Promise((resolve) => new Later(() => resolve()).after(milliseconds)),
      onprogress: (sent, waiting) => {
        if (stop.signal.aborted) return;
        this.percent = Math.floor((sent / video.size) * 100);
        this.waiting = waiting;
      },
      signal: stop.signal,
    });
    if (stop.signal.aborted) return;
    this.percent = undefined;
    this.waiting = false;
    if (said && 'ok' in said) this.media = said.ok;
    else if (said) {
      this.fault = said.error.message;
      this.expired = said.error.code === 'not-in';
    }
  }

  /** The same film once more. */
  async again(): Promise<void> {
    const video = this.#video;
    if (video) await this.send(video);
  }

  /** It need not come there any more. */
  stop(): void {
    this.#stop?.abort();
    this.percent = undefined;
    this.waiting = false;
    this.media = undefined;
    this.fault = '';
    this.expired = false;
  }
}
