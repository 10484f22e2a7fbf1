import type { Answer, Refusal } from '../shared/change.ts';
import type { Kind, Note, Reason, Theme, Way } from '../shared/rituals/notes.ts';
import type { Language } from '../shared/text/say.ts';
import type { Data, Type } from '../shared/wall.ts';
import { blank, canHang, noteOf, type Draft } from './draft.ts';
import { Hearing } from './hearing.svelte.ts';
import { Idle } from './idle.svelte.ts';
import { LATE, patience, refusalOf } from './patience.ts';
import { SecondTap } from './second-tap.ts';
import { TakeBack } from './take-back.svelte.ts';
import { before, HOME_AFTER, plain, type Asking, type Ease, type Hung, type Needs, type Step } from './visit.ts';

const PULSE = 20_000;

/** One visit to the kiosk: where it stands, what is typed, what the hub said. The kiosk's only timers are here and in idle. */
export class Flow {
  readonly idle = new Idle({
    mayEnd: () =>
      this.sending === 'no' && !this.heard && this.step !== 'done' && !(this.resting && this.#chosen === undefined),
    asks: () => !this.resting,
    onEnd: () => this.#end(),
  });
  step: Step = $state('home');
  ease: Ease = $state.raw(plain);
  draft: Draft = $state.raw(blank);
  sending: Asking = $state('no');
  /** Why the hub, or the check before it, said no. */
  refusal: Refusal | undefined = $state.raw();
  hung: Hung | undefined = $state.raw();
  /** How taking it back goes. */
  undo: TakeBack | undefined = $state.raw();
  /** The note that hangs already and says much the same. */
  like: Note | undefined = $state.raw();
  /** The note that somebody pointed at is down. */
  down: boolean = $state(false);
  /** That note has one more customer now. */
  heard: boolean = $state(false);
  hearing: Hearing | undefined = $state.raw();
  /** This screen's clock as it was at the last look. */
  now: number = $state(0);

  #chosen: Language | undefined = $state();
  #needs: Needs;
  #visit: string;
  #asked: { readonly draft: Draft; readonly id: string } | undefined;
  #different = false;
  #second: SecondTap;
  #leave: ReturnType<typeof setTimeout> | undefined;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#visit = needs.newId();
    this.#second = new SecondTap(needs.clock);
    this.now = needs.clock();
  }

  get language(): Language {
    return this.#chosen ?? this.#needs.language();
  }

  /** Nobody has begun anything. */
  get resting(): boolean {
    return this.step === 'home' && this.draft.title === '';
  }

