import type { Refusal } from '../../shared/change.ts';
import { say } from '../../shared/text/say.ts';
import { sayStudio, type StudioKey } from '../../shared/text/studio.ts';
import { HALL_LONGEST, LONGEST, type Vlog } from '../../shared/vlog.ts';
import { complete, linesOf, recut, type Line } from './captions.ts';
import type { Part, Unfit } from './film.ts';
import type { Person, Place } from './place.ts';
import { Sending } from './sending.svelte.ts';
import { blankWords, missing, vlogOf, wordsOf, type Words } from './words.ts';

export type Step = 'who' | 'film' | 'cut' | 'captions' | 'words' | 'preview' | 'done';

/** What is played here, and how long that takes: milliseconds. */
export interface Film {
  readonly url: string;
  readonly length: number;
}

/** Where something may be wrong that people wrote. */
const fields = ['captions', 'headline', 'promise', 'role'] as const;
const RECORDED = 44_900; // of what was recorded: one frame more than 45 s, and no hall shows it

/** One vlog while it is made, from who is in it until it is sent. It outlives its pages: nothing is lost by an error. */
export class Studio {
  step: Step = $state.raw('who');
  person: Person | undefined = $state.raw();
  /** What was recorded or chosen. */
  source: (Film & { readonly file: Blob }) | undefined = $state.raw();
  part: Part = $state.raw({ from: 0, to: 0 });
  /** What the wall gets. */
  film: Film | undefined = $state.raw();
  /** A file is looked at. */
  reading: boolean = $state.raw(false);
  /** How much of the film is made: percent. */
  making: number | undefined = $state.raw();
  lines: readonly Line[] = $state.raw([]);
  words: Words = $state.raw(blankWords);
  /** Why not, in one sentence. */
  fault: string = $state.raw('');
  /** The hub is asked. */
  asking: boolean = $state.raw(false);
  /** Something plays, or is recorded: nobody has to touch anything. */
  playing: boolean = $state.raw(false);
  readonly sending: Sending;
  readonly place: Place;
  readonly replaces: string | undefined;
  #stop: AbortController | undefined;
  #made: Part | undefined;
  /** Of what was made here, in LUFS. */
  #loudness: number | undefined;
  #asked: { readonly what: string; readonly id: string } | undefined;

  /** Begins with nothing, or with a vlog that is there: to look at its captions again. */
  constructor(place: Place, vlog?: Vlog) {
    this.place = place;
    this.sending = new Sending(place);
    if (!vlog) return;
    const { id, person, name, media, length, captions } = vlog;
    this.replaces = id;
    this.person = { id: person, name };
    this.film = { url: `/media/${media}`, length };
    this.sending.media = { media, length, ...(vlog.loudness !== undefined && { loudness: vlog.loudness }) };
    this.lines = linesOf(captions, length);
    this.words = wordsOf(vlog);
    this.step = 'captions';
  }

  /** Something goes on by itself: nobody has to touch anything. */
  get busy(): boolean {
    return this.playing || this.reading || this.making !== undefined || this.sending.open || this.asking;
  }

  /** There is something to lose. */
  get dirty(): boolean {
    return this.step !== 'done' && (this.source !== undefined || this.replaces !== undefined);
  }

  be(person: Person): void {
    this.person = person;
    this.go('film');
  }

  go(step: Step): void {
    this.fault = '';
    this.playing = false;
    this.step = step;
  }

  /** A video of this machine, or one that was just recorded: it is looked at here, and nothing is sent yet. */
  async take(file: Blob, recorded = false): Promise<void> {
    this.fault = '';
    this.reading = true;
    const film = await import('./film.ts').catch(() => undefined);
    const found = (await film?.look(file)) ?? { unfit: 'unreadable' as Unfit };
    this.reading = false;
    if ('unfit' in found) return this.#say(`vlog.${found.unfit}`);
    this.#forget();
    this.source = { file, url: URL.createObjectURL(file), length: found.length };
    this.part = { from: 0, to: Math.min(found.length, recorded ? RECORDED : LONGEST) };
    this.lines = [];
    this.go('cut');
  }

