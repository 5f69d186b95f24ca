/** Composes Weir: configuration -> adapters -> services -> servers. An entry: importing it starts this process. */
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { KeyedFingerprint } from './audit/fingerprint.ts';
import { type FileJournal, openJournal } from './audit/journal.ts';
import type { BrokenGlass } from './break-glass/broken-glass.ts';
import { loadConfig } from './config/load-config.ts';
import { loadPolicies } from './config/policies.ts';
import { builtInPolicy } from './config/policy-files.ts';
import { readTextFile } from './config/read-text-file.ts';
import type { Config } from './config/schema.ts';
import { openOffice } from './console/approvals/office.ts';
import { type Fault, failed, ok, type Result } from './core/fault.ts';
import type { Clock } from './core/ports.ts';
import { Deciders } from './deciders/deciders.ts';
import { DETECTORS } from './detectors/index.ts';
import { ENCODER } from './detectors/learned/encoder-model.ts';
import { STRUCTURES } from './detectors/structures.ts';
import { DIALECTS } from './dialects/index.ts';
import { openInflater } from './encoding/inflater.ts';
import { ExtAuthz } from './extauthz/ext-authz.ts';
import { ExtProc } from './extproc/ext-proc.ts';
import { callerOf } from './identity/caller.ts';
import type { Identity } from './identity/identity.ts';
import { JudgedTexts } from './models/clean-texts.ts';
import type { Judges } from './models/judges.ts';
import { Afterwards } from './observe/afterwards.ts';
import { type OpenLog, openLog } from './observe/log.ts';
import { snapshotOf } from './observe/metric-sum.ts';
import { Observer } from './observe/observer.ts';
import { type Sampled, WorkerMetrics } from './observe/worker-metrics.ts';
import { judgesAsked } from './policy/judges-asked.ts';
import { formatProblem } from './policy/problem.ts';
import { HeldBytes } from './screen/held-bytes.ts';
import { METERED as PLACEHOLDERS } from './screen/placeholders/restoring.ts';
import { openCgroupMemory } from './server/cgroup-memory.ts';
import { defaultWorkers } from './server/default-workers.ts';
import { LoadGuard } from './server/load-guard.ts';
import { openMemoryUses } from './server/memory-uses.ts';
import type { Start } from './server/messages.ts';
import { openApprovals } from './server/open-approvals.ts';
import { openBudgets } from './server/open-budgets.ts';
import { openGlass } from './server/open-glass.ts';
import { openJudges } from './server/open-judges.ts';
import { openKey } from './server/open-key.ts';
import { openRecording } from './server/open-recording.ts';
import { openCredentials, openIdentity } from './server/open-secrets.ts';
import { type OpenState, openState } from './server/open-state.ts';
import { PoliciesInForce } from './server/policies-in-force.ts';
import { CANNOT_START, runPrimary } from './server/primary.ts';
import { verifiedModels } from './server/registry/learned-models.ts';
import { registryOf, type WorkerConfig } from './server/registry/serving-registry.ts';
import { Shelf } from './server/registry/shelf.ts';
import { toLoaded, watching } from './server/serving-policies.ts';
import { runWorker, type WorkerParts } from './server/worker.ts';
import { SLOT_VARIABLE } from './server/worker-pool.ts';
import { wrongFiles } from './server/wrong-files.ts';
import type { Credentials } from './upstream/credentials.ts';
import { codec } from './wire/codec.ts';

/** Phases of `Totals.timings`. */
const PHASES = ['request', 'open', 'work'];

const clock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** The exit code, once the process has come to its end. */
export const exited: Promise<number> = process.env[SLOT_VARIABLE] === undefined ? primary() : worker();

// Whatever may still wait (a disk that hangs) is given up: all that had to be written is on disk by now.
void exited.then((code) => process.exit(code));

