/** Rule views: the rules of a policy for one role by what they read, compiled once and shared by all lanes. */
import type { Scanner } from '../core/detector.ts';
import type { Role } from '../core/segment.ts';
import { isHearing } from '../detectors/engine/hearing.ts';
import { ScannerSet } from '../detectors/engine/scanner-set.ts';
import { Disguises } from '../detectors/views/whole/disguises.ts';
import { Vocabulary } from '../detectors/views/whole/vocabulary.ts';
import type { ArgumentName, CompiledRule, Views } from '../policy/compiled-policy.ts';
import { matchesRole } from '../policy/decide.ts';

/** A rule that one of our scanners serves. */
export interface ScannerRule {
  readonly rule: CompiledRule;
  readonly scanner: Scanner;
}

/** Rules that read the same spelling of a text, and the one search that serves their scanners. */
export interface RuleView {
  readonly rules: readonly ScannerRule[];
  readonly set: ScannerSet;
}

/** Rules that read what whole texts say in disguise. */
export interface DisguisedView extends RuleView {
  readonly disguises: Disguises;
}

/** The rules for one role. */
export interface RuleViews {
  /** Those that read the text as it came. */
  readonly raw: RuleView;
  /** Those that read the folded text. */
  readonly folded: RuleView;
  /** Of those: what reads decoded text too. */
  readonly decoded: RuleView;
  /** Of those: what reads whole texts in other ways too; undefined where nothing does. */
  readonly disguised: DisguisedView | undefined;
  readonly judges: readonly CompiledRule[];
  /** What some rules name of the arguments of calls. */
  readonly arguments: readonly ArgumentName[];
}

/** By the rules of a direction, which a policy keeps as one list; `undefined` is a role that may still change. */
const compiled = new WeakMap<readonly CompiledRule[], Map<Role | undefined, RuleViews>>();

/** The rules that apply to a role; all of them when it is not known yet. */
export function ruleViews(rules: readonly CompiledRule[], role: Role | undefined): RuleViews {
  const byRole = compiled.get(rules) ?? new Map<Role | undefined, RuleViews>();
  compiled.set(rules, byRole);
  const known = byRole.get(role);
  if (known !== undefined) return known;
  const applicable = role === undefined ? rules : rules.filter((rule) => matchesRole(rule, role));
  const views = sameRules(byRole, rules, applicable) ?? compile(applicable);
  byRole.set(role, views);
  return views;
}

/** Most rules are for every role: what was compiled for one role serves all with the same rules. */
function sameRules(
  byRole: ReadonlyMap<Role | undefined, RuleViews>,
  rules: readonly CompiledRule[],
  applicable: readonly CompiledRule[],
): RuleViews | undefined {
  for (const [role, views] of byRole) {
    const same = rules.every(
      (rule) => (role === undefined || matchesRole(rule, role)) === applicable.includes(rule),
    );
    if (same) return views;
  }
  return undefined;
}

function compile(rules: readonly CompiledRule[]): RuleViews {
  const raw: ScannerRule[] = [];
  const folded: ScannerRule[] = [];
  for (const rule of rules) {
    if (rule.by.kind !== 'scanner') continue;
    for (const scanner of scannersOf(rule.by.scanner))
      (scanner.on === 'raw' ? raw : folded).push({ rule, scanner });
  }
  const deeper = folded.filter((one) => viewsOf(one) !== 'plain');
  const plain = viewOf(folded);
  return {
    raw: viewOf(raw),
    folded: plain,
    decoded: deeper.length === folded.length ? plain : viewOf(deeper),
    disguised: disguisedView(folded.filter((one) => viewsOf(one) === 'all')),
    judges: rules.filter((rule) => rule.by.kind === 'judge'),
    arguments: rules.flatMap((rule) => rule.arguments ?? []),
  };
}

function viewOf(rules: readonly ScannerRule[]): RuleView {
  return { rules, set: new ScannerSet(rules.map(({ scanner }) => scanner)) };
}

function scannersOf(scanner: Scanner): readonly Scanner[] {
  const { also, beside } = scanner;
  return [scanner, ...(also === undefined ? [] : [also]), ...(beside === undefined ? [] : [beside])];
}

/** What a rule reads: what the policy says, else all that its scanner can use. */
function viewsOf({ rule, scanner }: ScannerRule): Views {
  if (rule.by.kind === 'scanner' && rule.by.scanner.beside === scanner) return 'plain';
  return rule.views ?? (scanner.keyWords === undefined ? 'decoded' : 'all');
}

function disguisedView(rules: readonly ScannerRule[]): DisguisedView | undefined {
  const words = rules.flatMap(({ scanner }) => scanner.keyWords ?? []);
  if (words.length === 0) return undefined;
  const literals = rules.flatMap(({ scanner }) => (isHearing(scanner) ? scanner.literals : []));
  const vocabulary = new Vocabulary([...words.map((text) => ({ text })), ...literals]);
  return { ...viewOf(rules), disguises: new Disguises(words, vocabulary) };
}
