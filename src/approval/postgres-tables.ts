/** The tables of tickets in PostgreSQL, and the way up from older forms. */
import type { PostgresAsk } from '../state/postgres-connection.ts';

/** What brings the tables from each form to the next; the number in `ticket_form` says which one they have. */
const UPGRADES: readonly (readonly string[])[] = [
  [
    `CREATE TABLE tickets (
       id text PRIMARY KEY, binding text NOT NULL, state text NOT NULL, tenant text, caller text NOT NULL,
       model text NOT NULL, tool text NOT NULL, rule text NOT NULL, policy text NOT NULL, digest text NOT NULL,
       exchange text NOT NULL, approvers text NOT NULL, quorum integer NOT NULL, opened bigint NOT NULL,
       expires bigint NOT NULL, sealed bytea, told integer NOT NULL DEFAULT 0
     )`,
    "CREATE UNIQUE INDEX tickets_binding ON tickets (binding) WHERE state IN ('open', 'approved', 'denied')",
    "CREATE INDEX tickets_expires ON tickets (expires) WHERE state IN ('open', 'approved', 'denied')",
    'CREATE INDEX tickets_caller ON tickets (caller, opened)',
    'CREATE INDEX tickets_state ON tickets (state, opened)',
    'CREATE INDEX tickets_opened ON tickets (opened)',
    "CREATE INDEX tickets_open ON tickets (expires) WHERE state = 'open'",
    'CREATE INDEX tickets_told ON tickets (told) WHERE told = 0',
    `CREATE TABLE votes (
       ticket text NOT NULL, person text NOT NULL, by text NOT NULL, verdict text NOT NULL, at bigint NOT NULL,
       PRIMARY KEY (ticket, person)
     )`,
    `CREATE TABLE steps (
       seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ticket text NOT NULL, step text NOT NULL,
       at bigint NOT NULL, by text NOT NULL, way text NOT NULL, reason text NOT NULL, exchange text NOT NULL,
       recorded integer NOT NULL DEFAULT 0, holder text NOT NULL DEFAULT '', held bigint NOT NULL DEFAULT 0
     )`,
    'CREATE INDEX steps_unrecorded ON steps (seq) WHERE recorded = 0',
    'CREATE INDEX steps_ticket ON steps (ticket)',
  ],
];

/** The newest form. */
const POSTGRES_FORM = UPGRADES.length;

/** Makes the tables where there are none and brings them to the newest form, alone; those of a newer Weir are left alone. */
export async function upgradeTables(ask: PostgresAsk, schema: string): Promise<void> {
  const run = (text: string, ...values: readonly number[]) => ask({ text, values });
  const [known] = await ask({
    text: 'SELECT 1 AS yes FROM pg_namespace WHERE nspname = $1',
    values: [schema],
  });
  // Who may use a schema need not be allowed to make one.
  if (known === undefined) await run(`CREATE SCHEMA "${schema}"`);
  await run('CREATE TABLE IF NOT EXISTS ticket_form (form integer NOT NULL)');
  const [row] = await run('SELECT form FROM ticket_form');
  const form = Number(row?.['form'] ?? 0);
  if (form > POSTGRES_FORM) throw new Error(`the tables have form ${form}, this Weir knows ${POSTGRES_FORM}`);
  if (form === POSTGRES_FORM) return;
  for (const text of UPGRADES.slice(form).flat()) await run(text);
  await run('DELETE FROM ticket_form');
  await run('INSERT INTO ticket_form (form) VALUES ($1)', POSTGRES_FORM);
}
