/** Compiles `spec.tools`: conditions are checked, names are told apart, and what would never be reached is refused. */
import type { Condition } from '../core/condition.ts';
import { CALL_TYPES, type CallType } from '../core/tool-call.ts';
import { compileCondition } from './cel/compile-condition.ts';
import { unknownDecider } from './compile-decisions.ts';
import { holdChecks, holdTerms } from './compile-holds.ts';
import type { CompiledAsk, CompiledRule } from './compiled-policy.ts';
import { problemAt } from './explain.ts';
import { SCHEMA_DETECTOR, TOOLS_DETECTOR } from './names.ts';
import type { PolicyDocument } from './parse.ts';
import type { Checked, Path, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import type { ToolRuleSpec, ToolsSpec } from './sections/tools.ts';
import {
  ARGUMENTS_RULE,
  type CompiledToolRule,
  type CompiledTools,
  DEFAULT_RULE,
  isFor,
  NAMES_RULE,
  partKey,
  type ToolOutcome,
  toolName,
} from './tools/compiled-tools.ts';
import { compileLabels } from './tools/labels.ts';

const SECTION: Path = ['spec', 'tools'];

/** Compiles the section; undefined where the policy has none. `order` is behind the rules of answers. */
export function compileTools(
  document: PolicyDocument,
  order: number,
  registry: Registry,
): Checked<CompiledTools | undefined> {
  const { tools, onFault, acceptWeaker } = document.policy.spec;
  if (tools === undefined) return { ok: true, value: undefined };
  const rules: CompiledToolRule[] = [];
  const problems: Problem[] = [];
  for (const [index, spec] of tools.rules.entries()) {
    const conditions = conditionOf(spec, registry);
    const found = [
      ...conditions.problems,
      ...crossChecks(spec),
      ...askChecks(spec, registry),
      ...holdChecks(spec),
    ];
    for (const [key, message] of found) problems.push(problemAt(document.source, at(index, key), message));
    const { name: policy } = document.policy.metadata;
    rules.push(ruleOf(spec, { ...{ index, policy, onFault }, when: conditions.when, text: tools.text }));
  }
  problems.push(...unreachable(document, rules), ...repeatedNames(document, rules));
  const whole = tools.arguments === 'offered' || rules.some(looksAtArguments);
  if (whole && acceptWeaker.includes('streamed')) {
    const message =
      'looks at arguments, and body mode STREAMED, which acceptWeaker accepts, cannot hold a call; remove one of the two';
    problems.push(problemAt(document.source, SECTION, message));
  }
  if (problems.length > 0) return { ok: false, problems };
  const otherwise = outcomeOf({ action: tools.default }, DEFAULT_RULE, tools.text);
  return {
    ok: true,
    value: {
      ...{
        rules,
        otherwise,
        whole,
        http: tools.http,
        sessions: tools.sessions,
        labels: compileLabels(tools.labels),
        ...{ history: tools.history, pins: tools.pins, arguments: tools.arguments, onFault },
      },
      asksHistory: rules.some(
        ({ when, ask }) => when?.names.has('history') === true || ask?.tells.has('history') === true,
      ),
      asksSees: rules.some(({ when }) => when?.names.has('sees') === true),
      asksTexts: rules.some(({ ask }) => ask?.tells.has('texts') === true),
      rule: toldBy({ rules, otherwise }, { order, whole }),
    },
  };
}

/** The rule for answers that holds arguments to what the request says of them; undefined where nobody asks. */
export function compileToolArguments(
  { policy: { spec } }: PolicyDocument,
  order: number,
  registry: Registry,
): CompiledRule | undefined {
  if (spec.tools?.arguments !== 'offered') return undefined;
  const structure = registry.structure?.({
    ...({ target: { kind: 'tools' }, schema: undefined, require: [], forbid: [], asked: true } as const),
    ...{ onUnusable: spec.onFault, depth: spec.response.limits.depth },
  });
  if (structure?.ok !== true || !('begin' in structure.scanner)) return undefined;
  return {
    ...{
      name: ARGUMENTS_RULE,
      order,
      detector: SCHEMA_DETECTOR,
      on: undefined,
      threshold: 0,
      posture: 'wait',
    },
    ...{ by: { kind: 'exchange', bound: structure.scanner }, action: 'deny', onFault: spec.onFault },
    ...(spec.tools.default === 'answer' ? { says: spec.tools.text } : {}),
    wholeCalls: true,
  };
}

/** Engines outside are told of the arguments, and so are people. */
function looksAtArguments({ when, ask, hold }: CompiledToolRule): boolean {
  return ask !== undefined || hold !== undefined || when?.names.has('args') === true;
}

type Found = readonly [key: string, message: string];

function conditionOf(
  { when }: ToolRuleSpec,
  { pattern }: Registry,
): { readonly when: Condition | undefined; readonly problems: readonly Found[] } {
  if (when === undefined) return { when: undefined, problems: [] };
  const compiled = compileCondition(when, 'tool', pattern);
  return compiled.ok
    ? { when: compiled.condition, problems: [] }
    : { when: undefined, problems: [['when', compiled.message]] };
}

function askChecks({ ask, action }: ToolRuleSpec, registry: Registry): Found[] {
  if (ask === undefined) return [];
  if (action !== 'allow')
    return [['ask', `has no effect with action ${action}: nobody is asked about what is denied; remove it`]];
  const unknown = unknownDecider(ask, registry);
  return unknown === undefined ? [] : [['ask', unknown]];
}

function crossChecks({ action, text, when, ask, tell, onFault }: ToolRuleSpec): Found[] {
  const found: Found[] = [];
  if (tell !== undefined && ask === undefined) found.push(['tell', 'has no effect without ask; remove it']);
  if (text !== undefined && action !== 'answer' && action !== 'hold')
    found.push(['text', `has no effect with action ${action}; remove it or use answer`]);
  if (onFault !== undefined && when === undefined && ask === undefined)
    found.push(['onFault', 'has no effect without when or ask; remove it']);
  return found;
}

function ruleOf(
  spec: ToolRuleSpec,
  place: {
    readonly index: number;
    readonly policy: string;
    readonly when: Condition | undefined;
    readonly onFault: CompiledToolRule['onFault'];
    readonly text: string;
  },
): CompiledToolRule {
  const prefix = spec.tool.endsWith('*');
  const tool = prefix ? spec.tool.slice(0, -1) : spec.tool;
  const rule = spec.name ?? `tools.rules[${place.index}]`;
  return {
    ...outcomeOf(spec, rule, place.text),
    ...{ tool, lower: tool.toLowerCase(), prefix },
    when: place.when,
    ...(spec.ask === undefined ? {} : { ask: askOf(spec.ask, { spec, policy: place.policy, rule }) }),
    onFault: spec.onFault ?? place.onFault,
  };
}

function askOf(
  decider: string,
  { spec, policy, rule }: { readonly spec: ToolRuleSpec; readonly policy: string; readonly rule: string },
): CompiledAsk {
  return { decider, policy, rule, tells: new Set(spec.tell ?? ['history']) };
}

function outcomeOf(
  spec: Pick<ToolRuleSpec, 'action'> & Partial<ToolRuleSpec>,
  rule: string,
  words: ToolsSpec['text'],
): ToolOutcome {
  const { action, text } = spec;
  if (action === 'hold') return { rule, action, hold: holdTerms(spec) };
  return { rule, action, ...(action === 'answer' ? { says: text ?? words } : {}) };
}

/** A rule behind one that decides about all its tools would never be asked. */
function unreachable({ source, policy }: PolicyDocument, rules: readonly CompiledToolRule[]): Problem[] {
  const specs = policy.spec.tools?.rules ?? [];
  // What is only tried leaves the decision to those behind it.
  const tried = new Set(
    specs.flatMap(({ mode, rollout }, at) => (mode === 'observe' || rollout ? [at] : [])),
  );
  return rules.flatMap((rule, index) => {
    const before = rules
      .slice(0, index)
      .find((earlier, at) => decidesAlways(earlier) && !tried.has(at) && covers(earlier, rule));
    if (before === undefined) return [];
    const message = `is never reached: rule ${before.rule} decides about these tools before it; put it in front, or remove it`;
    return [problemAt(source, at(index, 'tool'), message)];
  });
}

/** Where an engine gives no decision, the rules behind may have their say. */
function decidesAlways({ when, ask, onFault }: CompiledToolRule): boolean {
  return when === undefined && (ask === undefined || onFault === 'deny');
}

/** True where each tool of `rule` is one of `earlier`. */
export function covers(earlier: CompiledToolRule, { tool, prefix, action }: CompiledToolRule): boolean {
  if (earlier.action === 'allow' && action !== 'allow') return earlier.prefix && earlier.tool === '';
  if (prefix) return earlier.prefix && isFor(earlier, toolName(tool));
  return isFor(earlier, toolName(tool));
}

function repeatedNames(
  { source, policy: { spec } }: PolicyDocument,
  rules: readonly CompiledToolRule[],
): Problem[] {
  const taken = new Set([...spec.request.rules, ...spec.response.rules].map(({ name }) => name));
  return rules.flatMap(({ rule }, index) => {
    const again = taken.has(rule);
    taken.add(rule);
    return again
      ? [problemAt(source, at(index, 'name'), `another rule is named "${rule}"; choose another name`)]
      : [];
  });
}

/** The rule of answers that tells what is decided, in the names of those that decide. */
function toldBy(
  { rules, otherwise }: Pick<CompiledTools, 'rules' | 'otherwise'>,
  { order, whole }: { readonly order: number; readonly whole: boolean },
): CompiledTools['rule'] {
  const base: CompiledTools['rule'] = {
    ...{ name: 'tools', order, detector: TOOLS_DETECTOR, on: undefined, threshold: 0, action: 'deny' },
    ...{ posture: 'wait', onFault: 'deny' },
    ...(whole ? { wholeCalls: true } : {}),
  };
  const named: ToolOutcome[] = [...rules, otherwise];
  named.push({ rule: NAMES_RULE, action: 'deny' }, { rule: ARGUMENTS_RULE, action: 'deny' });
  const faults = new Map(rules.map(({ rule, onFault }) => [rule, onFault]));
  const parts = named.flatMap(({ rule, action, says, hold }) =>
    CALL_TYPES.map((type): [string, CompiledTools['rule']] => {
      const passes = faults.get(rule) === 'allow';
      const part = { ...base, name: rule, action: partAction(type, action, passes) };
      const words = type === 'TOOL_DENIED' && says !== undefined ? { says } : {};
      const terms = type === 'TOOL_HELD' && hold !== undefined ? { hold } : {};
      return [partKey({ type, rule }), { ...part, ...words, ...terms }];
    }),
  );
  return { ...base, parts: new Map(parts) };
}

/** Where an engine outside decides, a rule that allows may come to deny. */
function partAction(
  type: CallType,
  action: ToolOutcome['action'],
  passesFaults: boolean,
): 'allow' | 'hold' | 'deny' {
  if (type === 'TOOL_UNDECIDED') return passesFaults ? 'allow' : 'deny';
  if (type === 'TOOL_HELD') return action === 'hold' ? 'hold' : 'deny';
  return type !== 'TOOL_DENIED' && type !== 'TOOL_ASKED' && action === 'allow' ? 'allow' : 'deny';
}

function at(index: number, key: string): Path {
  return [...SECTION, 'rules', index, key];
}
