/** Model wait: a request that gets its policy by the model that it names, which has to be read first. */
import type { Dialect } from '../core/dialect.ts';
import { fault, type Result } from '../core/fault.ts';
import type { Coding } from '../core/ports.ts';
import type { Reader, Reading } from '../core/segment.ts';
import { findDialect } from '../dialects/index.ts';
import type { PolicySet } from '../policy/compiled-policy.ts';
import { choicesByModel } from '../policy/match.ts';
import { isDoubtfulModel } from '../policy/match-model.ts';
import { requestCap } from './bounds.ts';
import type { Denial } from './denial.ts';
import {
  type Admitted,
  type Asking,
  admit,
  type Head,
  headFacts,
  headProblem,
  type Policy,
  readableCodings,
} from './gate.ts';
import { destinationPath } from './head-fault.ts';

/** What records and metrics call a request whose model decides nothing. */
const BY_MODEL = 'selects.models';

const NO_READER = fault(
  'unsupported',
  'Policies are selected by model here, and nothing reads one in such a request; give its path a policy of its own, without models.',
  ':path',
);
const MIXED = fault(
  'unsupported',
  'A body with a content-encoding cannot be given a policy by its model where one of them only observes; send it plain.',
  'content-encoding',
);
const NOT_NAMED = 'The request names no model, or several, and its policy is selected by that; name one.';
const NOT_YET =
  'The model comes behind the largest body that one of the policies for it allows (limits.bodyBytes); name it first.';
const DOUBTFUL =
  'The name of the model differs from one that a policy selects in case, blanks or Unicode spelling alone; write it as it is.';

/** The policies that may be chosen, and what decides when none of them can be. */
interface Among {
  readonly policies: readonly Policy[];
  readonly patterns: readonly string[];
  readonly strictest: Policy;
}

/** Reads a body, in any chunking, for the model that it names; keeps nothing of it. */
export class ModelWait {
  /** All that may be chosen. */
  readonly policies: readonly Policy[];
  readonly dialect: Dialect;
  readonly codings: readonly Coding[];
  readonly #among: Among;
  readonly #choose: (model: string | undefined) => Admitted;
  readonly #refuse: (denial: Denial, policy: Policy) => Admitted;
  readonly #reader: Reader;
  /** Bytes that may come before the model is known; then those that its policy allows. */
  #bound: number;
  #read = 0;
  #known: { readonly model: string; readonly admission: Admitted } | undefined;
  #model: string | undefined;
  #outcome: Admitted | undefined;

  constructor(among: Among, on: Opened) {
    this.policies = among.policies;
    this.dialect = on.dialect;
    this.codings = on.codings;
    this.#among = among;
    this.#choose = on.choose;
    this.#refuse = on.refuse;
    this.#reader = on.reader;
    this.#bound = Math.min(...among.policies.map((policy) => requestCap(policy).bytes));
  }

  /** True when the policy is known, or that there is none to be chosen. */
  get decided(): boolean {
    return this.#outcome !== undefined;
  }

  /** Bytes that the waiting body takes, once as it came and once as it is read. */
  get holding(): number {
    return 2 * this.#read;
  }

  /** The model that has decided; undefined where none has. */
  get model(): string | undefined {
    return this.#model;
  }

  /** What happens to the request; while that is not decided, it is refused under the strictest policy. */
  admission(): Admitted {
    return this.#outcome ?? this.#refusal(NOT_NAMED);
  }

  /** Takes the next bytes. */
  push(bytes: Uint8Array): void {
    // The bound stands at one byte, wherever the chunks end.
    const before = bytes.subarray(0, Math.max(0, this.#bound - this.#read));
    this.#take(before);
    if (before.length === bytes.length || this.decided) return;
    this.#extend();
    if (!this.decided) this.push(bytes.subarray(before.length));
  }

  /** No more bytes follow. */
  end(): void {
    if (this.decided) return;
    if (this.#isUnread(this.#reader.end())) return;
    const { model, modelless } = this.#reader.facts;
    if (model === undefined && this.#known === undefined && modelless === true)
      this.#outcome = this.#choose(undefined);
    else if (model === undefined || model === '') this.#outcome = this.#refusal(NOT_NAMED);
    else if (this.#known !== undefined && this.#known.model !== model)
      this.#outcome = this.#refusal(NOT_NAMED);
    else this.#outcome = this.#known?.admission ?? this.#chosen(model);
  }

  /** Refuses it for something else, whatever a policy says of faults. */
  stop(denial: Denial): void {
    this.#outcome = this.#refuse(denial, this.#among.strictest);
  }

  #take(bytes: Uint8Array): void {
    if (this.decided || bytes.length === 0) return;
    this.#read += bytes.length;
    this.#isUnread(this.#reader.push(bytes));
  }

  /** What cannot be read may name another model to its server. */
  #isUnread({ fault: unread }: Reading): boolean {
    if (unread !== undefined) this.stop({ kind: 'fault', fault: unread, rule: unread.kind });
    return unread !== undefined;
  }

  /** More is to come than the bound allows: the bound of its own policy is the next, and the last. */
  #extend(): void {
    const { model } = this.#reader.facts;
    if (this.#known !== undefined || model === undefined) {
      this.#outcome = this.#tooLarge();
      return;
    }
    const admission = this.#chosen(model);
    this.#known = { model, admission };
    if (admission.kind === 'refuse' || admission.policy === undefined) this.#outcome = admission;
    else this.#bound = requestCap(admission.policy).bytes;
  }

  #tooLarge(): Admitted {
    const policy = this.#known?.admission.policy;
    if (policy !== undefined) return this.#refuse(requestCap(policy).denial, policy);
    return this.#refuse(
      { kind: 'limit', rule: BY_MODEL, status: 413, message: NOT_YET },
      this.#among.strictest,
    );
  }

