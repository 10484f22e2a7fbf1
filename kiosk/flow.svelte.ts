import type { Refusal } from '../shared/change.ts';
import { TITLE_MAX, TITLE_MIN, type Kind, type Note, type Theme } from '../shared/rituals/notes.ts';
import { length, tidy } from '../shared/sentence.ts';
import type { Language } from '../shared/text/say.ts';
import type { Data } from '../shared/wall.ts';
import { Hearing } from './hearing.svelte.ts';
import { Idle } from './idle.svelte.ts';
import { SecondTap } from './second-tap.ts';
import { blank, HOME_AFTER, type Asking, type Draft, type Hung, type Needs, type Step } from './visit.ts';

const [LATE, COUNT, PULSE] = [3_000, 200, 20_000] as const;

/** One visit to the kiosk: where it stands, what is typed, what the hub said. The kiosk's only timers are here and in idle. */
export class Flow {
  readonly idle = new Idle({
    mayEnd: () =>
      this.sending === 'no' && !this.heard && this.step !== 'done' && !(this.resting && this.#chosen === undefined),
    asks: () => !this.resting,
    onEnd: () => this.#end(),
  });
  step: Step = $state('home');
  draft: Draft = $state.raw(blank);
  sending: Asking = $state('no');
  undoing: Asking = $state('no');
  undone: boolean = $state(false);
  /** Why the hub, or the check before it, said no. */
  refusal: Refusal | undefined = $state.raw();
  hung: Hung | undefined = $state.raw();
  /** The note that hangs already and says much the same. */
  like: Note | undefined = $state.raw();
  /** That note has one more customer now. */
  heard: boolean = $state(false);
  hearing: Hearing | undefined = $state.raw();
  /** This screen's clock as it was at the last look. */
  now: number = $state(0);

  #chosen: Language | undefined = $state();
  #needs: Needs;
  #visit: string;
  #notSaved: { readonly id: string; readonly what: string } | undefined;
  #different = false;
  #second: SecondTap;
  #leave: ReturnType<typeof setTimeout> | undefined;
  #count: ReturnType<typeof setInterval> | undefined;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#visit = needs.newId();
    this.#second = new SecondTap(needs.clock);
    this.now = needs.clock();
  }

  get language(): Language {
    return this.#chosen ?? this.#needs.language();
  }

  /** Letters as the hub will count them. */
  get letters(): number {
    return length(tidy(this.draft.title));
  }

  get tooLong(): boolean {
    return this.letters > TITLE_MAX;
  }

  get canHang(): boolean {
    return this.letters >= TITLE_MIN && !this.tooLong;
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
    this.draft = { ...this.draft, kind };
    this.#go('theme');
  }

  about(theme: Theme): void {
    this.draft = { ...this.draft, theme };
    this.#go('write');
  }

