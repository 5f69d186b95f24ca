/** Names that a case says something of and no policy has: what is said of them would do nothing. */
import type { PolicySet } from '../../policy/compiled-policy.ts';
import type { Path } from '../../policy/problem.ts';
import { didYouMean } from '../../policy/suggest.ts';
import type { ExchangeSpec } from './schema.ts';

/** One of them: where it stands in the exchange, and what to do. */
export interface UnknownName {
  readonly path: Path;
  readonly message: string;
}

/** The names that may stand there, by what policies do with them. */
interface KnownNames {
  /** Engines, and the rules that ask each. */
  readonly deciders: ReadonlyMap<string, readonly string[]>;
  readonly budgets: readonly string[];
  /** Rules that hold calls. */
  readonly holds: readonly string[];
}

/** All of an exchange, in order. */
export function unknownNames(spec: ExchangeSpec, { policies }: PolicySet): readonly UnknownName[] {
  const known = knownNames(policies);
  const { deciders = {}, budgets = {}, approvals = {} } = spec;
  return [
    ...Object.entries(deciders).flatMap(([name, said]) => wrongDecider(name, said, known)),
    ...wrong(Object.keys(budgets), { in: 'budgets', what: 'has a budget', known: known.budgets }),
    ...wrong(Object.keys(approvals), { in: 'approvals', what: 'holds calls by a rule', known: known.holds }),
  ];
}

function knownNames(policies: PolicySet['policies']): KnownNames {
  const asks = policies.flatMap(({ request, tools }) => [
    ...request.decisions.map(({ ask }) => ask),
    ...(tools?.rules ?? []).flatMap(({ ask }) => (ask === undefined ? [] : [ask])),
  ]);
  const names = [...new Set(asks.map(({ decider }) => decider))];
  const rulesOf = (name: string) => asks.filter(({ decider }) => decider === name).map(({ rule }) => rule);
  return {
    deciders: new Map(names.map((name) => [name, rulesOf(name)])),
    budgets: policies.flatMap(({ budgets }) => budgets.map(({ name }) => name)),
    holds: policies.flatMap(({ tools }) =>
      (tools?.rules ?? []).flatMap(({ rule, hold }) => (hold === undefined ? [] : [rule])),
    ),
  };
}

function wrongDecider(
  name: string,
  said: NonNullable<ExchangeSpec['deciders']>[string],
  { deciders }: KnownNames,
): readonly UnknownName[] {
  const rules = deciders.get(name);
  if (rules === undefined)
    return wrong([name], { in: 'deciders', what: 'asks a decider', known: [...deciders.keys()] });
  if (typeof said === 'boolean' || !('rules' in said)) return [];
  const unknown = wrong(Object.keys(said.rules), {
    in: 'rules',
    what: `asks ${name} by a rule`,
    known: rules,
  });
  return unknown.map(({ path, message }) => ({ path: ['deciders', name, ...path], message }));
}

function wrong(
  names: readonly string[],
  { in: key, what, known }: { readonly in: string; readonly what: string; readonly known: readonly string[] },
): readonly UnknownName[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const message = `no policy ${what} "${name.slice(0, 60)}"${didYouMean(name, known)}`;
      return { path: [key, name], message };
    });
}