  /** Starts what must run as long as the kiosk is shown; returns what stops it. */
  run(): () => void {
    const pulse = setInterval(() => this.#look(), PULSE);
    this.idle.stay();
    return () => {
      clearInterval(pulse);
      this.idle.stop();
      this.#stopClocks();
    };
  }

  speak(language: Language): void {
    this.#chosen = language;
  }

  pick(kind: Kind): void {
    this.draft = { begun: this.#needs.clock(), ...this.draft, kind };
    this.go('theme');
  }

  about(theme: Theme): void {
    this.draft = { ...this.draft, theme };
    this.go('write');
  }

  listen(): void {
    this.hearing = new Hearing(this.#needs, this.#visit);
    this.go('hear');
  }

  type(title: string, way: Way = this.draft.way): void {
    if (this.sending !== 'no') return;
    this.draft = { ...this.draft, title, way };
    this.#different = false;
    this.refusal = undefined;
  }

  /** "Vertel iets meer". */
  tellMore(body: string): void {
    if (this.sending !== 'no') return;
    this.draft = { ...this.draft, body };
    this.refusal = undefined;
  }

  back(): void {
    if (this.sending !== 'no') return;
    if (this.step === 'hear') this.#end();
    else this.go(before[this.step]);
  }

  /** Asks the hub to hang the note. It hangs when the hub says so, not before. */
  async hang(): Promise<void> {
    if (!canHang(this.draft) || this.sending !== 'no' || this.#second.is('hang')) return;
    const made = this.#needs.clock();
    const data = noteOf(this.draft, made, this.#needs.from);
    if (!data) return;
    const { kind, theme, title, body } = data;
    this.like = this.#different ? undefined : this.#needs.alike(theme, title);
    if (this.like) {
      this.go('alike');
      return;
    }
    if (this.#asked?.draft !== this.draft) this.#asked = { draft: this.draft, id: this.#needs.newId() };
    const { id } = this.#asked; // what could not be saved is asked with the id it had: the hub may have it after all
    const { word, answer } = await this.#ask('notes.hang', data, { id, made });
    if (this.refusal) return;
    this.#finish({ id, kind, theme, title, body, made, saved: word === 'kept' });
    if (word === 'kept') void answer.then((last) => this.#heardOf(id, last));
  }

  /** "My note is different": it hangs beside the other. */
  async different(): Promise<void> {
    if (this.sending !== 'no') return;
    this.#different = true;
    this.#second.forget();
    this.go('write');
    await this.hang();
  }

  /** "I heard this too": the note that hangs has one more customer, and the draft is not needed. */
  async hear(): Promise<void> {
    if (!this.like || this.heard || this.sending !== 'no') return;
    this.heard = await this.#tell('notes.signal', { note: this.like.id });
  }

  /** The note comes down and lies open again. */
  async correct(): Promise<void> {
    const { undo, draft } = this;
    await undo?.ask();
    if (!undo?.done || this.undo !== undo) return;
    this.#clear();
    this.draft = { ...draft, begun: this.#needs.clock() };
    this.go('write');
  }

  /** Anybody may take a note down. */
  async takeDown(note: string, reason: Reason): Promise<void> {
    if (!this.down && this.sending === 'no') this.down = await this.#tell('notes.takeDown', { note, reason });
  }

  /** The same person has another note: home, in the same visit and language. */
  again(): void {
    this.#clear();
    this.go('home');
  }

  /** Asks for the last thing of a visit: home comes soon after it. */
  async #tell<T extends Type>(type: T, data: Data<T>): Promise<boolean> {
    await this.#ask(type, data, { id: this.#needs.newId(), made: this.#needs.clock() });
    if (!this.refusal) this.#leaveAfter(HOME_AFTER.undone);
    return !this.refusal;
  }

  async #ask<T extends Type>(type: T, data: Data<T>, born: { id: string; made: number }) {
    this.refusal = undefined;
    this.sending = 'asked';
    const asking = this.#needs.propose(type, data, { ...born, visit: this.#visit });
    const word = await patience(asking, this.#wait, () => (this.sending = 'late'));
    this.sending = 'no';
    this.refusal = refusalOf(word);
    return { word, answer: asking.answer };
  }

  /** Who knows that nobody answers need not wait for it. */
  get #wait(): number {
    return this.#needs.online() ? LATE : 0;
  }

  /** The hub is back while the writer still looks at a note that was only saved. */
  #heardOf(id: string, answer: Answer): void {
    if (this.hung?.id !== id) return;
    if (answer.ok) this.hung = { ...this.hung, saved: false };
    else this.refusal = answer.refusal;
  }

  #finish(note: Hung): void {
    this.hung = note;
    this.undo = new TakeBack(this.#needs, this.#visit, note, (milliseconds) => this.#leaveAfter(milliseconds));
    this.go('done');
    this.now = this.#needs.clock();
    this.#leaveAfter(HOME_AFTER.done);
  }

  #leaveAfter(milliseconds: number | undefined): void {
    clearTimeout(this.#leave);
    if (milliseconds !== undefined) this.#leave = setTimeout(() => this.#end(), milliseconds);
  }

  /** The visit is over: the next one begins, in the office's own language and with nothing left of this one. */
  #end(): void {
    this.#clear();
    this.#chosen = undefined;
    this.ease = plain;
    this.#visit = this.#needs.newId();
    this.go('home');
    this.#look();
  }

  #clear(): void {
    this.#stopClocks();
    this.draft = blank;
    this.hung = undefined;
    this.like = undefined;
    this.heard = false;
    this.down = false;
    this.#different = false;
    this.undo = undefined;
  }

  go(step: Step): void {
    this.refusal = undefined;
    this.step = step;
  }

  #look(): void {
    this.now = this.#needs.clock();
    if (this.resting) this.#needs.onRest?.();
  }

  #stopClocks(): void {
    clearTimeout(this.#leave);
    this.undo?.stop();
  }
}