async function primary(): Promise<number> {
  const config = loadConfig({
    argv: process.argv.slice(process.argv[2] === 'serve' ? 3 : 2),
    env: process.env,
    defaultWorkers: defaultWorkers(availableParallelism(), openCgroupMemory()?.()?.bound),
    readFile: readTextFile,
  });
  if (!config.ok) return cannotStart(config.problems.map(formatProblem));
  const settings = config.value;
  const { audit, policies: path = builtInPolicy() } = settings;
  const shelf = new Shelf(settings);
  const seen = shelf.stamp();
  const registry = registryOf(settings, shelf);
  if (!registry.ok) return cannotStart(registry.problems.map(formatProblem));
  const load = loadPolicies(path, registry.value);
  if (!load.ok) return cannotStart(load.problems.map(formatProblem));
  const wrong = wrongFiles(settings, clock);
  if (wrong !== undefined) return cannotStart([wrong.message]);
  const key = await openKey(audit.dir);
  if (!key.ok) return cannotStart([key.fault.message]);
  const log = openLog({ level: settings.log.level, process: 'primary' });
  const office = openOffice({ settings, key: key.value, clock, log });
  if (!office.ok) return cannotStart([office.fault.message]);
  return await runPrimary({
    ...{ entry: fileURLToPath(import.meta.url), workers: settings.workers },
    settings: { ...settings, models: verifiedModels(settings.models) },
    grpcAddress: settings.grpc,
    ...{ adminAddress: settings.admin, adminTls: settings.tls.admin },
    drainMs: settings.deadlines.drainMs,
    journal: `${audit.mode} in ${audit.dir}`,
    ...{ log, approvals: office.value },
    policies: toLoaded(load.value),
    watch: watching({ clock, path, settings, shelf, seen, load: load.value, registry: registry.value }),
    print: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  });
}

/** Runs until the primary ends it: its exit code is given there. */
function worker(): Promise<number> {
  runWorker<WorkerConfig>(compose);
  return new Promise(() => {});
}

async function compose({ slot, settings }: Start<WorkerConfig>): Promise<Result<WorkerParts>> {
  const { audit } = settings;
  const name = `worker-${slot}`;
  const key = await openKey(audit.dir);
  if (!key.ok) return key;
  const journal = await openJournal({ ...audit, chain: name, clock, keyId: key.value.keyId });
  if (journal.fault !== undefined) {
    return failed('journal', `--audit-dir ${audit.dir}: ${journal.fault.message}`);
  }
  const log = openLog({ level: settings.log.level, process: name });
  const credentials = openCredentials(settings.credentials, { clock, log });
  const judge = await openJudges(settings, clock);
  if (!judge.ok) return judge;
  const decider = await Deciders.open(settings.deciders, clock);
  if (!decider.ok) {
    await judge.value.close();
    return decider;
  }
  const asked = { judge: judge.value, decider: decider.value };
  return ok(workerParts({ settings, journal, log, credentials, ...asked, key: key.value }));
}

interface Opened {
  readonly settings: WorkerConfig;
  readonly log: OpenLog;
  readonly credentials: Credentials;
  readonly judge: Judges;
  readonly decider: Deciders;
  readonly journal: FileJournal;
  readonly key: KeyedFingerprint;
}

/** The names that may become labels of metrics. */
const METERED = {
  dialects: DIALECTS,
  detectors: [...DETECTORS, ...STRUCTURES, PLACEHOLDERS],
  phases: PHASES,
};

