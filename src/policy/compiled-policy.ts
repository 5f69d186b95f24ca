/** A policy as the pipeline uses it: names resolved, detectors compiled, nothing left to check. */
import type { HoldTerms } from '../core/approval.ts';
import type { CallerKind } from '../core/caller.ts';
import type { Condition } from '../core/condition.ts';
import type { Told } from '../core/decision.ts';
import type { ExchangeBound, JoinedReading, Scanner } from '../core/detector.ts';
import type { Credential } from '../core/header-names.ts';
import type { RetrievalTerms } from '../core/retrieval.ts';
import type { Role, Skipped } from '../core/segment.ts';
import { EDITS } from './actions/index.ts';
import type { Write } from './actions/value.ts';
import type { CompiledBudget } from './compile-budgets.ts';
import type { CompiledDocuments } from './compile-documents.ts';
import type { ParameterBounds } from './compiled-parameters.ts';
import type { Easing } from './easing.ts';
import type { WITHIN } from './sections/place.ts';
import type { CompiledTools } from './tools/compiled-tools.ts';

export const ACTIONS = ['allow', 'annotate', ...EDITS, 'deny'] as const;
/** What a policy may name; the way back of placeholders, which is no rule of a policy; and what only rules on tools say. */
export type Action = (typeof ACTIONS)[number] | 'restore' | 'hold';

/** How long placeholders are known. */
export const SCOPES = ['exchange', 'conversation'] as const;

/** What Envoy may do less than the full-duplex profile: body mode STREAMED; body modes that Weir has to ask for. */
export const WEAKER = ['streamed', 'mode-override'] as const;
export type Weaker = (typeof WEAKER)[number];

/** How a client is told no: by an HTTP error; streams by events; or by an ordinary answer with the policy's text. */
export const REFUSALS = ['error', 'events', 'answer'] as const;

/** What a refusal is put into. */
export interface Refusals {
  readonly as: (typeof REFUSALS)[number];
  /** What an ordinary answer says; `{id}` stands for the id of the decision. */
  readonly text: string;
}

/** How the calls of tools of a streamed answer leave. */
export const CALLS = ['stream', 'whole'] as const;

/**
 * What of a text a rule reads: as it is written, escapes undone; what it says where it is encoded as well; and, where a
 * text comes whole, also what it says spelled backwards, rotated, spaced and so on.
 */
export const VIEWS = ['plain', 'decoded', 'all'] as const;
export type Views = (typeof VIEWS)[number];

export type Posture = 'wait' | 'cut';
export type OnFault = 'deny' | 'allow';
/** `known`: only where the same tenant made it, or got it, through Weir. */
export type OnUninspected = OnFault | 'known';

/** The names around an argument of a call, from the outermost on, folded as lenient readers do; `*` is any. */
export type ArgumentName = readonly string[];

/** One rule of one direction. */
export interface CompiledRule {
  readonly name: string;
  /** Position in the policy; among findings at the same offset the earlier rule decides. */
  readonly order: number;
  readonly detector: string;
  /** How it looks: a scanner of ours, one that is made for each exchange, or a question to a remote judge (by its name in the ports). */
  readonly by:
    | { readonly kind: 'scanner'; readonly scanner: Scanner }
    | { readonly kind: 'exchange'; readonly bound: ExchangeBound }
    | { readonly kind: 'judge'; readonly judge: string };
  /** Roles it applies to; undefined means every role. A channel whose role is `unknown` is in every rule. */
  readonly on: ReadonlySet<Role> | undefined;
  /** What of a message it applies to; left out for all of it. */
  readonly within?: (typeof WITHIN)[number];
  /** Names of tools in lower case, exact or ending in `*`: it applies to their calls alone. */
  readonly tools?: readonly string[];
  /** It applies to these arguments of calls alone, with all that stands in them. */
  readonly arguments?: readonly ArgumentName[];
  readonly threshold: number;
  readonly action: Action;
  /** `wait`: bytes wait for the judge; `cut`: they go on, and a bad answer ends the stream. */
  readonly posture: Posture;
  readonly onFault: OnFault;
  /** True where the calls of tools of a streamed answer wait until all of a call was judged. */
  readonly wholeCalls?: true;
  /** How it reads several messages of a user as one text, in requests; it does not when left out. */
  readonly turns?: JoinedReading;
  /** What its scanner asks for when left out. */
  readonly views?: Views;
  /** With action deny: what an ordinary answer says in place of the one that was denied. */
  readonly says?: string;
  /** With action hold. */
  readonly hold?: HoldTerms;
  /** What an edit puts in place of a span; `[TYPE]` when left out. */
  readonly write?: Write;
  /** It finds only where this is true of an exchange; always when left out. */
  readonly when?: Condition;
  /** When it does not act; it always does when left out. */
  readonly easing?: Easing;
  /** Rules in whose names it finds, by what its hits say is their source. */
  readonly parts?: ReadonlyMap<string, Omit<CompiledRule, 'by'>>;
}

