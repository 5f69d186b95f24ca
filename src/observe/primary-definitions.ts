/** The metrics of the primary process. */
import type { Definition } from './definitions.ts';

/** Metrics of the primary process. */
export const PRIMARY_METRICS = {
  workers: { name: 'weir_workers', type: 'gauge', help: 'Workers that take connections now', labels: [] },
  restarts: {
    name: 'weir_worker_restarts_total',
    type: 'counter',
    help: 'Workers replaced after they ended unasked',
    labels: [],
  },
  reloads: {
    name: 'weir_policy_reloads_total',
    type: 'counter',
    help: 'Policy loads by outcome; refused means that the last good policies stay',
    labels: ['outcome'],
  },
  policyFault: {
    name: 'weir_policy_fault',
    type: 'gauge',
    help: '1 while the policies on disk are refused and older ones are in force',
    labels: [],
  },
  tickets: {
    name: 'weir_tickets_total',
    type: 'counter',
    help: 'Steps that tickets of held calls went through: opened, approved, used and so on',
    labels: ['step'],
  },
  openTickets: {
    name: 'weir_open_tickets',
    type: 'gauge',
    help: 'Tickets that wait for a person to decide',
    labels: [],
  },
  buildInfo: {
    name: 'weir_build_info',
    type: 'gauge',
    help: '1, labelled with the versions of Weir and of Node',
    labels: ['version', 'node'],
  },
  ticketsFault: {
    name: 'weir_tickets_fault',
    type: 'gauge',
    help: '1 while tickets cannot be looked after: their store is away, or their steps cannot be recorded',
    labels: [],
  },
  policyInfo: {
    name: 'weir_policy_info',
    type: 'gauge',
    help: '1, labelled with the digest of the policies in force',
    labels: ['digest'],
  },
  policyWarnings: {
    name: 'weir_policy_warnings',
    type: 'gauge',
    help: 'What weir lint warns of in the policies in force',
    labels: [],
  },
} as const satisfies Record<string, Definition>;