function workerParts({ settings, log, credentials, judge, decider, journal, key }: Opened): WorkerParts {
  const { deadlines, limits } = settings;
  const metrics = new WorkerMetrics(METERED);
  const observer = new Observer(metrics, log, new Afterwards());
  const { inForce, shelf } = openPolicies(settings, judge);
  judge.watch((lost) => observer.fault(lost));
  const identity = openIdentity({ section: settings.identity, clock, log, meter: metrics });
  const glass = openGlass(settings.breakGlass, { clock, log, journal });
  const held = new HeldBytes(Math.ceil(limits.heldBytes / settings.workers));
  const recording = openRecording(settings.recording, { clock, onFault: (fault) => observer.fault(fault) });
  const dependencies = {
    ...{ policies: () => inForce.set, glass: () => glass.current },
    ...{ codec, journal, clock, meter: observer, newId: randomUUID },
    ...{ fingerprint: key.fingerprint, pseudonym: key.pseudonym },
    ...{ callerOf, identify: identity.identify, authenticate: credentials.authenticate },
    ...{ judge, decider, ...openState(settings, key.sealing, clock) },
    ...{ clean: cleanTexts(settings), approvals: openApprovals(settings, key, clock) },
    ...openBudgets({ settings, clock, log, meter: metrics }),
    shed: () => load.shed(),
    ...{ inflater: openInflater, held, deadlines },
    onFault: (fault: Fault) => observer.fault(fault),
    background: (task: string, promise: Promise<unknown>) => observer.background(task, promise),
  };
  const extProc = new ExtProc({ ...dependencies, recording: recording?.exchanges });
  const load = new LoadGuard(
    { ...limits, exchanges: Math.ceil(limits.exchanges / settings.workers) },
    { memory: openMemoryUses(), open: () => extProc.open },
  );
  metrics.sample(sampled({ extProc, held, load, journal, log, shelf, judge, decider, identity, glass }));
  return {
    grpc: { ...limits, ...deadlines, tls: settings.tls.grpc && { section: settings.tls.grpc, log } },
    drainMs: deadlines.drainMs,
    extProc,
    extAuthz: new ExtAuthz({ ...dependencies, recording: recording?.checks }),
    journal: closing(journal, dependencies.memory, [judge, decider, dependencies.budgets]),
    load,
    log,
    applyPolicies: async (loaded) => {
      const digest = await inForce.replace(loaded);
      metrics.knowRules(inForce.ruleNames);
      dependencies.budgets.warm(inForce.set);
      return digest;
    },
    metrics: () => snapshotOf(metrics.registry),
    bug: (cause) => observer.bug(cause),
  };
}

/** The policies of a worker, none yet, and what they may refer to. Whom they ask is there before they are in force. */
function openPolicies(settings: WorkerConfig, judge: Judges) {
  const shelf = new Shelf(settings);
  const inForce = new PoliciesInForce(
    () => registryOf(settings, shelf),
    (set) => judge.ready(judgesAsked(set)),
  );
  return { shelf, inForce };
}

function cleanTexts({ judges, models }: Config): JudgedTexts {
  return new JudgedTexts({ ...judges, [ENCODER]: models.encoder }, clock);
}

type Closing = readonly { close(): Promise<void> }[];

/** The end of all: what is being written at the drain still is, and models end between two runs. */
function closing(journal: FileJournal, memory: OpenState['memory'], asked: Closing): WorkerParts['journal'] {
  return {
    get fault() {
      return journal.fault;
    },
    close: async () => {
      await Promise.all([journal.close(), memory.settled(), ...asked.map((one) => one.close())]);
    },
  };
}

function sampled(of: {
  readonly extProc: ExtProc;
  readonly held: HeldBytes;
  readonly load: LoadGuard;
  readonly journal: FileJournal;
  readonly log: OpenLog;
  readonly shelf: Shelf;
  readonly judge: Judges;
  readonly decider: Deciders;
  readonly identity: Identity;
  readonly glass: BrokenGlass;
}): Sampled {
  return {
    openStreams: () => of.extProc.open,
    heldBytes: () => of.held.held,
    shedding: () => of.load.shed() !== undefined,
    journal: () => of.journal.counters,
    journalFault: () => of.journal.fault !== undefined,
    identityFault: () => of.identity.fault !== undefined,
    breakGlass: () => of.glass.current !== undefined,
    logDropped: () => of.log.dropped,
    drifts: () => of.shelf.drifts(),
    judges: () => of.judge.counters,
    bills: () => of.judge.bills,
    deciders: () => of.decider.counters,
  };
}

function cannotStart(problems: readonly string[]): number {
  for (const problem of problems) process.stderr.write(`weir cannot start: ${problem}\n`);
  return CANNOT_START;
}
