/** Puts the policies of a load under its baseline: what each says is held to it, and what they leave out is taken from it. */
import { explain, problemAt } from '../explain.ts';
import type { PolicyDocument } from '../parse.ts';
import type { Checked, Path, Problem } from '../problem.ts';
import { guardPolicySchema } from '../schema.ts';
import type { ToolRuleSpec } from '../sections/tools.ts';
import type { SourceDocument } from '../source.ts';
import { sourceOver } from './joined-source.ts';
import { isHeld, MERGED, type Merging, OF_BASELINES } from './merging.ts';
import { entriesOf, isRecord, leavesOf, valueAt, withValue } from './values.ts';

/** The policies of a load as they hold, its baseline left out; and the baseline. */
export interface UnderBaseline {
  readonly policies: readonly PolicyDocument[];
  readonly baseline: PolicyDocument | undefined;
  readonly problems: readonly Problem[];
}

/** Takes all documents of one load, in steps, one policy each. */
export function* holdingToBaseline(documents: readonly PolicyDocument[]): Generator<void, UnderBaseline> {
  const [baseline, ...more] = documents.filter(isBaseline);
  if (baseline === undefined) return { policies: documents, baseline, problems: [] };
  const problems = [...more.map((one) => secondBaseline(one, baseline)), ...problemsOfBaseline(baseline)];
  const below = documents.filter((document) => !isBaseline(document));
  if (below.length === 0) {
    const message =
      'is for the policies that are loaded with it, and there are none; load it together with them';
    problems.push(problemAt(baseline.source, ['spec', 'baseline'], message));
  }
  if (problems.length > 0) return { policies: [], baseline, problems };
  const policies: PolicyDocument[] = [];
  for (const document of below) {
    yield;
    const held = knownHeld(document, baseline);
    if (held.ok) policies.push(held.value);
    else problems.push(...held.problems);
  }
  return { policies, baseline, problems };
}

function isBaseline({ policy }: PolicyDocument): boolean {
  return policy.spec.baseline === true;
}

function secondBaseline({ source }: PolicyDocument, first: PolicyDocument): Problem {
  const message = `policy "${first.policy.metadata.name}" is the baseline already; write one for all`;
  return problemAt(source, ['spec', 'baseline'], message);
}

/** What a baseline cannot say. */
function problemsOfBaseline({ policy, source }: PolicyDocument): Problem[] {
  const written = leavesOf(specOf(source.value), (path) => path in MERGED || OF_BASELINES.includes(path));
  const foreign = written.filter((path) => !(path in MERGED) && !OF_BASELINES.includes(path));
  const problems = foreign.map((path) =>
    problemAt(source, pathOf(path), 'is for each policy to say, and not for a baseline; remove it'),
  );
  const { tools } = policy.spec;
  if (tools !== undefined && tools.default !== 'allow') {
    const message = 'has to be allow in a baseline: which of the other tools may be used, each policy says';
    problems.push(problemAt(source, pathOf('tools.default'), message));
  }
  const rules = [...(tools?.rules ?? []).entries()];
  return [...problems, ...rules.flatMap(([index, rule]) => toolProblems(rule, source, index))];
}

function toolProblems({ action, name }: ToolRuleSpec, source: SourceDocument, index: number): Problem[] {
  const at = (key: string, message: string) =>
    problemAt(source, [...pathOf('tools.rules'), index, key], message);
  return [
    ...(action === 'deny' || action === 'answer'
      ? []
      : [
          at(
            'action',
            'is not for a baseline, which only denies; use deny or answer, and allow tools in the policies',
          ),
        ]),
    ...(name === undefined
      ? [at('name', 'is missing; a rule of a baseline has one, for the records of every policy')]
      : []),
  ];
}

/** By baseline and policy: a load whose texts are those of an earlier one has its documents, too. */
const known = new WeakMap<PolicyDocument, WeakMap<PolicyDocument, Checked<PolicyDocument>>>();

function knownHeld(document: PolicyDocument, baseline: PolicyDocument): Checked<PolicyDocument> {
  const under = known.get(baseline) ?? new WeakMap<PolicyDocument, Checked<PolicyDocument>>();
  known.set(baseline, under);
  const held = under.get(document) ?? heldTo(document, baseline);
  under.set(document, held);
  return held;
}

