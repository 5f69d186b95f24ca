/** The `approvals` section of the process configuration: who may approve held calls, and how they are told. */
import { z } from 'zod';

const file = z.string().min(1).max(4096);
const word = z.string().min(1).max(255);

/** Links go to people's browsers; what they carry decides about money. */
function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username + password + search + hash === '';
}

const url = z
  .string()
  .max(2048)
  .refine(isPlainUrl, 'must be an http:// or https:// address without user name, query or fragment');

const webhook = z.strictObject({
  url: z
    .string()
    .max(2048)
    .refine(
      (text) => /^https?:\/\//.test(text) && URL.canParse(text),
      'must be an http:// or https:// address',
    )
    .describe('where each new ticket is told with POST'),
  secretFile: file.describe('file of the secret (32 characters or more) that messages are signed with'),
  approver: z
    .strictObject({ id: word, tenant: word.optional(), roles: z.array(word).min(1).max(100) })
    .optional()
    .describe(
      'who decides by the link in a message; links only lead to the page, and to its login, when left out',
    ),
  linkMinutes: z.int().min(1).max(1440).default(60).describe('how long a link counts, at most'),
  attempts: z.int().min(1).max(10).default(5).describe('how often a message is tried'),
  deadlineMs: z.int().min(100).max(60_000).default(5000).describe('one try'),
});

/** Schema of the section. */
export const approvalsSection = z.strictObject({
  url: url
    .optional()
    .describe('address of the admin port as approvers reach it, for links; none when left out'),
  approvers: z
    .strictObject({
      file: file
        .optional()
        .describe('file of tokens of approvers, by their hashes, in the form of identity.keys.file'),
      issuers: z
        .array(word)
        .max(100)
        .default([])
        .describe('names of identity.issuers whose tokens count for approvers'),
      sameAs: z
        .array(z.array(word).min(2).max(10))
        .max(10_000)
        .default([])
        .describe('ids that are one person, of approvers and callers: nobody approves what they asked for'),
      everyTenant: z
        .array(word)
        .max(100)
        .default([])
        .describe('roles whose approvers see the tickets of every tenant; others those of their own'),
    })
    .prefault({})
    .describe('who may see tickets and decide; the roles that a ticket needs are in the policy'),
  open: z.int().min(1).max(1_000_000).default(10_000).describe('most tickets that are open at once'),
  openPerCaller: z.int().min(1).max(10_000).default(20).describe('and of one caller'),
  perHour: z.int().min(1).max(1_000_000).default(120).describe('most tickets that a caller gets in an hour'),
  keepDays: z
    .int()
    .min(1)
    .max(3650)
    .default(30)
    .describe('how long closed tickets are listed; their arguments are gone when they close'),
  webhook: webhook.optional().describe('where new tickets are told'),
});
export type ApprovalsSection = z.output<typeof approvalsSection>;
export type WebhookSection = z.output<typeof webhook>;