  #chosen(model: string): Admitted {
    if (isDoubtfulModel(model, this.#among.patterns)) return this.#refusal(DOUBTFUL);
    this.#model = model;
    return this.#choose(model);
  }

  #refusal(message: string): Admitted {
    this.#model = undefined;
    return this.#refuse({ kind: 'limit', rule: BY_MODEL, status: 400, message }, this.#among.strictest);
  }
}

/** A request whose model can be read. */
interface Opened {
  readonly dialect: Dialect;
  readonly codings: readonly Coding[];
  readonly reader: Reader;
  choose(model: string | undefined): Admitted;
  refuse(denial: Denial, policy: Policy): Admitted;
}

/**
 * Says that the policy of a request hangs on its model, and reads for it; or that such a request is refused, because
 * nothing can read its model. Undefined where the head decides, which costs no more than a look at the policies.
 */
export function awaitModel(
  head: Head,
  policies: PolicySet | undefined,
  asked: Asking,
): ModelWait | Admitted | undefined {
  if (policies?.policies.some(({ selects }) => selects.models !== undefined) !== true) return undefined;
  const to = destinationPath(head);
  if (!to.ok) return undefined;
  const request = headFacts(head);
  const by = choicesByModel(policies, { host: head.host, path: to.value }, { ...asked, request });
  if (by === undefined) return undefined;
  const among = amongOf([...by.choices, ...(by.otherwise === undefined ? [] : [by.otherwise])]);
  const dialect = findDialect({ method: head.method, path: to.value });
  const refuse = (denial: Denial, policy: Policy): Admitted => {
    return { kind: 'refuse', policy, dialect, denial, request };
  };
  const read = openReader(head, { path: to.value, dialect, among });
  if (!read.ok || dialect === undefined) {
    const because = read.ok ? NO_READER : read.fault;
    return refuse({ kind: 'fault', fault: because, rule: because.kind }, among.strictest);
  }
  const choose = (model: string | undefined): Admitted =>
    admit(head, policies, model === undefined ? asked : { ...asked, model });
  return new ModelWait(among, { ...read.value, dialect, choose, refuse });
}

/** One that enforces is stricter than one that observes, and then the one with the smaller body. */
function amongOf(policies: readonly Policy[]): Among {
  const [strictest] = policies.toSorted(
    (one, other) => modeOf(one) - modeOf(other) || requestCap(one).bytes - requestCap(other).bytes,
  );
  if (strictest === undefined) throw new Error('no policy waits for a model');
  return { policies, strictest, patterns: policies.flatMap(({ selects }) => selects.models ?? []) };
}

function modeOf({ mode }: Policy): number {
  return mode === 'enforce' ? 0 : 1;
}

function openReader(
  head: Head,
  { path, dialect, among }: { path: string; dialect: Dialect | undefined; among: Among },
): Result<Pick<Opened, 'reader' | 'codings'>> {
  const problem = headProblem(head) ?? (dialect === undefined ? NO_READER : undefined);
  if (problem !== undefined || dialect === undefined) return { ok: false, fault: problem ?? NO_READER };
  const codings = readableCodings(head.headers);
  if (!codings.ok) return codings;
  if (codings.value.length > 0 && among.policies.some(({ mode }) => mode === 'observe'))
    return { ok: false, fault: MIXED };
  const depth = Math.min(...among.policies.map(({ request }) => request.limits.depth));
  const eventBytes = Math.max(...among.policies.map((policy) => requestCap(policy).bytes));
  const reader = dialect.request({ depth, eventBytes }, { method: head.method, path, headers: head.headers });
  return reader.ok ? { ok: true, value: { reader: reader.value, codings: codings.value } } : reader;
}