/** One policy, held to the baseline. */
function heldTo(document: PolicyDocument, baseline: PolicyDocument): Checked<PolicyDocument> {
  const problems = exceptionsFrom(document, baseline);
  const joined = new Map<string, number>();
  let value = document.source.value;
  for (const [path, merging] of Object.entries(MERGED)) {
    const said = saidOf(path, document, baseline);
    if (said.baseline === undefined && !isSectionSaid(merging, baseline)) continue;
    if (isLooser(merging, said)) {
      const message = looser(merging, said.bound, baseline.policy.metadata.name);
      problems.push(problemAt(document.source, pathOf(path), message));
    }
    if (merging.kind === 'joined') joined.set(`spec.${path}`, entriesOf(said.baseline).length);
    value = withValue(value, pathOf(path), bothOf(merging, said));
  }
  if (problems.length > 0) return { ok: false, problems };
  return read(withToolsOf(document, value), { document, baseline, joined });
}

/** What a baseline says of a section as a whole, it says of its keys. */
function isSectionSaid(merging: Merging, { source }: PolicyDocument): boolean {
  const section = merging.kind === 'same' ? merging.section : undefined;
  return section !== undefined && valueAt(source.value, pathOf(section)) !== undefined;
}

function isLooser({ kind }: Merging, { own, held }: Said): boolean {
  return kind !== 'joined' && kind !== 'added' && own !== undefined && !held;
}

/** What holds of both: lists together; else what the policy says, and where that says nothing the stricter of its default and the baseline. */
function bothOf({ kind }: Merging, { own, baseline, held }: Said): unknown {
  if (kind === 'joined' || kind === 'added') return [...entriesOf(baseline), ...entriesOf(own)];
  return own === undefined && !held ? baseline : own;
}

interface Said {
  /** As they are written; undefined where nothing is. */
  readonly own: unknown;
  readonly baseline: unknown;
  /** What the baseline means. */
  readonly bound: unknown;
  /** The policy, with its defaults, is no looser. */
  readonly held: boolean;
}

function saidOf(path: string, document: PolicyDocument, baseline: PolicyDocument): Said {
  const at = pathOf(path);
  const merging = MERGED[path];
  const bound = valueAt(baseline.policy, at);
  return {
    own: valueAt(document.source.value, at),
    baseline: valueAt(baseline.source.value, at),
    bound,
    held: merging !== undefined && isHeld(merging, valueAt(document.policy, at), bound),
  };
}

/** A policy that says nothing of tools allows those that its baseline does not deny. */
function withToolsOf({ policy }: PolicyDocument, value: unknown): unknown {
  const takes = policy.spec.tools === undefined && valueAt(value, pathOf('tools')) !== undefined;
  return takes ? withValue(value, pathOf('tools.default'), 'allow') : value;
}

/** Who may be left out of a rule of the baseline, the baseline would have to say. */
function exceptionsFrom(document: PolicyDocument, baseline: PolicyDocument): Problem[] {
  const { name } = baseline.policy.metadata;
  const rules = new Set(ruleNames(baseline));
  return document.policy.spec.exceptions.flatMap((exception, index) => {
    const of = exception.rules.findIndex((rule) => rules.has(rule));
    if (of < 0) return [];
    const message = `is a rule of the baseline "${name}", which has no exceptions; remove it`;
    return [problemAt(document.source, ['spec', 'exceptions', index, 'rules', of], message)];
  });
}

function ruleNames({ policy: { spec } }: PolicyDocument): (string | undefined)[] {
  const { request, response, tools } = spec;
  const lists = [
    request.rules,
    request.decisions,
    response.rules,
    response.format,
    response.schema,
    tools?.rules,
  ];
  return lists.flatMap((list) => (list ?? []).map(({ name }) => name));
}

function looser(merging: Merging, bound: unknown, name: string): string {
  const says = JSON.stringify(bound) ?? 'nothing';
  const help = {
    lower: 'lower it',
    some: 'name some of these alone',
    part: 'name some of these alone',
    ordered: `write ${says}`,
    same: 'write the same',
  }[merging.kind === 'joined' || merging.kind === 'added' ? 'same' : merging.kind];
  return `is looser than the baseline "${name}", which says ${says.slice(0, 200)}; ${help}, or leave it out`;
}

/** The policy as it holds, read again. */
function read(
  value: unknown,
  by: { document: PolicyDocument; baseline: PolicyDocument; joined: ReadonlyMap<string, number> },
): Checked<PolicyDocument> {
  const { document, baseline, joined } = by;
  const source = sourceOver(document.source, { joined, value });
  const parsed = guardPolicySchema.safeParse(value);
  if (!parsed.success)
    return {
      ok: false,
      problems: explain({ source, schema: guardPolicySchema, issues: parsed.error.issues }),
    };
  const schemas = { ...document.schemas, ...baseline.schemas };
  return { ok: true, value: { ...document, policy: parsed.data, source, schemas } };
}

function specOf(value: unknown): unknown {
  return isRecord(value) ? value['spec'] : undefined;
}

function pathOf(path: string): Path {
  return ['spec', ...path.split('.')];
}
