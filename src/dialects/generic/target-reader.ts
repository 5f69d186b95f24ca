/** What a request says in its target: the parameters of its query, and segments of its path that are written in escapes. */
import { blankedQueryCredentials } from '../../core/query-credentials.ts';
import type { Facts, Reader, Reading, TextRun, Unit } from '../../core/segment.ts';
import { percentBytes } from '../encoded-bytes.ts';
import { asBuffer } from '../json/decode.ts';

/** A text of the target, decoded, and where it stands. */
interface TargetText {
  readonly path: string;
  readonly text: string;
}

/** Reads a request whose target says something: behind all texts of its body come those of the target. */
export class TargetReader implements Reader {
  readonly #body: Reader;
  readonly #texts: readonly TargetText[];

  constructor(body: Reader, target: string) {
    this.#body = body;
    this.#texts = textsOf(target);
  }

  get facts(): Facts {
    return this.#body.facts;
  }

  push(bytes: Uint8Array): Reading {
    return this.#body.push(bytes);
  }

  end(): Reading {
    const reading = this.#body.end();
    if (reading.fault !== undefined || this.#texts.length === 0) return reading;
    const units = reading.units.length > 0 ? reading.units : [emptyUnit()];
    const last = units.at(-1);
    last?.runs.push(...this.#texts.map((text) => runOf(text, last.bytes?.length ?? 0)));
    return { ...reading, units };
  }
}

function emptyUnit(): Unit {
  return { bytes: new Uint8Array(0), runs: [], closes: false };
}

/** Nothing in a target can be replaced. */
function runOf({ path, text }: TargetText, at: number): TextRun {
  const channel = { path, role: 'unknown', settled: true, editable: false } as const;
  return { channel, text, start: at, end: at, spelling: 'text', last: true };
}

/** Values of credentials are left out; an id in a path has no escapes. */
function textsOf(target: string): TargetText[] {
  const [path = '', ...query] = blankedQueryCredentials(target).split('?');
  const segments = path
    .split('/')
    .map((segment, at) => ({ path: `path[${at}]`, text: segment.includes('%') ? decoded(segment) : '' }));
  const parameters = [...new URLSearchParams(query.join('?'))].flatMap(([name, value], at) => [
    { path: `query[${at}].name`, text: name },
    { path: `query[${at}].value`, text: value },
  ]);
  return [...segments, ...parameters].filter(({ text }) => text !== '');
}

function decoded(segment: string): string {
  return asBuffer(percentBytes()(segment, true)).toString('utf8');
}