  listen(): void {
    this.hearing = new Hearing(this.#needs, this.#visit);
    this.#go('hear');
  }

  type(title: string): void {
    if (this.sending !== 'no') return;
    this.draft = { ...this.draft, title };
    this.#different = false;
    this.refusal = undefined;
  }

  back(): void {
    if (this.sending !== 'no') return;
    if (this.step === 'alike') this.#go('write');
    else if (this.step === 'write') this.#go('theme');
    else if (this.step === 'theme') this.#go('home');
    else if (this.step === 'hear') this.#end(); // who comes next may count the same notes
  }

  /** Asks the hub to hang the note. It hangs when the hub says so, not before. */
  async hang(): Promise<void> {
    const { kind, theme } = this.draft;
    if (!kind || !theme || !this.canHang || this.sending !== 'no' || this.#second.is('hang')) return;
    const title = tidy(this.draft.title);
    this.like = this.#different ? undefined : this.#needs.alike(theme, title);
    if (this.like) {
      this.#go('alike');
      return;
    }
    const { from } = this.#needs;
    const data = { kind, theme, title, ...(from === undefined ? {} : { from }) };
    const what = JSON.stringify(data);
    const id = this.#notSaved?.what === what ? this.#notSaved.id : this.#needs.newId();
    const made = this.#needs.clock();
    const answer = await this.#ask('notes.hang', data, { id, made });
    this.#notSaved = !answer.ok && answer.refusal.code === 'not-saved' ? { id, what } : undefined;
    if (answer.ok) this.#finish({ id, kind, theme, title, made });
  }

  /** "My note is different": it hangs beside the other. */
  async different(): Promise<void> {
    if (this.sending !== 'no') return;
    this.#different = true;
    this.#second.forget();
    this.#go('write');
    await this.hang();
  }

  /** "I heard this too": the note that hangs has one more customer, and the draft is not needed. */
  async hear(): Promise<void> {
    if (!this.like || this.heard || this.sending !== 'no') return;
    const born = { id: this.#needs.newId(), made: this.#needs.clock() };
    this.heard = (await this.#ask('notes.signal', { note: this.like.id }, born)).ok;
    if (this.heard) this.#leaveAfter(HOME_AFTER.undone);
  }

  /** Asks the hub to take the note down again. */
  async takeBack(): Promise<void> {
    const note = this.hung;
    if (!note || this.undoing !== 'no' || this.undone || this.#second.is('takeBack')) return;
    clearTimeout(this.#leave);
    this.refusal = undefined;
    this.undoing = 'asked';
    const late = setTimeout(() => {
      if (this.hung !== note) return;
      this.undoing = 'late';
      this.#leaveAfter(HOME_AFTER.silence); // it will be taken down all the same: the question stays asked
    }, LATE);
    const born = { id: this.#needs.newId(), made: this.#needs.clock(), visit: this.#visit };
    try {
      const answer = await this.#needs.propose('notes.takeBack', { note: note.id }, born);
      if (this.hung !== note) return;
      if (answer.ok) this.undone = true;
      else this.refusal = answer.refusal;
      this.#leaveAfter(answer.ok ? HOME_AFTER.undone : HOME_AFTER.silence);
    } finally {
      clearTimeout(late);
      if (this.hung === note) this.undoing = 'no';
    }
  }

  /** The same person has another note: home, in the same visit and language. */
  again(): void {
    this.#clear();
    this.#go('home');
  }

  async #ask<T extends 'notes.hang' | 'notes.signal'>(type: T, data: Data<T>, born: { id: string; made: number }) {
    this.refusal = undefined;
    this.sending = 'asked';
    const late = setTimeout(() => (this.sending = 'late'), LATE);
    try {
      const answer = await this.#needs.propose(type, data, { ...born, visit: this.#visit });
      if (!answer.ok) this.refusal = answer.refusal;
      return answer;
    } finally {
      clearTimeout(late);
      this.sending = 'no';
    }
  }

  #finish(note: Hung): void {
    this.hung = note;
    this.#go('done');
    this.now = this.#needs.clock();
    this.#count = setInterval(() => (this.now = this.#needs.clock()), COUNT);
    this.#leaveAfter(HOME_AFTER.done);
  }

  #leaveAfter(milliseconds: number): void {
    clearTimeout(this.#leave);
    this.#leave = setTimeout(() => this.#end(), milliseconds);
  }

  /** The visit is over: the next one begins, in the office's own language and with nothing left of this one. */
  #end(): void {
    this.#clear();
    this.#chosen = undefined;
    this.#visit = this.#needs.newId();
    this.#go('home');
    this.#look();
  }

  #clear(): void {
    this.#stopClocks();
    this.draft = blank;
    this.hung = undefined;
    this.like = undefined;
    this.heard = false;
    this.#different = false;
    this.undone = false;
    this.undoing = 'no';
    this.#notSaved = undefined;
  }

  #go(step: Step): void {
    this.refusal = undefined;
    this.step = step;
  }

  #look(): void {
    this.now = this.#needs.clock();
    if (this.resting) this.#needs.onRest?.();
  }

  #stopClocks(): void {
    clearTimeout(this.#leave);
    clearInterval(this.#count);
  }
}
