/** Measure: every target of a row in turn, several rounds, in another order each time. */
import { setTimeout as pause } from 'node:timers/promises';
import { Clients, type Sample } from './load.ts';
import { resetPeaks, usageOf } from './process-tree.ts';
import type { Row } from './rows.ts';
import { median, quantile } from './statistics.ts';
import type { Bench, Target, TargetName } from './targets.ts';

/** One target in one round. Times in milliseconds. */
export interface Round {
  /** Of the processes under test, per request. */
  readonly cpuMs: number;
  /** Messages that Envoy sent to the filter, per request. */
  readonly messages: number;
  readonly peakBytes: number;
  readonly totalP50: number;
  readonly totalP99: number;
  readonly firstP50: number;
  readonly firstP99: number;
}

/** A row, measured. */
export interface Measured {
  readonly row: Row;
  readonly requests: number;
  readonly rounds: Partial<Record<TargetName, readonly Round[]>>;
}

/** How much to measure. */
export interface Effort {
  readonly rounds: number;
  readonly quick: boolean;
}

/** What is done after the answers (records, logs) still belongs to the requests. */
const SETTLE_MS = 120;

/** Measures one row. */
export async function measureRow(bench: Bench, row: Row, effort: Effort): Promise<Measured> {
  const requests = effort.quick ? row.quickRequests : row.requests;
  const targets = bench.targets.filter(({ name }) => row.targets.includes(name));
  const seats = targets.map((target) => ({
    target,
    clients: new Clients(row.clients),
    rounds: [] as Round[],
  }));
  const sizes = new Set<number>();
  for (const { target, clients } of seats) await runOnce({ row, target, clients, requests });
  for (let round = 0; round < effort.rounds; round++) {
    const turned = [...seats.slice(round % seats.length), ...seats.slice(0, round % seats.length)];
    for (const { target, clients, rounds } of turned) {
      await bench.forget();
      const { result, samples } = await runOnce({ row, target, clients, requests });
      rounds.push(result);
      for (const { bytes } of samples) sizes.add(bytes);
    }
  }
  for (const { clients } of seats) clients.close();
  if (sizes.size !== 1)
    throw new Error(`${row.name}: answers of different sizes arrived (${[...sizes].join(', ')} bytes)`);
  const rounds = Object.fromEntries(seats.map(({ target, rounds: all }) => [target.name, all]));
  return { row, requests: requests * effort.rounds, rounds };
}

interface Run {
  readonly row: Row;
  readonly target: Target;
  readonly clients: Clients;
  readonly requests: number;
}

async function runOnce({
  row,
  target,
  clients,
  requests,
}: Run): Promise<{ result: Round; samples: Sample[] }> {
  resetPeaks(target.pids);
  const messagesBefore = await target.messages();
  const before = usageOf(target.pids);
  const shot = { port: target.port, headers: row.headers, body: row.body };
  const samples = await clients
    .run(shot, { total: requests, spreadMs: row.spreadMs ?? 0 })
    .catch(async (cause: unknown) => {
      await pause(SETTLE_MS);
      throw new Error(`${row.name}, ${target.name}: a request failed; ${target.complaints()}`, { cause });
    });
  await pause(SETTLE_MS);
  const after = usageOf(target.pids);
  const messages = (await target.messages()) - messagesBefore;
  const totals = samples.map(({ totalMs }) => totalMs);
  const firsts = samples.map(({ firstMs }) => firstMs);
  const result = {
    cpuMs: (after.cpuMs - before.cpuMs) / requests,
    messages: messages / requests,
    peakBytes: after.peakBytes,
    totalP50: quantile(totals, 0.5),
    totalP99: quantile(totals, 0.99),
    firstP50: quantile(firsts, 0.5),
    firstP99: quantile(firsts, 0.99),
  };
  return { result, samples };
}

/** The median over the rounds of one figure of one target; NaN where the target was not measured. */
export function typical(measured: Measured, name: TargetName, figure: keyof Round): number {
  return median((measured.rounds[name] ?? []).map((round) => round[figure]));
}

/** The median over the rounds of one target's CPU time as a multiple of another's, round by round. */
export function ratio(measured: Measured, of: TargetName, over: TargetName): number {
  const base = measured.rounds[over] ?? [];
  return median((measured.rounds[of] ?? []).map(({ cpuMs }, at) => cpuMs / (base[at]?.cpuMs ?? Number.NaN)));
}

/** The median over the rounds of what one target adds to another, round by round. */
export function added(
  measured: Measured,
  { of, over }: { readonly of: TargetName; readonly over: TargetName },
  figure: keyof Round,
): number {
  const base = measured.rounds[over] ?? [];
  return median(
    (measured.rounds[of] ?? []).map((round, at) => round[figure] - (base[at]?.[figure] ?? Number.NaN)),
  );
}
