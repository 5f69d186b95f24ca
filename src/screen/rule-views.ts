/** Rule views: the rules of a policy for one role by what they read, compiled once and shared by all lanes. */
import type { Scanner } from '../core/detector.ts';
import { ROLES, type Role } from '../core/segment.ts';
import { isHearing } from '../detectors/engine/hearing.ts';
import { ScannerSet } from '../detectors/engine/scanner-set.ts';
import { Disguises } from '../detectors/views/whole/disguises.ts';
import { Vocabulary } from '../detectors/views/whole/vocabulary.ts';
import { finish } from '../policy/compile.ts';
import type { ArgumentName, CompiledRule, Views } from '../policy/compiled-policy.ts';
import { matchesPlace, matchesRole } from '../policy/decide.ts';

/** A rule that one of our scanners serves. */
export interface ScannerRule {
  readonly rule: CompiledRule;
  readonly scanner: Scanner;
}

/** Rules that read the same spelling of a text, and the one search that serves their scanners. */
export interface RuleView {
  readonly rules: readonly ScannerRule[];
  readonly set: ScannerSet;
  /** By rule, told once because scanners are of many shapes: the context of its scanner; true where it is given what is new alone. */
  readonly contexts: readonly number[];
  readonly fresh: readonly boolean[];
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

/** Which texts of a role are meant: all, or those that are no part of a call. */
const TEXTS = ['all', 'text'] as const;
export type TextsOf = (typeof TEXTS)[number];

/** By the rules of a direction, which a policy keeps as one list; a role that may still change is `undefined`. */
const compiled = new WeakMap<readonly CompiledRule[], Map<string, Known>>();

interface Known {
  readonly rules: readonly CompiledRule[];
  readonly views: RuleViews;
}

/** The rules that apply to texts of a role; all of them when it is not known yet. */
export function ruleViews(
  rules: readonly CompiledRule[],
  role: Role | undefined,
  of: TextsOf = 'all',
): RuleViews {
  const known = compiled.get(rules) ?? new Map<string, Known>();
  compiled.set(rules, known);
  const key = `${role} ${of}`;
  const before = known.get(key);
  return before?.views ?? finish(viewing(rules, { role, of, known, key }));
}

/** True where rules were compiled for some role: an exchange had them, or they were made ready. */
export function areViewed(rules: readonly CompiledRule[]): boolean {
  return compiled.has(rules);
}

/** Makes the rules of a direction ready for texts of every role, in steps of some milliseconds each. */
export function* viewingAll(rules: readonly CompiledRule[]): Generator<void> {
  for (const role of [...ROLES, undefined])
    for (const of of TEXTS) {
      const known = compiled.get(rules) ?? new Map<string, Known>();
      compiled.set(rules, known);
      const key = `${role} ${of}`;
      if (!known.has(key)) yield* viewing(rules, { role, of, known, key });
    }
}

interface Viewing {
  readonly role: Role | undefined;
  readonly of: TextsOf;
  readonly known: Map<string, Known>;
  readonly key: string;
}

function* viewing(
  rules: readonly CompiledRule[],
  { role, of, known, key }: Viewing,
): Generator<void, RuleViews> {
  const applicable = rules.filter((rule) => applies(rule, role, of));
  const views = sameRules(known, applicable) ?? (yield* compile(applicable));
  known.set(key, { rules: applicable, views });
  return views;
}

/** By a direction's rules, those that are not for texts of a role; a list is made once. */
const others = new WeakMap<readonly CompiledRule[], Map<Role, readonly CompiledRule[]>>();

/** The rules that are not for texts of a role; all of them where none is given. */
export function rulesBesides(
  rules: readonly CompiledRule[],
  role: Role | undefined,
): readonly CompiledRule[] {
  if (role === undefined) return rules;
  const known = others.get(rules) ?? new Map<Role, readonly CompiledRule[]>();
  others.set(rules, known);
  const besides = known.get(role) ?? rules.filter((rule) => !matchesRole(rule, role));
  known.set(role, besides);
  return besides;
}

function applies(rule: CompiledRule, role: Role | undefined, of: TextsOf): boolean {
  if (of === 'text' && (rule.arguments !== undefined || !matchesPlace(rule, undefined))) return false;
  return role === undefined || matchesRole(rule, role);
}

/** Most rules are for all texts of every role: what was compiled once serves all with the same rules. */
function sameRules(
  known: ReadonlyMap<string, Known>,
  applicable: readonly CompiledRule[],
): RuleViews | undefined {
  for (const { rules, views } of known.values())
    if (rules.length === applicable.length && rules.every((rule, at) => rule === applicable[at]))
      return views;
  return undefined;
}

function* compile(rules: readonly CompiledRule[]): Generator<void, RuleViews> {
  const raw: ScannerRule[] = [];
  const folded: ScannerRule[] = [];
  for (const rule of rules) {
    if (rule.by.kind !== 'scanner') continue;
    for (const scanner of scannersOf(rule.by.scanner))
      (scanner.on === 'raw' ? raw : folded).push({ rule, scanner });
  }
  const deeper = folded.filter((one) => viewsOf(one) !== 'plain');
  const plain = yield* viewOf(folded);
  return {
    raw: yield* viewOf(raw),
    folded: plain,
    decoded: deeper.length === folded.length ? plain : yield* viewOf(deeper),
    disguised: yield* disguisedView(folded.filter((one) => viewsOf(one) === 'all')),
    judges: rules.filter((rule) => rule.by.kind === 'judge'),
    arguments: rules.flatMap((rule) => rule.arguments ?? []),
  };
}

function* viewOf(rules: readonly ScannerRule[]): Generator<void, RuleView> {
  yield;
  return {
    rules,
    set: new ScannerSet(rules.map(({ scanner }) => scanner)),
    contexts: rules.map(({ scanner }) => scanner.context),
    fresh: rules.map(({ scanner }) => scanner.reads === 'fresh'),
  };
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

function* disguisedView(rules: readonly ScannerRule[]): Generator<void, DisguisedView | undefined> {
  const words = rules.flatMap(({ scanner }) => scanner.keyWords ?? []);
  if (words.length === 0) return undefined;
  const literals = rules.flatMap(({ scanner }) => (isHearing(scanner) ? scanner.literals : []));
  const view = yield* viewOf(rules);
  yield;
  const vocabulary = new Vocabulary([...words.map((text) => ({ text })), ...literals]);
  yield;
  return { ...view, disguises: new Disguises(words, vocabulary) };
}
