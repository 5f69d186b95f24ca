/** The command line of `weir selfcheck`. */
import { parseArgs } from 'node:util';
import { usageProblem } from '../usage-problem.ts';

/** What is asked for. */
export interface Options {
  /** The gateway: scheme, host and port. */
  readonly url: URL;
  readonly path: string;
  readonly model: string;
  /** More headers for every request, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** `HOST:PORT` where the scripted upstream is or has to be started. */
  readonly upstream: Address | undefined;
  /** A text that the policy denies in answers. */
  readonly banned: string | undefined;
  readonly json: boolean;
  readonly insecure: boolean;
  /** For each request. */
  readonly timeoutMs: number;
}

/** Where something listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const DEFAULT_PATH = '/v1/chat/completions';
const DEFAULT_MODEL = 'gpt-4o-mini';
const DEFAULT_TIMEOUT_S = 10;
const MAX_TIMEOUT_S = 600;
/** A text that is banned may be a phrase, not a document: it travels in a header. */
const MAX_BANNED_BYTES = 400;
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const PARSED = {
  url: { type: 'string' },
  path: { type: 'string', default: DEFAULT_PATH },
  model: { type: 'string', default: DEFAULT_MODEL },
  host: { type: 'string' },
  header: { type: 'string', multiple: true, default: [] as string[] },
  upstream: { type: 'string' },
  banned: { type: 'string' },
  json: { type: 'boolean', default: false },
  insecure: { type: 'boolean', default: false },
  timeout: { type: 'string', default: String(DEFAULT_TIMEOUT_S) },
} as const;

/** Returns the options, or the line that says what is wrong with the arguments. */
export function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({ args: [...args], options: PARSED });
    return {
      url: readUrl(values.url),
      path: readPath(values.path),
      model: values.model,
      headers: readHeaders(values.header, values.host),
      upstream: values.upstream === undefined ? undefined : readAddress(values.upstream),
      banned: readBanned(values.banned),
      json: values.json,
      insecure: values.insecure,
      timeoutMs: readTimeout(values.timeout),
    };
  } catch (cause) {
    return usageProblem('selfcheck', cause);
  }
}

function readUrl(text: string | undefined): URL {
  if (text === undefined) throw new Error('--url is missing; say --url http://gateway:10000');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new Error('--url has to be http://HOST:PORT or https://HOST:PORT');
  if (url.username !== '' || url.password !== '')
    throw new Error("--url holds credentials; give them as --header 'authorization: ...'");
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new Error('--url names the gateway alone; the path is given with --path');
  return url;
}

function readPath(path: string): string {
  if (/^\/[!-~]*[!-.0-~]$/.test(path) && !/[?#]/.test(path)) return path;
  throw new Error('--path has to be a path like /v1/chat/completions, without a query');
}

function readHeaders(lines: readonly string[], host: string | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (!TOKEN.test(name) || /[^\t -~]/.test(value)) throw new Error("--header has to be 'name: value'");
    headers[name] = value;
  }
  if (host === undefined) return headers;
  if (!/^[\w.:[\]-]+$/.test(host)) throw new Error('--host has to be a name, with or without a port');
  return { ...headers, host };
}

function readAddress(text: string): Address {
  const [, host = '', port = ''] = /^([\w.-]+|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(text) ?? [];
  const number = Number(port);
  if (host === '' || number < 1 || number > 65_535) throw new Error('--upstream has to be HOST:PORT');
  return { host: host.replaceAll(/[[\]]/g, ''), port: number };
}

function readBanned(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text.trim() === '' || Buffer.byteLength(text) > MAX_BANNED_BYTES)
    throw new Error(`--banned has to be a word or a phrase of at most ${MAX_BANNED_BYTES} bytes`);
  return text;
}

function readTimeout(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= MAX_TIMEOUT_S))
    throw new Error(`--timeout has to be a number of seconds, at most ${MAX_TIMEOUT_S}`);
  return Math.round(seconds * 1000);
}
