/** Retrieval: one exchange with a store. Its request goes up with the scope in it, and every hit of its answer is checked. */
import type { Dialect, ReadLimits, ResponseHead } from '../../core/dialect.ts';
import { failed, fault, ok, type Result } from '../../core/fault.ts';
import type { Finding } from '../../core/finding.ts';
import type { HeaderList } from '../../core/headers.ts';
import type { Fingerprint } from '../../core/ports.ts';
import type { RetrievalTally, RetrievalTerms } from '../../core/retrieval.ts';
import type { Reader } from '../../core/segment.ts';
import { Answer } from '../../dialects/answer.ts';
import { contentTypeOf, mediaOf } from '../../dialects/content-type.ts';
import { DocumentReader } from '../../dialects/json/document-reader.ts';
import { PlaceHooks } from '../../dialects/json/place-hooks.ts';
import type { Format } from '../../dialects/json/shape.ts';
import { type JsonValue, writeJson } from '../../retrievers/json.ts';
import { parseJson } from '../../retrievers/parse-json.ts';
import type {
  CheckedAnswer,
  GuardedRequest,
  Refused,
  Retriever,
  RetrieverTarget,
  Scope,
} from '../../retrievers/retriever.ts';
import { formatTarget } from '../../retrievers/target.ts';
import type { Denial } from '../denial.ts';
import type { Settled, Settlement } from '../settling.ts';
import { ASKED, RETRIEVED } from './format.ts';
import { RewritingReader, type Rewritten } from './rewriting-reader.ts';

/** What records say decided. */
const REFUSED = 'retrieval.request';
const SCOPED = 'retrieval.scope';
const FOREIGN = 'retrieval.foreign';
const DETECTOR = 'retrieval';
const NO_BODY = new Uint8Array(0);

export interface RetrievalOptions {
  readonly terms: RetrievalTerms;
  readonly retriever: Retriever;
  readonly scope: Scope;
  /** Path and query as they came, and taken apart. */
  readonly came: string;
  readonly target: RetrieverTarget;
  readonly headers: HeaderList;
}

/** One exchange. */
export class Retrieval {
  readonly #options: RetrievalOptions;
  #guarded: GuardedRequest | undefined;
  #refused: Refused | undefined;
  #checked: CheckedAnswer | undefined;
  /** Reads the exchange like any other. */
  readonly dialect: Dialect;

  constructor(options: RetrievalOptions) {
    this.#options = options;
    const { retriever } = options;
    this.dialect = {
      name: retriever.name,
      claims: () => false,
      request: (limits) => ok(new RewritingReader((bytes) => this.#request(bytes, limits))),
      response: (head, _, limits) =>
        ok(new Answer('whole', new RewritingReader((bytes) => this.#answer(bytes, head, limits)))),
      refuse: (refusal) => retriever.refuse(refusal),
    };
  }

  /** The path and query that go up, where they are spelled otherwise than they came. */
  get retargeted(): string | undefined {
    if (this.#guarded === undefined) return undefined;
    const target = formatTarget(this.#guarded.target);
    return target === this.#options.came ? undefined : target;
  }

  /** What became of the hits; undefined before the answer was read. */
  get tally(): RetrievalTally | undefined {
    if (this.#checked === undefined) return undefined;
    const { hits, foreign } = this.#checked;
    return { store: this.#options.terms.store, hits, foreign };
  }

  /** Headers that the answer loses. */
  get dropped(): readonly string[] {
    return this.#checked?.headers?.remove ?? [];
  }

  /** What the policy says of a request that was read whole. */
  settleRequest(): Denial | Settled {
    if (this.#refused === undefined) return { edits: [], by: SCOPED };
    const { at, message } = this.#refused;
    return { kind: 'limit', rule: REFUSED, status: 403, message: `${message} (${at})` };
  }

  /** And of an answer. */
  settleAnswer(fingerprint: Fingerprint): Settlement {
    const foreign = this.#checked?.foreign ?? 0;
    if (foreign === 0) return undefined;
    if (this.#options.terms.onForeignHit === 'remove')
      return { edits: [], by: FOREIGN, findings: [foreignHit(fingerprint)] };
    const message = 'The store returned documents that this caller may not see.';
    return { kind: 'limit', rule: FOREIGN, status: 403, message };
  }

  #request(bytes: Uint8Array, limits: ReadLimits): Result<Rewritten> {
    const { retriever, scope, target, headers } = this.#options;
    const body = bodyOf(bytes, { headers, limits });
    if (!body.ok) return body;
    const own = headers.filter(({ name }) => !name.startsWith(':'));
    const guarded = retriever.guard({ ...target, headers: own, body: body.value }, scope);
    if (!guarded.ok) {
      this.#refused = guarded.refused;
      return ok({ bytes, texts: undefined });
    }
    this.#guarded = guarded.value;
    return ok(asked(guarded.value, limits));
  }

  #answer(bytes: Uint8Array, { status, headers }: ResponseHead, limits: ReadLimits): Result<Rewritten> {
    if (this.#guarded === undefined)
      return failed('protocol', 'An answer came to a request that was not judged.');
    const body = bodyOf(bytes, { headers, limits });
    if (!body.ok) return body;
    const checked = this.#guarded.answer({ status, headers, body: body.value });
    if (!checked.ok)
      return { ok: false, fault: fault('unreadable', checked.refused.message, checked.refused.at) };
    this.#checked = checked.value;
    return ok(written(checked.value.body, { format: RETRIEVED, limits }));
  }
}

/** JSON, whatever the headers call it, unless they call it something else. */
function bodyOf(
  bytes: Uint8Array,
  { headers, limits }: { readonly headers: HeaderList; readonly limits: ReadLimits },
): Result<JsonValue | undefined> {
  if (bytes.length === 0) return ok(undefined);
  const type = contentTypeOf(headers);
  if (!type.ok) return type;
  if (type.value !== undefined && mediaOf(type.value) !== 'json')
    return failed('unsupported', 'Nothing but JSON goes to a store, or comes from it.', 'content-type');
  return parseJson(bytes, limits);
}

/** What goes up; its texts are judged without the escapes of a language that they stand in. */
function asked({ body, packed }: GuardedRequest, limits: ReadLimits): Rewritten {
  const plain = written(body, { format: ASKED, limits });
  if (packed === undefined) return plain;
  const opened = bytesOf(packed.opened);
  const seal = (edited: Uint8Array) => {
    const read = parseJson(edited, limits);
    if (!read.ok) throw new Error('retrieval: edited texts are no JSON');
    return bytesOf(packed.seal(read.value));
  };
  return { ...plain, sealing: { opened, seal } };
}

function written(
  body: JsonValue | undefined,
  { format, limits }: { readonly format: Format; readonly limits: ReadLimits },
): Rewritten {
  if (body === undefined) return { bytes: NO_BODY, texts: undefined };
  const hooks = new PlaceHooks('unknown');
  const texts: Reader = new DocumentReader({ format, limits, loneSurrogates: false, hooks });
  return { bytes: bytesOf(body), texts };
}

function bytesOf(body: JsonValue): Uint8Array {
  return Buffer.from(writeJson(body), 'utf8');
}

function foreignHit(fingerprint: Fingerprint): Finding {
  return {
    ...{ rule: FOREIGN, detector: DETECTOR, type: 'FOREIGN_HIT', score: 1 },
    ...({ direction: 'response', role: 'retrieved' } as const),
    ...{ path: 'body', start: 0, end: 0, hash: fingerprint('') },
  };
}
