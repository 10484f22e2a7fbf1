import { Later } from '../later.ts';

/** Seconds of a vlog that is recorded (product.md, 3.3 I). */
export const FEWEST = 20;
export const MOST = 45;
const COUNT = 3;
const SECOND = 1_000;

/** `plain`: the page came over plain HTTP, and a browser keeps its camera from it. */
export type CameraState = 'off' | 'asking' | 'none' | 'denied' | 'plain' | 'ready' | 'counting' | 'recording';

/** What this browser records best: what the wall plays, where it can. */
const types = ['avc1.42E01F,mp4a.40.2', 'avc1.42E01F,opus']
  .map((codecs) => `video/mp4;codecs=${codecs}`)
  .concat('video/webm;codecs=h264,opus', 'video/webm');

/** The camera of this machine: it counts down, and records for 20 to 45 seconds. */
export class Camera {
  state: CameraState = $state.raw('off');
  stream: MediaStream | undefined = $state.raw();
  /** Seconds: those to go while it counts down, those that went while it records. */
  seconds: number = $state.raw(0);
  readonly #onvideo: (video: Blob) => void;
  readonly #tick = new Later(() => this.#second());
  #recorder: MediaRecorder | undefined;
  #closed = false;

  constructor(onvideo: (video: Blob) => void) {
    this.#onvideo = onvideo;
  }

  async open(): Promise<void> {
    // A page that is not to be trusted has no such thing at all.
    if (!isSecureContext || !('mediaDevices' in navigator)) return void (this.state = 'plain');
    this.state = 'asking';
    const video = { width: { ideal: 1_280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio: true }).catch((error: unknown) => {
        if (isDenied(error)) throw error;
        return navigator.mediaDevices.getUserMedia({ video }); // a camera without a microphone: captions say it all
      });
      if (this.#closed) return stop(stream);
      this.stream = stream;
      this.state = 'ready';
      stream.getVideoTracks()[0]?.addEventListener('ended', () => this.#lost());
    } catch (error) {
      this.state = isDenied(error) ? 'denied' : 'none';
    }
  }

  /** "3-2-1". */
  start(): void {
    if (this.state !== 'ready') return;
    this.state = 'counting';
    this.seconds = COUNT;
    this.#tick.after(SECOND);
  }

  /** Once more from the start; what was recorded is gone. */
  again(): void {
    if (this.#recorder) this.#recorder.onstop = null;
    this.#end();
    if (this.stream) this.state = 'ready';
    this.start();
  }

  /** It is enough: hands the video over. */
  stop(): void {
    if (this.state === 'recording' && this.seconds >= FEWEST) this.#end();
  }

  /** The lamp beside the lens goes out. */
  close(): void {
    this.#closed = true;
    if (this.#recorder) this.#recorder.onstop = null;
    this.#end();
    if (this.stream) stop(this.stream);
    this.stream = undefined;
    this.state = 'off';
  }

  #second(): void {
    if (this.state === 'counting') {
      this.seconds -= 1;
      if (this.seconds === 0) this.#record();
    } else this.seconds += 1;
    if (this.state === 'recording' && this.seconds >= MOST) return this.#end();
    this.#tick.after(SECOND);
  }

  #record(): void {
    if (!this.stream) return;
    const parts: Blob[] = [];
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(this.stream, { videoBitsPerSecond: 4_000_000, ...(mimeType && { mimeType }) });
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    recorder.onstop = () => this.#onvideo(new Blob(parts, { type: recorder.mimeType }));
    recorder.start(SECOND);
    this.#recorder = recorder;
    this.state = 'recording';
  }

  #end(): void {
    this.#tick.after(undefined);
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
    this.#recorder = undefined;
    if (this.state === 'recording' || this.state === 'counting') this.state = 'ready';
    this.seconds = 0;
  }

  /** Somebody pulled it out. */
  #lost(): void {
    this.close();
    this.state = 'none';
  }
}

const stop = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());

const isDenied = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotAllowedError';
