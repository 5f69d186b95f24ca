/** Decides about tools: the rules of a policy with the facts of one exchange. */
import type { ConditionFacts } from '../../core/condition.ts';
import type { Decision } from '../../core/decision.ts';
import type { Easement } from '../../core/easement.ts';
import type { Result } from '../../core/fault.ts';
import { asDoubles, isRounded } from '../../core/one-reading.ts';
import {
  type CallDecision,
  type CallJudge,
  type CallNote,
  type CallQuestion,
  type CallType,
  isToolName,
  type NamePieces,
} from '../../core/tool-call.ts';
import { celValue } from '../cel/values.ts';
import { type AskedCall, decisionQuestion } from '../decision-input.ts';
import { easedBy, mayEase } from '../easing.ts';
import type { ToolAction } from '../sections/tools.ts';
import {
  ARGUMENTS_RULE,
  type CompiledToolRule,
  type CompiledTools,
  isFor,
  NAMES_RULE,
  type ToolOutcome,
  toolName,
} from './compiled-tools.ts';
import { labelled, labelsOf } from './labels.ts';
import { nestedCalls, standsForOthers } from './nested-calls.ts';

/** Names that are remembered; a hostile answer may hold very many. */
const MOST_NAMES = 1000;

/** What one call is about; arguments are left out where they are not known. */
interface Subject {
  readonly tool: string;
  readonly pieces?: NamePieces | undefined;
  readonly args?: unknown;
  /** The same as tools have them whose numbers are doubles, where those are other numbers. */
  readonly rounded?: unknown;
  /** Rules that had their say. */
  readonly passed?: ReadonlySet<string>;
  /** Rules decide that do not act here, too. */
  readonly strict?: boolean;
  /** It is offered, and more may be known of a call: what is found, and arguments. */
  readonly offered?: true;
}

/** A call whose name may have come in pieces. */
interface NamedCall extends AskedCall {
  readonly pieces: NamePieces | undefined;
}

/** What is known of the arguments of a call before it is made, as JSON; `whole` where no more could come. */
export interface KnownArguments {
  readonly json: unknown;
  readonly whole: boolean;
}

type Walked =
  | {
      readonly kind: 'decided';
      readonly outcome: ToolOutcome;
      readonly undecided: readonly string[];
      readonly eased: readonly CallNote[];
    }
  | { readonly kind: 'arguments' };

/** A rule that does not act, and why. */
export interface EasedRule {
  readonly rule: string;
  readonly eased: Easement;
}

/** Whether a rule is for a call, or what keeps that from being told. */
type Told = boolean | 'arguments' | 'undecided';

/** The rules at work on the calls of one exchange. */
export class ToolJudge implements CallJudge {
  readonly #tools: CompiledTools;
  readonly #facts: ConditionFacts;
  readonly #byName = new Map<string, CallDecision>();

  constructor(tools: CompiledTools, facts: ConditionFacts) {
    this.#tools = tools;
    this.#facts = facts;
  }

