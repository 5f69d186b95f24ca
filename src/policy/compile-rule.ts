/** Compiles one rule: resolves its detector, checks its options by the detector's own schema, builds its scanner. */
import { z } from 'zod';
import type { Condition } from '../core/condition.ts';
import type { Detector } from '../core/detector.ts';
import type { Direction } from '../core/frame.ts';
import { ROLES, type Role } from '../core/segment.ts';
import { isEdit, writerOf } from './actions/index.ts';
import { readTogether, turnProblem } from './compile-turns.ts';
import { compileWhen } from './compile-when.ts';
import { boundOf, scannerOf } from './compiled-detectors.ts';
import type { ArgumentName, CompiledRule, OnFault } from './compiled-policy.ts';
import { explain, problemAt } from './explain.ts';
import { unknownDetector } from './known-detectors.ts';
import { REMOTE_DETECTOR, RESERVED_RULES } from './names.ts';
import type { Checked, Path, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import { remoteOptions } from './remote-options.ts';
import type { RuleSpec } from './schema.ts';
import { maskSchema } from './sections/mask.ts';
import type { SourceDocument } from './source.ts';
import { didYouMean } from './suggest.ts';

/** A rule and where it stands. */
export interface RulePlace {
  readonly source: SourceDocument;
  readonly direction: Direction;
  readonly order: number;
  /** The posture of the policy, for a rule that names none. */
  readonly onFault: OnFault;
  /** True where the policy accepts a body mode that cannot hold bytes. */
  readonly eager: boolean;
}

/** Compiles a rule, or lists what is wrong with it. */
export function compileRule(spec: RuleSpec, place: RulePlace, registry: Registry): Checked<CompiledRule> {
  const problemOf = (key: string, message: string) => problemAt(place.source, at(place, key), message);
  const problems = crossChecks(spec).map(({ key, message }) => problemOf(key, message));
  const by = resolve(spec, place, registry);
  if (!by.ok) return failure(...problems, ...by.problems);
  const when = compileWhen(spec.when, whenAt(place), registry);
  if (!when.ok) problems.push(...when.problems);
  const late = when.ok ? lateProblem(spec, when.value, place) : undefined;
  if (late !== undefined) problems.push(problemOf('action', late));
  const views = viewProblem(spec, by.value);
  if (views !== undefined) problems.push(problemOf('views', views));
  if (problems.length > 0 || !when.ok) return { ok: false, problems };
  return {
    ok: true,
    value: {
      name: spec.name,
      order: place.order,
      detector: spec.detector,
      by: by.value,
      on: rolesOf(spec) ?? defaultRoles(by.value),
      ...placeOf(spec),
      threshold: spec.threshold,
      action: spec.action,
      posture: spec.posture,
      onFault: spec.onFault ?? place.onFault,
      ...(spec.calls === 'whole' ? { wholeCalls: true } : {}),
      ...(spec.views === undefined ? {} : { views: spec.views }),
      ...(when.value === undefined ? {} : { when: when.value }),
      ...writing(spec),
      ...readTogether(spec, place, registry),
    },
  };

  function crossChecks(rule: RuleSpec): CrossProblem[] {
    return [
      ...nameChecks(rule),
      ...placeChecks(rule),
      ...actionChecks(rule),
      ...editChecks(rule, place.direction),
      ...postureChecks(rule, place.direction, registry),
      ...callChecks(rule, place),
      ...turnProblem(rule, place.direction),
    ];
  }
}

/** What depends on other findings of a request is decided behind all of them, where texts are not changed any more. */
function lateProblem(
  { action }: RuleSpec,
  when: Condition | undefined,
  place: RulePlace,
): string | undefined {
  if (place.direction !== 'request' || when?.names.has('findings') !== true || !isEdit(action))
    return undefined;
  return `depends on findings, so that it is decided behind all others and cannot ${action}; use deny or annotate`;
}

/** Views are for scanners that read folded text; the readings of whole texts for those that look for words. */
function viewProblem({ views, detector }: RuleSpec, by: CompiledRule['by']): string | undefined {
  if (views === undefined) return undefined;
  if (by.kind === 'judge' || reads(by) === 'raw')
    return `has no effect with detector ${detector}, which reads text as it came; remove it`;
  return views === 'all' && (by.kind === 'exchange' || by.scanner.keyWords === undefined)
    ? `has no more effect than decoded with detector ${detector}; use decoded`
    : undefined;
}

/** Rules are for every role; a judge is not asked about the format's own fields (ids, model names) unless a rule says so. */
function rolesOf({ on, detector }: RuleSpec): ReadonlySet<Role> | undefined {
  if (on !== undefined) return new Set(on);
  return detector === REMOTE_DETECTOR ? new Set(ROLES.filter((role) => role !== 'other')) : undefined;
}

/** Where a rule names no roles, a detector may know better than all of them. */
function defaultRoles(by: CompiledRule['by']): ReadonlySet<Role> | undefined {
  return by.kind === 'exchange' ? by.bound.on : undefined;
}

/** What its scanner reads. */
function reads(by: Exclude<CompiledRule['by'], { kind: 'judge' }>): 'folded' | 'raw' {
  return by.kind === 'exchange' ? by.bound.reads : (by.scanner.on ?? 'folded');
}

interface CrossProblem {
  readonly key: string;
  readonly message: string;
}

function nameChecks({ name }: RuleSpec): CrossProblem[] {
  if (!RESERVED_RULES.has(name)) return [];
  return [
    { key: 'name', message: `"${name}" is a word that records use for something else; choose another name` },
  ];
}

/** What of a message the rule is for. */
function placeOf({
  within,
  tools,
  arguments: named,
}: RuleSpec): Pick<CompiledRule, 'within' | 'tools' | 'arguments'> {
  return {
    ...(within === undefined ? {} : { within }),
    ...(tools === undefined ? {} : { tools: tools.map((tool) => tool.toLowerCase()) }),
    ...(named === undefined ? {} : { arguments: named.map(argumentName) }),
  };
}

/** Folded as lenient readers see names. */
function argumentName(written: string): ArgumentName {
  return written.normalize('NFKC').toUpperCase().toLowerCase().split('.');
}

/** Tools are called, not said. */
function placeChecks(rule: RuleSpec): CrossProblem[] {
  if (rule.within !== 'text') return [];
  const message = 'has no effect within text; remove one of the two';
  return (['tools', 'arguments'] as const).flatMap((key) =>
    rule[key] === undefined ? [] : [{ key, message }],
  );
}

function writing({ action, replacement, mask }: RuleSpec): Pick<CompiledRule, 'write'> {
  if (!isEdit(action)) return {};
  return { write: writerOf(action, { replacement, mask: mask ?? maskSchema.parse({}) }) };
}

/** What only one action knows, and the action that only requests know. */
function editChecks({ action, mask }: RuleSpec, direction: Direction): CrossProblem[] {
  const problems: CrossProblem[] = [];
  if (mask !== undefined && action !== 'mask') {
    problems.push({ key: 'mask', message: `has no effect with action ${action}; remove it or use mask` });
  }
  if (action === 'placeholder' && direction === 'response') {
    const message =
      'nothing brings back what a placeholder in an answer stands for; use redact, mask or hash';
    problems.push({ key: 'action', message });
  }
  return problems;
}

/** Detectors that judge texts, and find nothing in them. */
const JUDGES_TEXTS: ReadonlySet<string> = new Set([REMOTE_DETECTOR, 'anomaly']);

function actionChecks({ detector, action, replacement }: RuleSpec): CrossProblem[] {
  const problems: CrossProblem[] = [];
  if (isEdit(action) && JUDGES_TEXTS.has(detector)) {
    const message = `${detector === REMOTE_DETECTOR ? 'a remote detector' : `detector ${detector}`} does not say which characters to redact; use deny or annotate`;
    problems.push({ key: 'action', message });
  }
  if (action !== 'redact' && replacement !== undefined) {
    problems.push({
      key: 'replacement',
      message: `has no effect with action ${action}; remove it or use redact`,
    });
  }
  return problems;
}

function postureChecks(
  { detector, posture, action }: RuleSpec,
  direction: Direction,
  { detectors }: Registry,
): CrossProblem[] {
  if (posture !== 'cut') return [];
  const problem = (message: string): CrossProblem[] => [{ key: 'posture', message }];
  // What asks a model of ours may have to wait for it.
  const waits = detectors.some(({ name, asking }) => name === detector && asking !== undefined);
  if (detector !== REMOTE_DETECTOR && !waits)
    return problem(`has no effect with detector ${detector}, which answers at once; remove it`);
  if (direction === 'request') return problem('a request cannot be cut after it has left; use wait');
  return isEdit(action) ? problem(`text that has left cannot be changed; use wait with ${action}`) : [];
}

/** What cannot hold bytes cannot hold a call. */
function callChecks({ calls, posture }: RuleSpec, { direction, eager }: RulePlace): CrossProblem[] {
  if (calls !== 'whole') return [];
  const problem = (message: string): CrossProblem[] => [{ key: 'calls', message }];
  if (direction === 'request') return problem('has no effect: a request is judged whole; remove it');
  if (posture === 'cut')
    return problem('whole calls wait, and posture cut lets their bytes go on; remove one');
  return eager
    ? problem('body mode STREAMED, which acceptWeaker accepts, cannot hold a call; remove one of the two')
    : [];
}

function resolve(spec: RuleSpec, place: RulePlace, registry: Registry): Checked<CompiledRule['by']> {
  if (spec.detector === REMOTE_DETECTOR) return resolveJudge(spec, place, registry.judges);
  const detector = registry.detectors.find((entry) => entry.name === spec.detector);
  if (detector !== undefined) return buildScanner(spec, place, detector);
  const path = at(place, 'detector');
  return failure(unknownDetector(spec.detector, { source: place.source, path, registry }));
}

function buildScanner(spec: RuleSpec, place: RulePlace, detector: Detector): Checked<CompiledRule['by']> {
  const options = checkOptions(spec, place, optionsSchema(detector));
  if (!options.ok) return options;
  if (detector.bind === undefined)
    return { ok: true, value: { kind: 'scanner', scanner: scannerOf(detector, options.value) } };
  const bound = place.direction === 'response' ? boundOf(detector, options.value) : undefined;
  if (bound !== undefined) return { ok: true, value: { kind: 'exchange', bound } };
  const message = `detector ${detector.name} compares an answer with its request; put the rule under response`;
  return failure(problemAt(place.source, at(place, 'detector'), message));
}

function resolveJudge(
  spec: RuleSpec,
  place: RulePlace,
  judges: readonly string[],
): Checked<CompiledRule['by']> {
  const options = checkOptions(spec, place, remoteOptions);
  if (!options.ok) return options;
  const { judge } = options.value;
  if (judges.includes(judge)) return { ok: true, value: { kind: 'judge', judge } };
  const help =
    judges.length === 0
      ? '; name it under "judges" in weir.yaml, or with --judge'
      : didYouMean(judge, judges);
  const path = [...at(place, 'options'), 'judge'];
  return failure(problemAt(place.source, path, `unknown judge "${judge.slice(0, 60)}"${help}`));
}

function checkOptions<T>(spec: RuleSpec, place: RulePlace, schema: z.ZodType<T>): Checked<T> {
  const parsed = schema.safeParse(spec.options ?? {});
  if (parsed.success) return { ok: true, value: parsed.data };
  const { source } = place;
  return {
    ok: false,
    problems: explain({ source, schema, issues: parsed.error.issues, at: at(place, 'options') }),
  };
}

/** The zod schema of a detector's options; the core knows it only by its shape. */
export function optionsSchema(detector: Detector): z.ZodType {
  if (detector.options instanceof z.ZodType) return detector.options;
  throw new Error(`detector ${detector.name}: its options are not a zod schema`);
}

function whenAt(place: RulePlace): Parameters<typeof compileWhen>[1] {
  const { source, direction } = place;
  return { source, path: at(place, 'when'), place: direction === 'request' ? 'request' : 'answer' };
}

function at(place: RulePlace, key: string): Path {
  return ['spec', place.direction, 'rules', place.order, key];
}

function failure(...problems: readonly Problem[]): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems };
}
