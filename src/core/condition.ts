/** Conditions: what a policy says of an exchange in its expression language (CEL), and the facts that it may be about. */
import type { Caller } from './caller.ts';
import type { InputText } from './decision.ts';
import type { LabelledDocument } from './document.ts';
import type { Lot } from './easement.ts';
import type { Result } from './fault.ts';
import type { Finding } from './finding.ts';

/** What is known of a request by its head. */
export interface RequestHeadFacts {
  readonly host: string;
  /** As policies are selected by it, without its query. */
  readonly path: string;
  readonly method: string;
  /** Empty where none reads the request. */
  readonly dialect: string;
}

/** What a tool reads, and where it sends what it is given, as the policy says. */
export interface CallLabels {
  readonly reads: readonly string[];
  readonly sends: readonly string[];
}

/** A call of a tool that was made before. */
export interface PastCall extends Partial<CallLabels> {
  readonly tool: string;
  /** When it was made, as far as Weir has seen it; else when the exchange began. */
  readonly time: Date;
  /** True for a call of the same answer. */
  readonly parallel: boolean;
}

/** What an exchange is about, as far as it is known. */
export interface ConditionFacts {
  readonly caller: Caller;
  readonly request: RequestHeadFacts;
  /** When the exchange began. */
  readonly time: Date;
  /** Once the request was read: the model it asks for (empty where it names none), and whether it wants a stream. */
  readonly model?: string;
  readonly stream?: boolean;
  /** What rules found in the request. */
  readonly findings?: readonly Finding[];
  /** Whom rollouts choose; nobody is left out without it. */
  readonly lot?: Lot;
  /** The id of the break-glass that suspends the rules of the exchange's policy. */
  readonly glass?: string;
  /** A call: the name of its tool, and its arguments as JSON values, objects as maps. */
  readonly tool?: string;
  readonly args?: unknown;
  /** What the policy says of that tool. */
  readonly reads?: readonly string[];
  readonly sends?: readonly string[];
  /** Calls that were made before; undefined where nobody can tell. */
  readonly history?: readonly PastCall[] | undefined;
  /** Whose texts the request holds. */
  readonly sees?: readonly string[];
  /** A document of the request, or of what an MCP server answers. */
  readonly document?: LabelledDocument;
  /** What the request says, for engines outside that are to be told; undefined where not all of it was kept. */
  texts?(): readonly InputText[] | undefined;
}

/** What a condition may name. */
export type ConditionName =
  | ('caller' | 'request' | 'time' | 'model' | 'findings' | 'tool' | 'args')
  | ('reads' | 'sends' | 'history' | 'sees' | 'document');

/** A condition, compiled. */
export interface Condition {
  /** What it names. */
  readonly names: ReadonlySet<ConditionName>;
  /** True or false, or the fault that it cannot be told; a fault never repeats a value. */
  evaluate(facts: ConditionFacts): Result<boolean>;
}
