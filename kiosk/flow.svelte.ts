import type { Answer } from '../shared/change.ts';
import type { Returned } from '../shared/client/wall-store.svelte.ts';
import type { Kind, Note, Reason, Theme, Way } from '../shared/note.ts';
import type { Data, Type } from '../shared/wall.ts';
import { blank, canHang, noteOf, type Draft, type Found, type Somebody } from './draft.ts';
import { Guest } from './guest.svelte.ts';
import { Hearing } from './hearing.svelte.ts';
import { Idle } from './idle.svelte.ts';
import { Later } from './later.ts';
import type { Word } from './patience.ts';
import { Question } from './question.svelte.ts';
import { SecondTap } from './second-tap.ts';
import { TakeBack } from './take-back.svelte.ts';
import { before, HOME_AFTER, type Hung, type Needs, type Step } from './visit.ts';

const PULSE = 20_000;

/** One visit to the kiosk: where it stands, what is typed, what the hub said. The kiosk's only timers are here and in idle. */
export class Flow {
  #needs: Needs;
  readonly idle = new Idle({
    mayEnd: () =>
      !this.#busy && !this.heard && this.step !== 'done' && !(this.resting && this.guest.chosen === undefined),
    asks: () => !this.resting,
    onEnd: () => this.#end(),
  });
  step: Step = $state('home');
  readonly guest: Guest;
  draft: Draft = $state.raw(blank);
  /** By what in the draft somebody can be found: it does not hang with that. */
  readonly found: Found | undefined = $derived.by(() => this.somebody(this.draft, this.#needs.formats()));
  /** Comes after the page; until then the hub looks alone. */
  somebody: Somebody = $state.raw(() => undefined);
  readonly question: Question;
  hung: Hung | undefined = $state.raw();
  /** How taking it back goes. */
  undo: TakeBack | undefined = $state.raw();
  /** The note that hangs already and says much the same. */
  like: Note | undefined = $state.raw();
  /** That note has one more customer now. */
  heard: boolean = $state(false);
  /** The note that hung, while its writer corrects it. */
  was: Data<'notes.hang'> | undefined = $state.raw();
  hearing: Hearing | undefined = $state.raw();
  /** This screen's clock as it was at the last look. */
  now: number = $state(0);

  #asked: { readonly draft: Draft; readonly id: string } | undefined;
  #different = false;
  #second: SecondTap;
  #mending: string | undefined;
  #home = new Later(() => this.#end());

  constructor(needs: Needs) {
    this.#needs = needs;
    this.question = new Question(needs);
    this.guest = new Guest(needs);
    this.#second = new SecondTap(needs.clock);
    this.now = needs.clock();
  }

  get #busy(): boolean {
    return this.question.sending !== 'no';
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
      this.#clear();
    };
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
    this.hearing = new Hearing(this.#needs, this.guest.born);
    this.go('hear');
  }

  type(title: string, way: Way = this.draft.way): void {
    this.write({ ...this.draft, title, way });
  }

  write(draft: Draft): void {
    if (this.#busy) return;
    if (draft.title !== this.draft.title) this.#different = false;
    this.draft = draft;
    this.question.refusal = undefined;
  }

  back(): void {
    if (this.#busy) return;
    if (this.step === 'hear') this.#end();
    else this.go(before[this.step]);
  }

  /** Asks the hub to hang the note. It hangs when the hub says so, not before. */
  async hang(): Promise<void> {
    if (!canHang(this.draft) || this.found || this.#busy || this.#second.is('hang')) return;
    const born = this.guest.born();
    const data = noteOf(this.draft, born.made, this.#needs.from);
    if (!data) return;
    const { kind, theme, title, body } = data;
    this.like = this.#different ? undefined : this.#needs.alike(theme, title);
    if (this.like) {
      this.go('alike');
      return;
    }
    if (this.#asked?.draft !== this.draft) this.#asked = { draft: this.draft, id: born.id };
    const { id } = this.#asked; // what could not be saved is asked with the id it had: the hub may have it after all
    const { word, answer } = await this.question.ask('notes.hang', data, { ...born, id });
    if (this.question.refusal) return this.#needs.forget(id); // the writer reads why, and has the draft
    this.hung = { id, kind, theme, title, body, made: born.made, where: whereIs(word) };
    if (this.#mending !== undefined) this.#needs.forget(this.#mending);
    this.was = undefined;
    this.#undoable(born.made, 'notes.takeBack', { note: id });
    this.go('done');
    this.now = this.#needs.clock();
    if (word === 'kept') void answer.then((last) => this.#heardOf(id, last));
  }

  /** "My note is different": it hangs beside the other. */
  async different(): Promise<void> {
    if (this.#busy) return;
    this.#different = true;
    this.#second.forget();
    this.go('write');
    await this.hang();
  }

  /** "I heard this too": the note that hangs has one more customer, and the draft is not needed. */
  async hear(): Promise<void> {
    if (!this.like || this.heard || this.#busy) return;
    const note = this.like.id;
    const born = this.guest.born();
    await this.question.ask('notes.signal', { note }, born);
    this.heard = !this.question.refusal;
    if (!this.heard) return;
    this.was = undefined;
    this.#undoable(born.made, 'notes.unsignal', { note, signal: born.id });
  }

  /** The note comes down and lies open again. Who walks away now finds it back as it was. */
  async correct(): Promise<void> {
    const { undo, draft } = this;
    await undo?.ask();
    if (!undo?.done || this.undo !== undo) return;
    this.#clear();
    this.was = noteOf(draft, this.#needs.clock(), this.#needs.from);
    this.draft = { ...draft, begun: this.#needs.clock() };
    this.go('write');
  }

  /** A note that came back lies open again. It is forgotten when it hangs after all. */
  mend({ id, refusal, data: { kind, theme, title, body, way = 'typed' } }: Returned): void {
    this.draft = { begun: this.#needs.clock(), kind, theme, title, way, ...(body !== undefined && { body }) };
    this.#mending = id;
    this.go(refusal.field === 'theme' ? 'theme' : 'write');
  }

  throwAway({ id }: Returned): void {
    this.#needs.forget(id);
    this.go('home');
  }

  /** Tells the hub what is no note: visitors, a klantvlag. Did it take it? */
  async tell<T extends Type>(type: T, data: Data<T>): Promise<boolean> {
    if (this.#busy) return false;
    await this.question.ask(type, data, this.guest.born());
    return !this.question.refusal;
  }

  /** Anybody may take a note down. Is it? */
  async takeDown(note: string, reason: Reason): Promise<boolean> {
    const done = await this.tell('notes.takeDown', { note, reason });
    if (done) this.#home.after(HOME_AFTER.undone);
    return done;
  }

  /** The same person has another note: home, in the same visit and language. */
  again(): void {
    this.#clear();
    this.go('home');
  }

  /** The hub is back while the writer still looks at a note that was only saved. */
  #heardOf(id: string, answer: Answer): void {
    if (this.hung?.id !== id) return;
    if (answer.ok) this.hung = { ...this.hung, where: whereIs(answer) };
    else this.question.refusal = answer.refusal;
  }

  /** The visit's last page: for ten seconds what was done can be undone, then home comes. */
  #undoable<T extends Type>(made: number, type: T, data: Data<T>): void {
    const propose = () => this.#needs.propose(type, data, this.guest.born());
    this.undo = new TakeBack(this.#needs, made, propose, this.#home.after);
    this.#home.after(HOME_AFTER.done);
  }

  /** The visit is over: the next one begins, in the office's own language and with nothing left of this one. */
  #end(): void {
    if (this.was) this.#needs.propose('notes.hang', this.was, this.guest.born());
    this.#clear();
    this.guest.leave();
    this.go('home');
    this.#look();
  }

  #clear(): void {
    this.#home.after(undefined);
    this.undo?.stop();
    this.draft = blank;
    this.hung = undefined;
    this.like = undefined;
    this.heard = false;
    this.#mending = undefined;
    this.was = undefined;
    this.#different = false;
    this.undo = undefined;
  }

  go(step: Step): void {
    this.question.refusal = undefined;
    this.step = step;
  }

  #look(): void {
    this.now = this.#needs.clock();
    if (this.resting) this.#needs.onRest?.();
  }
}

const whereIs = (word: Word): Hung['where'] => (word === 'kept' ? 'saved' : word.ok && word.held ? 'held' : 'hangs');
