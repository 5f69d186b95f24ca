/** Decides about tools: the rules of a policy with the facts of one exchange. */
import type { ConditionFacts } from '../../core/condition.ts';
import {
  type CallDecision,
  type CallJudge,
  type CallNote,
  type CallType,
  isToolName,
} from '../../core/tool-call.ts';
import { celValue } from '../cel/values.ts';
import {
  ARGUMENTS_RULE,
  type CompiledToolRule,
  type CompiledTools,
  isFor,
  NAMES_RULE,
  type ToolOutcome,
  toolName,
} from './compiled-tools.ts';

/** Names that are remembered; a hostile answer may hold very many. */
const MOST_NAMES = 1000;

/** What one call is about; arguments are left out where they are not known. */
interface Subject {
  readonly tool: string;
  readonly args?: unknown;
  /** It is offered by a request, of which not all was found yet. */
  readonly offered?: true;
}

type Walked =
  | { readonly kind: 'decided'; readonly outcome: ToolOutcome; readonly undecided: readonly string[] }
  | { readonly kind: 'arguments' };

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

  byName(name: string): CallDecision {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const decision = this.#decideByName(name);
    if (this.#byName.size < MOST_NAMES) this.#byName.set(name, decision);
    return decision;
  }

  byArguments(name: string, args: unknown): readonly CallNote[] {
    if (!isToolName(name)) return this.unreadable('TOOL_NAME');
    const walked = this.#walk({ tool: name, args: celValue(args) });
    return walked.kind === 'decided' ? notesOf(walked) : this.unreadable('TOOL_ARGUMENTS');
  }

  unreadable(type: CallType): readonly CallNote[] {
    return [{ type, rule: type === 'TOOL_NAME' ? NAMES_RULE : ARGUMENTS_RULE }];
  }

  /** The rule that keeps a tool from being offered; undefined where some call of it, by some caller's words, may be allowed. */
  keepsBack(name: string): string | undefined {
    if (!isToolName(name)) return NAMES_RULE;
    const walked = this.#walk({ tool: name, offered: true }, ({ action }) => action === 'allow');
    if (walked.kind === 'arguments' || walked.outcome.action === 'allow') return undefined;
    return walked.outcome.rule;
  }

  #decideByName(name: string): CallDecision {
    if (!isToolName(name)) return { kind: 'told', notes: this.unreadable('TOOL_NAME') };
    const walked = this.#walk({ tool: name });
    return walked.kind === 'arguments' ? walked : { kind: 'told', notes: notesOf(walked) };
  }

  /**
   * The first rule that is for the call decides. One that wants arguments which are not known ends the walk where they
   * matter.
   */
  #walk(subject: Subject, matters: (rule: CompiledToolRule) => boolean = () => true): Walked {
    const undecided: string[] = [];
    const facts = { ...this.#facts, ...subject };
    const name = toolName(subject.tool);
    for (const rule of this.#tools.rules) {
      const told = isFor(rule, name) && ask(rule, subject, facts);
      if (told === 'arguments' && matters(rule)) return { kind: 'arguments' };
      if (told === 'undecided') undecided.push(rule.rule);
      const outcome = outcomeOf(rule, told);
      if (outcome !== undefined) return { kind: 'decided', outcome, undecided };
    }
    return { kind: 'decided', outcome: this.#tools.otherwise, undecided };
  }
}

/** Whether the condition of a rule is true; or what keeps that from being told. */
function ask({ when }: CompiledToolRule, subject: Subject, facts: ConditionFacts): Told {
  if (when === undefined) return true;
  if (!('args' in subject) && when.names.has('args')) return 'arguments';
  if (subject.offered === true && when.names.has('findings')) return 'arguments';
  const told = when.evaluate(facts);
  return told.ok ? told.value : 'undecided';
}

function outcomeOf(rule: CompiledToolRule, told: Told): ToolOutcome | undefined {
  if (told === true) return rule;
  return told === 'undecided' && rule.onFault === 'deny' ? { rule: rule.rule, action: 'deny' } : undefined;
}

function notesOf({ outcome, undecided }: Extract<Walked, { kind: 'decided' }>): readonly CallNote[] {
  const { rule, action } = outcome;
  const type = action === 'allow' ? 'TOOL_ALLOWED' : 'TOOL_DENIED';
  const notes = undecided.map((one): CallNote => ({ type: 'TOOL_UNDECIDED', rule: one }));
  return undecided.at(-1) === rule ? notes : [...notes, { type, rule }];
}
