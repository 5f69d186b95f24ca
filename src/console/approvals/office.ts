/** The office of approvals: opened in the primary process, beside the workers that make the tickets. */
import { Desk } from '../../approval/desk.ts';
import { Keeper } from '../../approval/keeper.ts';
import { nobodysId } from '../../approval/same-person.ts';
import { readSecret } from '../../approval/secret.ts';
import { Webhook } from '../../approval/webhook.ts';
import type { KeyedFingerprint } from '../../audit/fingerprint.ts';
import { type FileJournal, openJournal } from '../../audit/journal.ts';
import type { Config } from '../../config/schema.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Clock } from '../../core/ports.ts';
import type { StepRecord } from '../../core/ticket.ts';
import { Identity } from '../../identity/identity.ts';
import { describeError } from '../../observe/describe-error.ts';
import type { Log } from '../../observe/log.ts';
import type { PrimaryMetrics } from '../../observe/primary-metrics.ts';
import { openTickets } from '../../server/open-tickets.ts';
import type { ApprovalOffice } from '../../server/primary.ts';
import { approverIdentity } from './approver-identity.ts';
import { approvalAnswer } from './routes.ts';

/** The chain of the journal that tickets are recorded in. */
const CHAIN = 'approvals';

export interface OfficeOptions {
  readonly settings: Pick<Config, 'approvals' | 'identity' | 'audit' | 'state'>;
  readonly key: KeyedFingerprint;
  readonly clock: Clock;
  readonly log: Log;
}

type Counts = Pick<PrimaryMetrics, 'ticketStep' | 'ticketsOpen' | 'ticketsFault'>;

/** Reads the files that it needs; the value opens it, once somebody counts. */
export function openOffice(options: OfficeOptions): Result<(counts: Counts) => ApprovalOffice> {
  const { settings, log, clock } = options;
  const { webhook, approvers } = settings.approvals;
  const unknown = approvers.issuers.find((name) => settings.identity.issuers[name] === undefined);
  if (unknown !== undefined)
    return failed(
      'identity',
      `approvals.approvers.issuers: no issuer is named "${unknown}" under identity.issuers`,
    );
  const nobody = nobodysId(approvers.sameAs, {
    issuers: Object.keys(settings.identity.issuers),
    others: webhook?.approver === undefined ? [] : [webhook.approver.id],
  });
  if (nobody !== undefined)
    return failed(
      'identity',
      `approvals.approvers.sameAs: nobody can have the id "${nobody}"; write it as records do, such as key:NAME or jwt:ISSUER/NAME with an issuer under identity.issuers`,
    );
  const secret = webhook === undefined ? ok('') : readSecret(webhook.secretFile);
  if (!secret.ok) return secret;
  const identity = new Identity({
    ...{ section: approverIdentity(settings.approvals, settings.identity), clock },
    checked: () => {},
    changed: (keys, fault) => {
      if (fault === undefined) log.info({ keys }, 'keys of approvers changed');
      else log.error({ keys, reason: fault.message }, 'keys of approvers cannot be had');
    },
  });
  if (identity.fault !== undefined)
    log.error({ reason: identity.fault.message }, 'keys of approvers cannot be had');
  identity.watch();
  return ok((counts) => officeOf(options, { identity, secret: secret.value, counts }));
}

function officeOf(
  options: OfficeOptions,
  by: { readonly identity: Identity; readonly secret: string; readonly counts: Counts },
): ApprovalOffice {
  const { settings, key, clock, log } = options;
  const now = () => clock.now();
  const client = openTickets(settings, key, clock);
  const linkKey = Buffer.from(key.pseudonym('weir ticket links'));
  const steps = new StepJournal(options);
  const webhook = openWebhook(options, { linkKey, secret: by.secret });
  const keeper = new Keeper({
    ...{ client, record: (step) => steps.record(step), counted: (step) => by.counts.ticketStep(step) },
    openTickets: (count) => by.counts.ticketsOpen(count),
    tell: webhook && ((ticket) => void webhook.tell(ticket)),
    changed: (problem) => {
      by.counts.ticketsFault(problem !== undefined);
      if (problem === undefined) log.info({}, 'tickets are looked after again');
      else log.error(describeError(problem), 'tickets cannot be looked after');
    },
  });
  const desk = new Desk({
    section: settings.approvals,
    client,
    linkKey,
    now,
    recorded: () => keeper.round(),
  });
  const { identify } = by.identity;
  const { file, issuers } = settings.approvals.approvers;
  const hasApprovers = file !== undefined || issuers.length > 0;
  const routes = { desk, identify, hasApprovers, keyed: key.pseudonym };
  if (client.begun) keeper.start();
  return {
    answer: (request) => approvalAnswer(request, routes),
    start: () => keeper.start(),
    close: async () => {
      by.identity.close();
      await keeper.close();
      await steps.close();
      await client.close();
    },
  };
}

function openWebhook(
  { settings, clock, log }: OfficeOptions,
  { linkKey, secret }: { readonly linkKey: Uint8Array; readonly secret: string },
): Webhook | undefined {
  const { webhook: section, url } = settings.approvals;
  if (section === undefined) return undefined;
  return new Webhook({
    ...{ section, secret, linkKey, url, now: () => clock.now() },
    told: (outcome, about) =>
      log[outcome === 'sent' ? 'info' : 'error']({ ...about, outcome }, 'webhook of a ticket'),
  });
}

/** A chain of its own, opened with the first step; each record is on disk before its step counts. */
class StepJournal {
  readonly #options: OfficeOptions;
  #journal: Promise<FileJournal> | undefined;

  constructor(options: OfficeOptions) {
    this.#options = options;
  }

  async record(step: StepRecord): Promise<void> {
    const { settings, clock, key } = this.#options;
    this.#journal ??= openJournal({
      ...settings.audit,
      mode: 'strict',
      chain: CHAIN,
      clock,
      keyId: key.keyId,
    });
    await (await this.#journal).recordStep(step);
  }

  async close(): Promise<void> {
    await (await this.#journal)?.close();
  }
}
