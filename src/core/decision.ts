/** Decisions: what a policy engine outside (OPA) is asked about an exchange, and what it says. */

/** The version of the document that it is asked with; another one where a member goes or means something else. Members may be added. */
export const INPUT_VERSION = 1;

/** One thing that rules found, without any content. */
export interface InputFinding {
  readonly rule: string;
  readonly detector: string;
  readonly type: string;
  readonly role: string;
  readonly score: number;
}

/** A call that was made before. */
export interface InputCall {
  readonly tool: string;
  readonly reads: readonly string[];
  readonly sends: readonly string[];
  /** As RFC 3339 has it. */
  readonly time: string;
  readonly parallel: boolean;
}

/** A text of the request, as it came. Content: it is never recorded. */
export interface InputText {
  readonly role: string;
  readonly path: string;
  readonly text: string;
}

/** What an engine is told beside what every document has. */
export const TOLD = ['history', 'texts'] as const;
export type Told = (typeof TOLD)[number];

/** The document; what conditions (CEL) are told of the same exchange, in JSON. */
export interface DecisionInput {
  readonly version: typeof INPUT_VERSION;
  /** What is to be decided: whether a request may go on, or whether a tool may be called. */
  readonly kind: 'request' | 'tool';
  readonly policy: string;
  readonly rule: string;
  readonly caller: {
    readonly id: string;
    readonly kind: string;
    readonly tenant: string;
    readonly clearance: string;
    readonly roles: readonly string[];
    readonly claims: Readonly<Record<string, unknown>>;
  };
  readonly request: {
    readonly host: string;
    readonly path: string;
    readonly method: string;
    readonly dialect: string;
    readonly model: string;
    readonly stream: boolean;
  };
  readonly model: string;
  /** When the exchange began, as RFC 3339 has it. */
  readonly time: string;
  readonly findings: readonly InputFinding[];
  /** Of kind `tool`: its name, and the arguments as the JSON that they are. */
  readonly tool?: string;
  readonly args?: unknown;
  /** Of kind `tool`: what the policy says of it. */
  readonly reads?: readonly string[];
  readonly sends?: readonly string[];
  /** Earlier calls, the first one first; where the policy asks for them. */
  readonly history?: readonly InputCall[];
  /** What the request says, in order; where the policy asks for it. */
  readonly texts?: readonly InputText[];
}

/** A question to one of the engines in the process configuration. */
export interface DecisionQuestion {
  /** The engine, by the name that policies call it. */
  readonly decider: string;
  readonly input: DecisionInput;
  /** What it should be told and nobody knows (whole): nobody is asked then, and there is no decision. */
  readonly unknown?: Told;
}

/** What an engine says. */
export interface Decision {
  readonly allow: boolean;
  /** The id of its reason, a word; never a sentence. */
  readonly reason?: string;
}

/** What may be found of a request that an engine decides about. */
export const DECISION_TYPES = ['DECISION_ALLOWED', 'DECISION_DENIED'] as const;
