/** What lets everything pass: policies of which no part acts, and tools that may all be called. */
import { DIRECTIONS } from '../../core/frame.ts';
import type { Path } from '../problem.ts';
import type { ToolRuleSpec } from '../sections/tools.ts';
import { type Checking, isWritten, type Warning, warningAt } from './check.ts';

/** Warns of both. A policy that says `mode: observe` says itself that it lets everything pass. */
export function letsAllPass(on: Checking): Warning[] {
  return [...wholePolicy(on), ...allTools(on)];
}

/** Sections that do something by being there. */
const ACTING: readonly Path[] = [
  ...[['callers'], ['documents'], ['retrieval'], ['budgets'], ['tools'], ['uninspected']],
  ...[
    ['request', 'limits'],
    ['request', 'models'],
    ['request', 'parameters'],
    ['request', 'decisions'],
  ],
  ...[
    ['request', 'removeHeaders'],
    ['response', 'limits'],
    ['response', 'format'],
    ['response', 'schema'],
  ],
];

function wholePolicy(on: Checking): Warning[] {
  const { spec } = on.document.policy;
  if (spec.mode === 'observe' || ACTING.some((path) => isWritten(on, ['spec', ...path]))) return [];
  const rules = DIRECTIONS.flatMap((direction) => spec[direction].rules);
  if (rules.some(({ action, mode }) => action !== 'annotate' && action !== 'allow' && mode !== 'observe'))
    return [];
  const why = rules.length === 0 ? 'it has no rules' : 'its rules only record what they find';
  const message = `lets everything pass that Weir can read: ${why}; write a rule with action deny or redact, such as { name: no-injection, detector: injection, action: deny }, or say mode: observe`;
  return [warn(on, ['spec'], message)];
}

function allTools(on: Checking): Warning[] {
  const { mode, tools } = on.document.policy.spec;
  if (tools === undefined || mode === 'observe' || tools.http.length > 0) return [];
  if (tools.arguments !== 'any' || tools.pins === 'review') return [];
  const acting = tools.rules.map((rule, at) => ({ rule, at })).filter(({ rule }) => rule.mode !== 'observe');
  const first = acting.find(({ rule }) => !allows(rule));
  if (first === undefined && tools.default === 'allow') {
    const message =
      'lets every tool be called: no rule denies, answers or holds a call; write default: deny and a rule for each tool that may be called, or remove spec.tools';
    return [warn(on, ['spec', 'tools', ...(tools.rules.length > 0 ? ['default'] : [])], message)];
  }
  const any = acting.find(({ rule }) => rule.tool === '*' && rule.when === undefined && allows(rule));
  if (any === undefined || (first !== undefined && first.at < any.at)) return [];
  const message =
    'lets every tool be called: no rule in front of it denies, answers or holds a call; name the tools that may be called';
  return [warn(on, ['spec', 'tools', 'rules', any.at, 'tool'], message)];
}

/** True for a rule that allows by itself. */
function allows({ action, ask }: ToolRuleSpec): boolean {
  return action === 'allow' && ask === undefined;
}

function warn(on: Checking, path: Path, message: string): Warning {
  return warningAt(on, path, { code: 'lets-all-pass', message });
}
