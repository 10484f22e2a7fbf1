import { resolve } from 'node:path';
import { z } from 'zod';
import { languages, type Language } from '../shared/text/language.ts';
import { Stop } from './stop.ts';

/** Every setting of the hub, as docs/contract.md names them. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** How screens reach the hub; nothing where only this machine does. */
  readonly baseUrl: URL | undefined;
  readonly folder: string;
  readonly zone: string;
  readonly language: Language;
  readonly logLevel: string;
  readonly trustProxy: readonly string[];
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const Settings = z.object({
  HOST: z.string().min(1, 'HOST must be an address, as 127.0.0.1 or 0.0.0.0.').default('127.0.0.1'),
  PORT: z.coerce.number('PORT must be a number.').int().min(0).max(65_535, 'PORT must be 0 to 65535.').default(3000),
  BASE_URL: z.url({ protocol: /^https?$/, error: 'BASE_URL must be a URL, as http://192.0.2.10:3000.' }).optional(),
  DATA_DIR: z.string().min(1, 'DATA_DIR must be a folder.').default('./data'),
  TZ_OFFICE: z
    .string()
    .refine(isZone, 'TZ_OFFICE must be a time zone, as Europe/Amsterdam.')
    .default('Europe/Amsterdam'),
  LOCALE: z.enum(languages, 'LOCALE must be nl or en.').default('nl'),
  LOG_LEVEL: z.enum(levels, `LOG_LEVEL must be one of ${levels.join(', ')}.`).default('info'),
  TRUST_PROXY: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
});

/** The environment as one frozen Config. Throws Stop with one sentence when a value is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const result = Settings.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!result.success) throw new Stop(result.error.issues[0]?.message ?? 'A setting is wrong.');
  const { HOST, PORT, BASE_URL, DATA_DIR, TZ_OFFICE, LOCALE, LOG_LEVEL, TRUST_PROXY, TLS_CERT, TLS_KEY } = result.data;
  if (Boolean(TLS_CERT) !== Boolean(TLS_KEY)) throw new Stop('Set both TLS_CERT and TLS_KEY, or neither.');
  return Object.freeze({
    host: HOST,
    port: PORT,
    baseUrl: BASE_URL === undefined ? undefined : new URL(BASE_URL),
    folder: resolve(DATA_DIR),
    zone: TZ_OFFICE,
    language: LOCALE,
    logLevel: LOG_LEVEL,
    trustProxy: TRUST_PROXY,
    tls: TLS_CERT && TLS_KEY ? { cert: TLS_CERT, key: TLS_KEY } : undefined,
  });
}

/** The settings of this process. */
export const config = (): Config => readConfig(process.env);

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