/** Who is asked, and for which rule of which policy. */
export interface CompiledAsk {
  /** The engine, by its name in the process configuration. */
  readonly decider: string;
  readonly policy: string;
  readonly rule: string;
  readonly tells: ReadonlySet<Told>;
}

/** A decision about requests that an engine outside makes. */
export interface CompiledDecision {
  readonly name: string;
  readonly ask: CompiledAsk;
  readonly onFault: OnFault;
  /** It is asked only where this is true; always when left out. */
  readonly when?: Condition;
  /** When nothing is done about what it says. */
  readonly easing?: Easing;
}

/** How long placeholders are known: for the exchange, or for the conversation whose id a header holds. */
export interface Conversing {
  readonly header: string | undefined;
  readonly minutes: number;
}

/** Bounds on a request. Sizes in bytes, counts in items, characters in UTF-16 units. */
export interface RequestLimits {
  readonly bodyBytes: number;
  readonly messages: number;
  readonly characters: number;
  readonly depth: number;
  /** Unicode scripts that may appear (`Latin`, `Cyrillic`), undefined for any; Common and Inherited always may. */
  readonly scripts: readonly string[] | undefined;
}

/** Bounds on an answer. */
export interface ResponseLimits {
  readonly bodyBytes: number;
  readonly eventBytes: number;
  /** Of one call that is held whole. */
  readonly callBytes: number;
  readonly depth: number;
  /** Characters of the request that are kept for rules which compare the answer with it. */
  readonly requestCharacters: number;
}

/** Which exchanges a policy is for; undefined means any. Hosts are exact or `*.suffix`; paths are exact or end in `*`. */
export interface Selector {
  readonly hosts: readonly string[] | undefined;
  readonly paths: readonly string[] | undefined;
  /** Models that requests name, exact or ending in `*`; left out for any, and for requests that name none. */
  readonly models?: readonly string[] | undefined;
  /** It is for those of which this is true; undefined for all. */
  readonly when: Condition | undefined;
}

/** What the provider gets from Weir in place of what it gets from the caller. */
export interface Upstream {
  /** Name of the credential in the process configuration; undefined where only tenants have one. */
  readonly credential: string | undefined;
  /** Names of credentials by tenant; left out where all have the same. */
  readonly tenants?: ReadonlyMap<string, string>;
  /** True where it signs the whole request, body included. */
  readonly signs: boolean;
}

export interface CompiledPolicy {
  readonly name: string;
  /** SHA-256 of the policy's source, hex. */
  readonly digest: string;
  readonly selects: Selector;
  readonly mode: 'enforce' | 'observe';
  readonly onFault: OnFault;
  /** What has to prove who asks; undefined where nothing has to. */
  readonly callers: ReadonlySet<CallerKind> | undefined;
  readonly request: {
    readonly limits: RequestLimits;
    /** Models that may be asked for; undefined for any. */
    readonly models: ReadonlySet<string> | undefined;
    /** Undefined where the policy says nothing of them. */
    readonly parameters: ParameterBounds | undefined;
    readonly rules: readonly CompiledRule[];
    /** Asked in order, once all of a request was judged. */
    readonly decisions: readonly CompiledDecision[];
    readonly trailers: 'deny' | 'allow';
    /** Forgeable headers that an earlier filter sets; names in lower case. */
    readonly trustHeaders: ReadonlySet<string>;
    /** Credentials that requests lose on their way. */
    readonly removeHeaders: ReadonlySet<Credential>;
  };
  readonly response: {
    readonly limits: ResponseLimits;
    /** Streamed answers: events that come within so many milliseconds of one that was judged are judged together. */
    readonly gatherMs: number;
    readonly rules: readonly CompiledRule[];
  };
  /** Undefined where the policy says nothing of tools. */
  readonly tools: CompiledTools | undefined;
  /** Which retrieved documents a caller may see; undefined where the policy says nothing of them. */
  readonly documents: CompiledDocuments | undefined;
  /** How much callers may use, in the order in which refusals name them. */
  readonly budgets: readonly CompiledBudget[];
  readonly refusals: Refusals;
  /** Undefined where no rule makes any. */
  readonly placeholders: Conversing | undefined;
  /** Where its paths are the API of a store. */
  readonly retrieval?: RetrievalTerms;
  /** Undefined where the credentials of callers go on. */
  readonly upstream: Upstream | undefined;
  /** Paths that no dialect reads and that pass uninspected, counted and recorded; exact or ending in `*`. */
  readonly passPaths: readonly string[];
  /** Paths that no dialect of its own reads: the generic one does. Such a path is never passed uninspected. */
  readonly readPaths: readonly string[];
  /** What to do with parts that cannot be inspected. */
  readonly uninspected: Readonly<Record<Skipped['reason'], OnUninspected>>;
  /** What enforces less than full-duplex and is accepted all the same. */
  readonly acceptWeaker: ReadonlySet<Weaker>;
}

/** All policies of one load, in order of precedence; replaced as a whole on reload. */
export interface PolicySet {
  /** SHA-256 over the digests of the policies in order, hex. */
  readonly digest: string;
  readonly policies: readonly CompiledPolicy[];
}
