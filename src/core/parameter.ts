/** Parameters: what a request asks of the provider beside its text, and a policy may bound; as readers tell of it. */

/** The parameters that readers know; a policy names them in the same words. */
export const PARAMETERS = [
  'maxTokens', // tokens of an answer
  'choices', // answers to one request
  'logprobs', // how likely tokens were
  'echo', // the prompt in the answer
  'store', // whether the provider keeps the answer
  'modalities', // kinds of what an answer may hold
  'serverTools', // tools that the provider runs, or defines
  'systemPrompt', // where a prompt of the operator stands before all others
] as const;
export type ParameterName = (typeof PARAMETERS)[number];

/** A value that a policy sets. */
export type Setting = number | boolean | string;

/** What one place of a format is, as far as a policy may bound it. */
export interface Parameter {
  readonly name: ParameterName;
  /** The value here that carries a setting, where a request leaves the place out or says null. */
  readonly insert?: (setting: Setting) => unknown;
  /** True where a request has to say it, because nothing here knows which member its server would take. */
  readonly needed?: true;
  /** Values that ask for nothing; null is one everywhere. */
  readonly idle?: readonly Setting[];
  /** Texts that ask; no other does. Every text does when left out. */
  readonly asks?: readonly string[];
  /** Where such a value only holds what is a parameter itself. */
  readonly holds?: 'array' | 'object';
  /** True of a place beside the parameter proper: it bears on it, and does not stand for it. */
  readonly twin?: true;
  /** What being here asks for, in the words of a policy. */
  readonly as?: string;
  /** The operator's prompt as the first item of an array here. */
  readonly first?: (text: string) => unknown;
}

/** A value at a place of a parameter, but for those that ask for nothing. */
export interface GivenParameter {
  readonly kind: 'given';
  readonly parameter: Parameter;
  readonly path: string;
  readonly type: 'number' | 'string' | 'boolean' | 'array' | 'object';
  /** Of a number, a text (its first 256 characters) and a boolean. */
  readonly value: Setting | undefined;
  /** Bytes of the unit that spell the value, quotes and brackets included; half open. */
  readonly start: number;
  readonly end: number;
  /** True for an array or an object without members. */
  readonly empty: boolean;
  readonly fixed?: true;
}

/** A member that would carry a parameter. */
export interface Insertable {
  readonly member: string;
  readonly parameter: Parameter;
}

/** An object that gives a parameter nowhere, and could. */
export interface MissingParameter {
  readonly kind: 'missing';
  readonly name: ParameterName;
  /** Of the object, or of a member that says null. */
  readonly path: string;
  /** The members that could carry it, in order of preference. */
  readonly members: readonly Insertable[];
  /** Bytes of the unit: behind the object's bracket, or those of the null in the only one of `members`; half open. */
  readonly start: number;
  readonly end: number;
  /** True where a comma has to follow what is inserted. */
  readonly comma: boolean;
  readonly fixed?: true;
}

/** What a request says, or does not; `fixed` where none of its bytes can be changed (a signature, a length). */
export type ParameterNote = GivenParameter | MissingParameter;
