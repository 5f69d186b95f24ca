/** What a policy says in its own words, for explanations: the conditions, and where each rule stands. */
import { type PolicyDocument, type PolicyText, parsePolicies } from '../../policy/parse.ts';
import type { Path } from '../../policy/problem.ts';
import type { Owner } from './trace.ts';

export interface WrittenRule {
  readonly owner: Owner;
  readonly name: string;
  /** What it looks with, or at: a detector, a tool. */
  readonly by: string;
  readonly action: string;
  /** Its condition as it is written; undefined for none. */
  readonly when: string | undefined;
  readonly line: number;
}

export interface WrittenPolicy {
  readonly name: string;
  readonly file: string;
  readonly selects: PolicyDocument['policy']['spec']['selects'];
  readonly mode: 'enforce' | 'observe';
  readonly rules: readonly WrittenRule[];
}

/** The policies of these texts, which compile. */
export function writtenPolicies(texts: readonly PolicyText[]): readonly WrittenPolicy[] {
  return texts.flatMap((text) => {
    const parsed = parsePolicies(text);
    return parsed.ok ? parsed.value.map(written) : [];
  });
}

function written({ policy, source }: PolicyDocument): WrittenPolicy {
  const { selects, mode, request, response, tools } = policy.spec;
  const line = (...path: Path) => source.lineOf(['spec', ...path]);
  const ofDirection = (owner: 'request' | 'response', rules: typeof request.rules) =>
    rules.map(({ name, detector, action, when }, at) => {
      return { owner, name, by: detector, action, when, line: line(owner, 'rules', at) };
    });
  const ofTools = (tools?.rules ?? []).map(({ name, tool, action, when }, at) => {
    const known = name ?? `tools.rules[${at}]`;
    return { owner: 'tools' as const, name: known, by: tool, action, when, line: line('tools', 'rules', at) };
  });
  const rules = [
    ...ofDirection('request', request.rules),
    ...ofDirection('response', response.rules),
    ...ofTools,
  ];
  return { name: policy.metadata.name, file: source.file, selects, mode, rules };
}