  byName(name: string, pieces?: NamePieces): CallDecision {
    const known = pieces === undefined ? this.#byName.get(name) : undefined;
    if (known !== undefined) return known;
    const own = this.#decideByName(name, pieces);
    const decision: CallDecision =
      own.kind === 'told' && passes(own.notes) && standsForOthers(name) ? { kind: 'arguments' } : own;
    // More was called before the next call of it.
    if (this.#tools.asksHistory || pieces !== undefined) return decision;
    if (this.#byName.size < MOST_NAMES) this.#byName.set(name, decision);
    return decision;
  }

  byArguments(name: string, args: unknown, pieces?: NamePieces): readonly CallNote[] {
    if (!isToolName(name)) return this.unreadable('TOOL_NAME');
    const own = this.#decided({ tool: name, args, pieces }, new Set());
    if (!standsForOthers(name) || !passes(own)) return own;
    const calls = nestedCalls(args);
    if (calls === undefined) return this.unreadable('TOOL_ARGUMENTS');
    // Each has to be allowed as if it had come by itself.
    return [...own, ...calls.flatMap((call) => this.byArguments(call.tool, call.args))];
  }

  /** What is decided about a call by the rules that are not `passed`. */
  #decided(call: NamedCall, passed: ReadonlySet<string>): readonly CallNote[] {
    const { tool, pieces } = call;
    const walked = this.#walk({ tool, pieces, ...argumentsIn(call.args), passed });
    if (walked.kind === 'arguments') return this.unreadable('TOOL_ARGUMENTS');
    const { ask, rule } = walked.outcome;
    if (ask === undefined) return notesOf(walked);
    const told = (outcome: Result<Decision>) => this.#told(call, outcome, new Set([...passed, rule]));
    const facts = { ...this.#facts, ...this.#flowOf(call.tool) };
    const asks: CallQuestion = { question: decisionQuestion(ask, facts, call), told };
    return [...undecidedNotes(walked), ...walked.eased, { type: 'TOOL_ASKED', rule, asks }];
  }

  /** What an engine has decided in the name of the last rule that was passed; where it has not, that rule says what follows. */
  #told(call: NamedCall, outcome: Result<Decision>, passed: ReadonlySet<string>): readonly CallNote[] {
    const rule = [...passed].at(-1) ?? '';
    if (outcome.ok) {
      const { allow, reason } = outcome.value;
      const because = reason === undefined ? {} : { reason };
      return [{ type: allow ? 'TOOL_ALLOWED' : 'TOOL_DENIED', rule, ...because }];
    }
    const undecided: CallNote = { type: 'TOOL_UNDECIDED', rule };
    const { onFault } = this.#tools.rules.find((one) => one.rule === rule) ?? {};
    return onFault === 'allow' ? [undecided, ...this.#decided(call, passed)] : [undecided];
  }

  unreadable(type: CallType): readonly CallNote[] {
    return [{ type, rule: type === 'TOOL_NAME' ? NAMES_RULE : ARGUMENTS_RULE }];
  }

  /** The rule that keeps a tool from being offered; undefined where some call of it, by some caller's words, may be allowed. */
  keepsBack(name: string, known?: KnownArguments): string | undefined {
    return isToolName(name) ? this.#keptBack(name, known, false) : NAMES_RULE;
  }

  #keptBack(name: string, known: KnownArguments | undefined, strict: boolean): string | undefined {
    const args = known === undefined ? {} : argumentsIn(known.json);
    const subject: Subject = { tool: name, strict, ...args };
    const whole = known?.whole === true;
    const walked = this.#walk(whole ? subject : { ...subject, offered: true }, ({ action }) =>
      mayPass(action),
    );
    if (walked.kind === 'arguments' || mayPass(walked.outcome.action)) return undefined;
    return walked.outcome.rule;
  }

