/** The thread of a bundle: its rules are evaluated here, where one that takes too long can be ended. An entry: importing it starts this thread. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { type LoadedPolicy, loadPolicy } from '@open-policy-agent/opa-wasm';
import { parseTar } from 'nanotar';
import type { DecisionInput } from '../core/decision.ts';
import { exactJson } from '../core/exact-json.ts';

/** What the thread is started with. */
export interface BundleOptions {
  readonly file: string;
  readonly entrypoint: string;
}

/** What it is asked: whether its bundle can be used, or what the rule says of an input. */
export type BundleQuestion =
  | { readonly kind: 'check' }
  | { readonly kind: 'decide'; readonly input: DecisionInput };

/** What it says; the value of the rule is left out where it has none. */
export interface BundleAnswer {
  readonly id: number;
  readonly value?: unknown;
  readonly problem?: string;
}

const MIB = 1_048_576;
/** A bundle that is unpacked, and the memory that its rules may use. */
const LARGEST_BUNDLE = 64 * MIB;
const PAGES = { initial: 5, maximum: 1024 };

/** Loaded when first asked, and again after a failure: what has failed is in no state to be asked again. */
let policy: Promise<LoadedPolicy> | undefined;

parentPort?.on('message', async (question: BundleQuestion & { readonly id: number }) =>
  parentPort?.postMessage(await answerTo(question)),
);

async function answerTo(question: BundleQuestion & { readonly id: number }): Promise<BundleAnswer> {
  const { id } = question;
  try {
    policy ??= load(workerData as BundleOptions);
    const loaded = await policy;
    return question.kind === 'check' ? { id } : { id, ...decided(loaded, question.input) };
  } catch (cause) {
    policy = undefined;
    return { id, problem: describe(cause) };
  }
}

function decided(loaded: LoadedPolicy, input: DecisionInput): Pick<BundleAnswer, 'value'> {
  const { entrypoint } = workerData as BundleOptions;
  const results: unknown = loaded.evaluate(exactBytes(input), entrypoint);
  const first: unknown = Array.isArray(results) ? results[0] : undefined;
  if (typeof first !== 'object' || first === null || !('result' in first)) return {};
  return { value: first.result };
}

/** The library takes the bytes of a JSON text as it is. */
function exactBytes(input: DecisionInput): ArrayBuffer {
  return new TextEncoder().encode(exactJson(input)).buffer;
}

async function load({ file, entrypoint }: BundleOptions): Promise<LoadedPolicy> {
  const { wasm, data } = unpacked(readFileSync(file));
  const loaded = await loadPolicy(wasm, { ...PAGES });
  if (data !== undefined) loaded.setData(data);
  const known: unknown = loaded.entrypoints;
  const names = typeof known === 'object' && known !== null ? Object.keys(known) : [];
  if (!names.includes(entrypoint))
    throw new BundleProblem(`has no entrypoint ${entrypoint}; it has ${names.slice(0, 10).join(', ')}`);
  return loaded;
}

/** A bundle is a compressed archive; `policy.wasm` alone is taken as well. */
function unpacked(bytes: Uint8Array<ArrayBuffer>): { wasm: Uint8Array<ArrayBuffer>; data?: object } {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { wasm: bytes };
  const files = parseTar(gunzipSync(bytes, { maxOutputLength: LARGEST_BUNDLE }));
  const named = (name: string) => files.find((one) => one.name.replace(/^\.?\//, '') === name);
  const wasm = named('policy.wasm')?.data;
  if (wasm === undefined) throw new BundleProblem('holds no policy.wasm; build it with opa build -t wasm');
  const data = named('data.json')?.text;
  const read: unknown = data === undefined ? undefined : JSON.parse(data);
  return { wasm: new Uint8Array(wasm), ...(typeof read === 'object' && read !== null ? { data: read } : {}) };
}

/** What is wrong with the bundle, in words that hold nothing of an input. */
class BundleProblem extends Error {}

function describe(cause: unknown): string {
  if (cause instanceof BundleProblem) return cause.message;
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return `cannot be used (${typeof code === 'string' ? code : 'its rules failed'})`;
}
