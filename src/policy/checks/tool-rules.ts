/** Tool rules: one behind another that decides about the same tools wherever its own condition is true. */
import { implies } from '../cel/implies.ts';
import { covers } from '../compile-tools.ts';
import type { ToolRuleSpec } from '../sections/tools.ts';
import type { CompiledToolRule } from '../tools/compiled-tools.ts';
import { type Checking, type Warning, warningAt } from './check.ts';
import { conditionText } from './condition-text.ts';

/** Those behind a rule without a condition are refused when they are loaded; here are those whose condition leads to its. */
export function toolRules(on: Checking): Warning[] {
  const specs = on.document.policy.spec.tools?.rules ?? [];
  const rules = on.compiled.tools?.rules ?? [];
  return rules.flatMap((rule, at) => {
    const when = conditionText(specs[at]?.when);
    if (when === undefined) return [];
    const earlier = rules
      .slice(0, at)
      .map((one, index) => ({ one, spec: specs[index], its: conditionText(specs[index]?.when) }))
      .filter(({ one, spec }) => acts(spec) && decides(one, rule));
    const same = earlier.find(({ its }) => its === when);
    if (same !== undefined) return [warn(on, at, { before: same.one, rule })];
    const wider = earlier.find(({ its }) => its !== undefined && implies(when, its, 'tool'));
    return wider === undefined ? [] : [warnOfWider(on, at, { before: wider.one, rule })];
  });
}

/** An HTTP API: the first entry that fits counts, so that another for the same methods and path never does. */
export function toolRoutes(on: Checking): Warning[] {
  const routes = on.document.policy.spec.tools?.http ?? [];
  return routes.flatMap(({ methods, path }, at) => {
    const before = routes
      .slice(0, at)
      .find((one) => one.path === path && methods.every((method) => one.methods.includes(method)));
    if (before === undefined) return [];
    const message = `is never reached: tool "${before.tool}" has the same path and methods before it; remove one of them`;
    return [warningAt(on, ['spec', 'tools', 'http', at], { code: 'unreachable-rule', message })];
  });
}

/** What is only tried leaves the decision to those behind it. */
function acts(spec: ToolRuleSpec | undefined): boolean {
  return spec?.mode !== 'observe' && spec?.rollout === undefined;
}

/** True where the earlier rule decides about each tool of the later one, as its policy writes them. */
function decides(earlier: CompiledToolRule, later: CompiledToolRule): boolean {
  return covers(earlier, later) || (earlier.tool === later.tool && earlier.prefix === later.prefix);
}

interface Pair {
  readonly before: CompiledToolRule;
  readonly rule: CompiledToolRule;
}

function warnOfWider(on: Checking, at: number, { before, rule }: Pair): Warning {
  const agree = before.action === rule.action;
  const help = agree ? 'remove it' : 'put it in front of that one';
  const message = `is never reached: rule ${before.rule}, with action ${before.action}, decides about these tools before it wherever this condition is true; ${help}`;
  const code = agree ? 'unreachable-rule' : 'conflicting-rules';
  return warningAt(on, ['spec', 'tools', 'rules', at], { code, message });
}

function warn(on: Checking, at: number, { before, rule }: Pair): Warning {
  const agree = before.action === rule.action;
  const why = `rule ${before.rule} decides about these tools under the same condition before it`;
  const message = agree
    ? `is never reached: ${why}; remove it`
    : `is never reached: ${why}, with action ${before.action}; keep one of them`;
  const code = agree ? 'unreachable-rule' : 'conflicting-rules';
  return warningAt(on, ['spec', 'tools', 'rules', at], { code, message });
}
