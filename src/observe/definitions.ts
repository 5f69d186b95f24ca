/** Every `weir_*` metric: name, meaning, labels. The page docs/operate/metrics.md lists the same. */

/** Time that Weir adds, in seconds: from 50 microseconds to one minute. */
const ADDED_BUCKETS = [
  0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 60,
];
/** Characters held back at once. */
const HELD_BUCKETS = [0, 8, 16, 32, 64, 128, 320, 1024, 4096, 16_384, 65_536, 1_048_576];

export interface Definition {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  readonly buckets?: readonly number[];
  /** How the numbers of workers are put together, where they are not added up. */
  readonly over?: 'average';
}

/** Metrics that every worker counts; `/metrics` shows the sum over all workers. */
export const WORKER_METRICS = {
  decisions: {
    name: 'weir_decisions_total',
    type: 'counter',
    help: 'Decisions recorded, by direction, verdict, deciding rule, dialect, and whether they were carried out',
    labels: ['direction', 'verdict', 'rule', 'dialect', 'enforced'],
  },
  findings: {
    name: 'weir_findings_total',
    type: 'counter',
    help: 'Findings that reached their threshold, by detector and type',
    labels: ['detector', 'type'],
  },
  eased: {
    name: 'weir_eased_findings_total',
    type: 'counter',
    help: 'Findings whose rule would have acted and did not, by rule, and why: observe, rollout, exception, break-glass',
    labels: ['by', 'rule'],
  },
  faults: {
    name: 'weir_faults_total',
    type: 'counter',
    help: 'Things that could not be judged, by kind and direction (process: outside an exchange)',
    labels: ['kind', 'direction'],
  },
  exchanges: {
    name: 'weir_exchanges_total',
    type: 'counter',
    help: 'Exchanges closed, by service and how they ended',
    labels: ['service', 'ended'],
  },
  weaker: {
    name: 'weir_weaker_exchanges_total',
    type: 'counter',
    help: 'Exchanges closed whose body mode enforces less (STREAMED, by acceptWeaker), by direction',
    labels: ['direction'],
  },
  inspected: {
    name: 'weir_inspected_characters_total',
    type: 'counter',
    help: 'Characters of text inspected in closed exchanges, both directions together',
    labels: [],
  },
  received: {
    name: 'weir_received_bytes_total',
    type: 'counter',
    help: 'Body bytes received in closed exchanges, by direction',
    labels: ['direction'],
  },
  uninspected: {
    name: 'weir_uninspected_bytes_total',
    type: 'counter',
    help: 'Body bytes that were not inspected, by direction and reason',
    labels: ['direction', 'reason'],
  },
  retrieved: {
    name: 'weir_retrieval_hits_total',
    type: 'counter',
    help: 'Documents in answers of stores, by store and outcome: kept, or foreign (outside the scope of the caller)',
    labels: ['store', 'outcome'],
  },
  judged: {
    name: 'weir_judge_questions_total',
    type: 'counter',
    help: 'Questions to remote judges, by who answered: the judge, or the memory of what it found clean',
    labels: ['by'],
  },
  withoutModel: {
    name: 'weir_rules_without_model_total',
    type: 'counter',
    help: 'Decisions in which a rule could not ask its model, because it is not there, by detector',
    labels: ['detector'],
  },
  judgeAnswers: {
    name: 'weir_judge_answers_total',
    type: 'counter',
    help: 'Questions that judges were asked, by kind of judge and outcome: answered, or why not',
    labels: ['kind', 'outcome'],
  },
  judgeSeconds: {
    name: 'weir_judge_seconds_total',
    type: 'counter',
    help: 'Time that questions to judges took, answered or not, by kind of judge',
    labels: ['kind'],
  },
  judgeTokens: {
    name: 'weir_judge_tokens_total',
    type: 'counter',
    help: 'Tokens that answers of judges told of, by judge, its kind, and direction: of questions, or of answers',
    labels: ['judge', 'kind', 'direction'],
  },
  judgeCost: {
    name: 'weir_judge_cost_total',
    type: 'counter',
    help: 'What answers of judges that have a price cost, in the unit of the prices, by judge and its kind',
    labels: ['judge', 'kind'],
  },
  deciderAnswers: {
    name: 'weir_decider_answers_total',
    type: 'counter',
    help: 'Questions to policy engines (OPA), by kind of engine and outcome: allowed, denied, or why there was no decision',
    labels: ['kind', 'outcome'],
  },
  deciderSeconds: {
    name: 'weir_decider_seconds_total',
    type: 'counter',
    help: 'Time that questions to policy engines took, answered or not, by kind of engine',
    labels: ['kind'],
  },
  placeholders: {
    name: 'weir_placeholders_total',
    type: 'counter',
    help: 'Placeholders in closed exchanges: values replaced, placeholders restored, and those that a model invented',
    labels: ['outcome'],
  },
  added: {
    name: 'weir_added_seconds',
    type: 'histogram',
    help: 'Time that Weir spent per closed exchange, by phase',
    labels: ['phase'],
    buckets: ADDED_BUCKETS,
  },
  held: {
    name: 'weir_held_characters',
    type: 'histogram',
    help: 'Most characters held back at once in the answer of an exchange',
    labels: [],
    buckets: HELD_BUCKETS,
  },
  callers: {
    name: 'weir_callers_total',
    type: 'counter',
    help: 'Exchanges closed, by what proved who asked',
    labels: ['kind'],
  },
  identityChecks: {
    name: 'weir_identity_checks_total',
    type: 'counter',
    help: 'Tokens and keys of callers checked, by outcome; known means that it was verified before',
    labels: ['by', 'outcome'],
  },
  breakGlass: {
    name: 'weir_break_glass',
    type: 'gauge',
    help: 'Workers for which an operator has suspended rules now (weir break-glass)',
    labels: [],
  },
  identityFault: {
    name: 'weir_identity_fault',
    type: 'gauge',
    help: 'Workers for which keys that prove who asks cannot be had or renewed now',
    labels: [],
  },
  budgetClaims: {
    name: 'weir_budget_claims_total',
    type: 'counter',
    help: 'Questions whether budgets have room, by outcome, and by who counted: all instances together, or this one',
    labels: ['outcome', 'by'],
  },
  tokens: {
    name: 'weir_tokens_total',
    type: 'counter',
    help: 'Tokens of closed exchanges whose policy has budgets, by direction',
    labels: ['direction'],
  },
  openStreams: { name: 'weir_open_streams', type: 'gauge', help: 'ext_proc streams open now', labels: [] },
  heldBytes: {
    name: 'weir_held_bytes',
    type: 'gauge',
    help: 'Bytes held in memory now, waiting for a verdict',
    labels: [],
  },
  shedding: {
    name: 'weir_shedding',
    type: 'gauge',
    help: 'Workers that refuse new exchanges now, for want of memory or room',
    labels: [],
  },
  journalRecords: {
    name: 'weir_journal_records_total',
    type: 'counter',
    help: 'Records written to the journal',
    labels: [],
  },
  journalLost: {
    name: 'weir_journal_lost_total',
    type: 'counter',
    help: 'Records that could not be written to the journal',
    labels: [],
  },
  journalAggregated: {
    name: 'weir_journal_aggregated_total',
    type: 'counter',
    help: 'Denials counted in an aggregate record in place of one record each',
    labels: [],
  },
  journalSyncs: {
    name: 'weir_journal_syncs_total',
    type: 'counter',
    help: 'Times that the journal was forced to disk',
    labels: [],
  },
  journalFault: {
    name: 'weir_journal_fault',
    type: 'gauge',
    help: 'Workers whose journal cannot be written now',
    labels: [],
  },
  profileAnswers: {
    name: 'weir_profile_answers_total',
    type: 'counter',
    help: 'Answers compared with a profile to their end',
    labels: ['profile'],
  },
  profileDrift: {
    name: 'weir_profile_drift',
    type: 'gauge',
    help: 'How far answers of late are from their profile, by feature, in spreads; mean of the workers',
    labels: ['profile', 'feature'],
    over: 'average',
  },
  logDropped: {
    name: 'weir_log_dropped_total',
    type: 'counter',
    help: 'Log lines dropped because stderr is read too slowly',
    labels: [],
  },
} as const satisfies Record<string, Definition>;