  /** The part that was chosen becomes what the wall plays, and goes to the hub while its captions are written. */
  async make(): Promise<void> {
    const { source, part } = this;
    if (!source || this.making !== undefined) return;
    const before = this.#made;
    if (before && before.from === part.from && before.to === part.to && this.film) return this.go('captions');
    this.#drop();
    this.fault = '';
    this.making = 0;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const onprogress = (share: number) => (this.making = Math.round(share * 100));
    try {
      const { look, loudness, make } = await import('./film.ts');
      const whole = part.from === 0 && part.to >= source.length;
      const video = await make(source.file, whole ? undefined : part, { onprogress, signal });
      const found = video && (await look(video));
      const loud = video && (await loudness(video));
      if (signal.aborted || !video) return;
      if (!found || 'unfit' in found) return this.#say('vlog.making.failed');
      this.#loudness = loud;
      this.film = { url: URL.createObjectURL(video), length: found.length };
      this.lines = recut(this.lines, (before?.from ?? part.from) - part.from, found.length);
      this.#made = part;
      void this.sending.send(video);
      this.go('captions');
    } catch {
      this.#say('vlog.making.failed');
    } finally {
      if (this.#stop?.signal === signal) this.making = undefined;
    }
  }

  /** What is being made is made no more. */
  cancel(): void {
    this.#stop?.abort();
    this.making = undefined;
  }

  /** What may still be done before it can go: the end of a text's key. */
  get missing() {
    return missing(this.words);
  }

  get captioned(): boolean {
    return complete(this.lines);
  }

  /** It is too long for who stands still in a hall. */
  get long(): boolean {
    return this.part.to - this.part.from > HALL_LONGEST;
  }

  /** To the team, or onto the wall. What is asked twice is asked with the same id. */
  async send(): Promise<void> {
    const { person, place, replaces } = this;
    const { media } = this.sending;
    if (!person || !media || this.asking || !this.captioned || this.missing.length > 0) return;
    const vlog = vlogOf(this.words, this.lines, { loudness: this.#loudness, ...media });
    const what = JSON.stringify([vlog, person.id]);
    const id = this.#asked?.what === what ? this.#asked.id : place.newId();
    this.#asked = { what, id };
    this.fault = '';
    this.asking = true;
    const said = await place.send(id, vlog, person, replaces);
    this.asking = false;
    if (!said) return this.#say('vlog.silence');
    if ('error' in said) {
      this.fault = said.error.message;
      this.sending.expired = said.error.code === 'not-in';
      return;
    }
    const { answer } = said.ok;
    if (!answer.ok) {
      if (answer.refusal.code !== 'not-saved') this.#asked = undefined;
      return this.#refused(answer.refusal);
    }
    this.#forget();
    this.go('done');
  }

  /** The hub knows again who this is. */
  goOn(): void {
    this.sending.expired = false;
    void (this.sending.media ? this.send() : this.sending.again());
  }

  /** Nothing of it is left, here or at the hub. */
  close(): void {
    this.#drop();
    this.#forget();
  }

  /** Why the hub does not take it, and of what that is said. */
  #refused({ text, field }: Refusal): void {
    const language = this.place.language();
    const why = say(language, text);
    const where = fields.find((one) => one === field);
    this.fault = where ? sayStudio(language, `vlog.field.${where}`, { why }) : why;
  }

  #say(key: StudioKey): void {
    this.fault = sayStudio(this.place.language(), key);
  }

  /** What was made, and is on its way. */
  #drop(): void {
    this.cancel();
    this.sending.stop();
    if (this.film?.url.startsWith('blob:')) URL.revokeObjectURL(this.film.url);
    this.film = undefined;
    this.#made = undefined;
  }

  #forget(): void {
    if (this.source) URL.revokeObjectURL(this.source.url);
    this.source = undefined;
  }
}
