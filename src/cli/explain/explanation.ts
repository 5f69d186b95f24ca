/** An explanation: which policy an exchange got and why, what each of its rules did, and what was decided. No content. */
import type { PolicySet } from '../../policy/compiled-policy.ts';
import { type Destination, matchesPath, normaliseHost } from '../../policy/match.ts';
import type { Decision, Decisions } from '../offline/decision.ts';
import type { Owner, Told } from './trace.ts';
import type { WrittenPolicy, WrittenRule } from './written-policy.ts';

/** A finding as records have it. */
export interface RecordedFinding {
  readonly rule: string;
  readonly type: string;
  readonly direction: string;
  readonly role: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** What is known of an exchange: of one that was judged just now, or of its records. */
export interface Known {
  readonly id: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly dialect: string;
  readonly model: string;
  readonly caller: string;
  /** The policy that it got; `none` for none. */
  readonly policy: string;
  readonly digest: string;
  readonly decided: Decisions;
  readonly findings: readonly RecordedFinding[];
  /** By direction, the rules whose work was begun. */
  readonly ran: Readonly<Record<'request' | 'response', readonly string[] | undefined>>;
  readonly faults: readonly string[];
  readonly told: readonly Told[];
}

/** Why a policy was or was not taken. */
export interface Choice {
  readonly policy: string;
  readonly file: string;
  readonly chosen: boolean;
  readonly because: string;
}

/** What a rule did. */
export interface RuleStory {
  readonly owner: Owner;
  readonly rule: string;
  readonly by: string;
  readonly action: string;
  readonly file: string;
  readonly line: number;
  readonly did: 'decided' | 'found' | 'nothing' | 'ruled out' | 'untold' | 'not asked';
  /** In words. */
  readonly told: string;
}

export interface Explanation {
  readonly known: Known;
  readonly choices: readonly Choice[];
  readonly rules: readonly RuleStory[];
  /** Findings of what is no rule of the policy: limits, placeholders, decisions that stand for no rule. */
  readonly others: readonly RecordedFinding[];
  /** True where the policy is not the one that the exchange was judged by. */
  readonly changed: boolean;
}

/** Puts together what is known and what is written. */
export function explanationOf(
  known: Known,
  { set, written }: { readonly set: PolicySet; readonly written: readonly WrittenPolicy[] },
): Explanation {
  const policy = written.find(({ name }) => name === known.policy);
  const rules = (policy?.rules ?? []).map((rule) => storyOf(rule, known, policy?.file ?? ''));
  const named = new Set((policy?.rules ?? []).map(({ name }) => name));
  const compiled = set.policies.find(({ name }) => name === known.policy);
  return {
    known,
    choices: written.map((one) => choiceOf(one, known)),
    rules,
    others: known.findings.filter(({ rule }) => !named.has(rule)),
    changed: known.digest !== '' && compiled?.digest !== known.digest,
  };
}

function choiceOf(policy: WrittenPolicy, known: Known): Choice {
  const chosen = policy.name === known.policy;
  return { policy: policy.name, file: policy.file, chosen, because: reasonFor(policy, known, chosen) };
}

function reasonFor(policy: WrittenPolicy, known: Known, chosen: boolean): string {
  const against = reasonAgainst(policy, known);
  if (against !== undefined) return against;
  return chosen ? reasonToTake(policy, known) : 'a more specific one is taken';
}

function reasonAgainst({ name, selects }: WrittenPolicy, known: Known): string | undefined {
  const { hosts, paths, models, when } = selects;
  const to = destinationOf(known);
  if (hosts !== undefined && !hosts.some((host) => isHost(host, to.host)))
    return `its hosts are ${hosts.join(', ')}`;
  if (paths !== undefined && !matchesPath(paths, to.path)) return `its paths are ${paths.join(', ')}`;
  const missed = models !== undefined && name !== known.policy && !matchesPath(models, known.model);
  if (missed) return `its models are ${models.join(', ')}`;
  const told = known.told.findLast(({ policy, owner }) => policy === name && owner === 'selects');
  if (told !== undefined && !told.outcome.ok) return `its condition cannot be told: ${when}`;
  if (told?.outcome.ok && !told.outcome.value) return `its condition is false: ${when}`;
  return undefined;
}

function reasonToTake({ selects: { hosts, paths, models, when } }: WrittenPolicy, known: Known): string {
  const to = destinationOf(known);
  const by = [
    ...(hosts === undefined ? [] : [`host by ${hosts.filter((host) => isHost(host, to.host)).join(', ')}`]),
    ...(paths === undefined
      ? []
      : [`path by ${paths.filter((path) => matchesPath([path], to.path)).join(', ')}`]),
    ...(models === undefined ? [] : [reasonByModel(models, known)]),
    ...(when === undefined ? [] : [`condition true: ${when}`]),
  ];
  return by.length === 0 ? 'it is for every exchange' : by.join('; ');
}

/** Where the model decided nothing, the strictest policy refuses the request. */
function reasonByModel(models: readonly string[], { model }: Known): string {
  const by = models.filter((pattern) => matchesPath([pattern], model));
  return by.length === 0 ? 'the strictest of those that a model could choose' : `model by ${by.join(', ')}`;
}

function destinationOf({ host, path }: Known): Destination {
  return { host: normaliseHost(host), path };
}

function isHost(pattern: string, host: string): boolean {
  const lower = pattern.toLowerCase();
  return lower.startsWith('*.')
    ? host.endsWith(lower.slice(1)) && host.length >= lower.length
    : host === lower;
}

function storyOf(rule: WrittenRule, known: Known, file: string): RuleStory {
  const { owner, name, by, action, line } = rule;
  return { owner, rule: name, by, action, file, line, ...deedOf(rule, known) };
}

function deedOf(rule: WrittenRule, known: Known): Pick<RuleStory, 'did' | 'told'> {
  const findings = known.findings.filter((finding) => isOf(finding, rule));
  const decision = decisionFor(rule, known);
  if (findings.length > 0) {
    const decided = decision?.rule === rule.name && decision.verdict !== 'allow';
    return { did: decided ? 'decided' : 'found', told: placesOf(findings) };
  }
  const told = conditionOf(rule, known);
  if (told !== undefined) return told;
  if (rule.owner === 'tools') return { did: 'not asked', told: 'no call came to it' };
  const ran = known.ran[rule.owner === 'response' ? 'response' : 'request'];
  if (ran?.includes(rule.name) !== true) return { did: 'not asked', told: 'was not begun' };
  const stopped = decision?.verdict === 'deny' || decision?.verdict === 'cut';
  return { did: 'nothing', told: stopped ? 'found nothing before that' : 'found nothing' };
}

/** The decision that a rule could have made. */
function decisionFor({ owner }: WrittenRule, { decided }: Known): Decision | undefined {
  if (owner === 'request') return decided.request;
  return owner === 'response' ? decided.answer : decided.whole;
}

/** What its condition said, where that kept it from finding. */
function conditionOf(
  rule: WrittenRule,
  { told, policy }: Known,
): Pick<RuleStory, 'did' | 'told'> | undefined {
  const asked = told.filter(
    (one) => one.policy === policy && one.owner === rule.owner && one.rule === rule.name,
  );
  if (asked.length === 0) return undefined;
  const untold = asked.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.fault.message]));
  if (untold.length > 0)
    return { did: 'untold', told: `its condition cannot be told: ${rule.when} (${untold.at(-1)})` };
  if (asked.every(({ outcome }) => outcome.ok && !outcome.value))
    return { did: 'ruled out', told: `its condition is false: ${rule.when}` };
  return rule.owner === 'tools' ? { did: 'found', told: 'its condition is true' } : undefined;
}

function isOf({ rule, direction }: RecordedFinding, { owner, name }: WrittenRule): boolean {
  if (rule !== name) return false;
  return owner === 'tools' || direction === owner;
}

const SHOWN = 3;

/** Types and places; the first of them. */
export function placesOf(findings: readonly RecordedFinding[]): string {
  const shown = findings
    .slice(0, SHOWN)
    .map(
      ({ type, role, path, start, end, score }) =>
        `${type} (${score}) in ${role} at ${path}[${start}..${end}]`,
    );
  const more = findings.length > SHOWN ? [`${findings.length - SHOWN} more`] : [];
  return [...shown, ...more].join('; ');
}
