import * as z from 'zod/mini';

const Asked = z.object({
  secret: z.string(),
  code: z.string(),
  every: z.number(),
  desk: z.string(),
  qr: z.object({ side: z.number(), path: z.string() }),
});
const Heard = z.object({ state: z.enum(['waiting', 'slower', 'gone', 'in']) });
const LATER = 10_000; // after a hub that did not answer, or too many who ask

/** What hangs on a screen that wants to be let in. */
export type JoinCode = Omit<z.infer<typeof Asked>, 'secret' | 'every'>;

/** Asks the hub for a code, shows it, and asks again until an admin has let this browser in. The secret never leaves this object. */
export class Joining {
  code: JoinCode | undefined = $state.raw(undefined);
  readonly #role: 'display' | 'kiosk' | 'room';
  readonly #onIn: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #on = false;
  #turn = 0; // what an older attempt hears is nothing to us

  readonly #wants: () => boolean;

  constructor(role: 'display' | 'kiosk' | 'room', onIn: () => void, wants = () => true) {
    this.#role = role;
    this.#onIn = onIn;
    this.#wants = wants;
  }

  /** As long as the hub does not know this browser. */
  watch(unpaired: boolean): void {
    if (unpaired === this.#on) return;
    this.#on = unpaired;
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.code = undefined;
    if (unpaired && this.#wants()) void this.#begin();
  }

  async #begin(): Promise<void> {
    const turn = this.#turn;
    const asked = await post('code', { role: this.#role }, Asked);
    if (turn !== this.#turn) return;
    if (!asked) return this.#later(LATER, () => void this.#begin());
    const { secret, every, ...code } = asked;
    this.code = code;
    this.#later(every, () => void this.#ask(secret, every));
  }

  async #ask(secret: string, every: number): Promise<void> {
    const turn = this.#turn;
    const heard = await post('wait', { secret }, Heard);
    if (turn !== this.#turn) return;
    switch (heard?.state) {
      case 'in':
        return this.#onIn();
      case 'gone':
        return void this.#begin();
      case 'slower':
        return this.#later(every + LATER, () => void this.#ask(secret, every + LATER));
      default:
        return this.#later(every, () => void this.#ask(secret, every));
    }
  }

  #later(ms: number, work: () => void): void {
    this.#timer = setTimeout(work, ms);
  }
}

async function post<Schema extends z.ZodMiniType>(
  path: string,
  body: object,
  schema: Schema,
): Promise<z.infer<Schema> | undefined> {
  const response = await fetch(`/api/v1/pair/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!response?.ok) return undefined;
  return schema.safeParse(await response.json().catch(() => undefined)).data;
}