  /** True where some rule may not act. */
  get mayEase(): boolean {
    if (this.#facts.glass !== undefined) return true;
    const rules: readonly ToolOutcome[] = [...this.#tools.rules, this.#tools.otherwise];
    return rules.some(({ easing }) => mayEase(easing));
  }

  /** The rule that would keep a tool from being offered, and does not act here; with why. */
  easesBack(name: string, known?: KnownArguments): EasedRule | undefined {
    if (this.keepsBack(name, known) !== undefined || !isToolName(name)) return undefined;
    const rule = this.#keptBack(name, known, true);
    const easing = [...this.#tools.rules, this.#tools.otherwise].find((one) => one.rule === rule)?.easing;
    const eased = easedBy(easing, { facts: this.#facts, tool: name });
    return rule === undefined || eased === undefined ? undefined : { rule, eased };
  }

  #decideByName(name: string, pieces?: NamePieces): CallDecision {
    if (!isToolName(name)) return { kind: 'told', notes: this.unreadable('TOOL_NAME') };
    const walked = this.#walk({ tool: name, pieces });
    if (walked.kind === 'arguments') return walked;
    // An approval is for these arguments and no others.
    if (walked.outcome.action === 'hold') return { kind: 'arguments' };
    return { kind: 'told', notes: notesOf(walked) };
  }

  /** What the policy says of the tool, and of those that were called before. */
  #flowOf(tool: string): Pick<ConditionFacts, 'reads' | 'sends' | 'history'> {
    const { labels, asksHistory } = this.#tools;
    const { history } = asksHistory ? this.#facts : {};
    return { ...labelsOf(labels, tool), history: labelled(history, labels) };
  }

  /**
   * The first rule that is for the call decides. One that wants arguments which are not known ends the walk where they
   * matter.
   */
  #walk(subject: Subject, matters: (rule: CompiledToolRule) => boolean = () => true): Walked {
    const undecided: string[] = [];
    const eased: CallNote[] = [];
    const facts = { ...this.#facts, ...subject, ...this.#flowOf(subject.tool) };
    const name = toolName(subject.tool, subject.pieces);
    for (const rule of this.#tools.rules) {
      const told = isFor(rule, name) && subject.passed?.has(rule.rule) !== true && ask(rule, subject, facts);
      if (told === 'arguments' && matters(rule)) return { kind: 'arguments' };
      if (told === 'undecided') undecided.push(rule.rule);
      const outcome = outcomeOf(rule, told);
      if (outcome !== undefined && !leavesIt(rule, { outcome, facts, subject, eased }))
        return { kind: 'decided', outcome, undecided, eased };
    }
    const { otherwise } = this.#tools;
    const outcome: ToolOutcome = leavesIt(otherwise, { outcome: otherwise, facts, subject, eased })
      ? { rule: otherwise.rule, action: 'allow' }
      : otherwise;
    return { kind: 'decided', outcome, undecided, eased };
  }
}

/** True where a rule that would not let a call pass does not act on it: those behind it decide, and it is told. */
function leavesIt(
  { rule, easing }: ToolOutcome,
  on: {
    readonly outcome: ToolOutcome;
    readonly facts: ConditionFacts;
    readonly subject: Subject;
    readonly eased: CallNote[];
  },
): boolean {
  const { action } = on.outcome;
  if (action === 'allow' || on.subject.strict === true) return false;
  if (easedBy(easing, { facts: on.facts, tool: on.subject.tool }) === undefined) return false;
  on.eased.push({ type: TYPES[action], rule });
  return true;
}

/** Arguments as conditions have them. */
function argumentsIn(json: unknown): Pick<Subject, 'args' | 'rounded'> {
  const args = celValue(json);
  return isRounded(json) ? { args, rounded: celValue(asDoubles(json)) } : { args };
}

/** Whether the condition of a rule is true; or what keeps that from being told. */
function ask(rule: CompiledToolRule, subject: Subject, facts: ConditionFacts): Told {
  const told = askReadings(rule, subject, facts);
  // An engine outside is told of the arguments.
  return told === true && rule.ask !== undefined && !('args' in subject) ? 'arguments' : told;
}

/** What is allowed has exactly those numbers; what is not allowed is neither where the tool rounds them. */
function askReadings(rule: CompiledToolRule, subject: Subject, facts: ConditionFacts): Told {
  const told = askCondition(rule, subject, facts);
  const { rounded: args } = subject;
  if (told !== false || args === undefined || rule.action === 'allow') return told;
  return askCondition(rule, { ...subject, args }, { ...facts, args });
}

function askCondition({ when }: CompiledToolRule, subject: Subject, facts: ConditionFacts): Told {
  if (when === undefined) return true;
  if (!('args' in subject) && when.names.has('args')) return 'arguments';
  if (subject.offered === true && when.names.has('findings')) return 'arguments';
  const told = when.evaluate(facts);
  if (told.ok) return told.value;
  return subject.offered === true && when.names.has('args') ? 'arguments' : 'undecided';
}

function outcomeOf(rule: CompiledToolRule, told: Told): ToolOutcome | undefined {
  if (told === true) return rule;
  return told === 'undecided' && rule.onFault === 'deny' ? { rule: rule.rule, action: 'deny' } : undefined;
}

/** What is told of what is decided. */
const TYPES: Readonly<Record<ToolAction, CallType>> = {
  allow: 'TOOL_ALLOWED',
  deny: 'TOOL_DENIED',
  answer: 'TOOL_DENIED',
  hold: 'TOOL_HELD',
};

/** True where a call may come to be made, by what is told of it. */
function passes(notes: readonly CallNote[]): boolean {
  return notes.some(({ type }) => type === 'TOOL_ALLOWED' || type === 'TOOL_ASKED' || type === 'TOOL_HELD');
}

/** True of what lets some call pass. */
function mayPass(action: ToolAction): boolean {
  return action === 'allow' || action === 'hold';
}

function notesOf({ outcome, undecided, eased }: Extract<Walked, { kind: 'decided' }>): readonly CallNote[] {
  const { rule, action } = outcome;
  const type = TYPES[action];
  const notes = [...undecidedNotes({ undecided }), ...eased.filter((one) => !undecided.includes(one.rule))];
  return undecided.at(-1) === rule || eased.at(-1)?.rule === rule ? notes : [...notes, { type, rule }];
}

function undecidedNotes({ undecided }: Pick<Extract<Walked, { kind: 'decided' }>, 'undecided'>): CallNote[] {
  return undecided.map((rule): CallNote => ({ type: 'TOOL_UNDECIDED', rule }));
}
