/** All kinds of tokens, one ordered list: of two that match at one place the earlier is reported. */
import type { TokenKind } from '../kind.ts';
import { AGENT_KINDS } from './agents.ts';
import { AI_KINDS } from './ai.ts';
import { AZURE_MARKED_KINDS } from './azure-marked.ts';
import { CHAT_KINDS } from './chat.ts';
import { CLOUD_KINDS } from './cloud.ts';
import { CODE_HOST_KINDS } from './code-hosts.ts';
import { DATABASE_KINDS } from './databases.ts';
import { DELIVERY_KINDS } from './delivery.ts';
import { IDENTITY_KINDS } from './identity.ts';
import { MAIL_KINDS } from './mail.ts';
import { MONITORING_KINDS } from './monitoring.ts';
import { PAYMENT_KINDS } from './payment.ts';
import { WORK_KINDS } from './work.ts';

const IN_ORDER = [
  ...[
    CLOUD_KINDS,
    AZURE_MARKED_KINDS,
    CODE_HOST_KINDS,
    AI_KINDS,
    AGENT_KINDS,
    CHAT_KINDS,
    PAYMENT_KINDS,
    MAIL_KINDS,
    MONITORING_KINDS,
  ],
  ...[DELIVERY_KINDS, DATABASE_KINDS, IDENTITY_KINDS, WORK_KINDS],
].flat();

/** A beginning together with a name tells most, a name alone least. */
export const TOKEN_KINDS: readonly TokenKind[] = [
  ...IN_ORDER.filter(({ named, form }) => named.length > 0 && !form.startsWith('[')),
  ...IN_ORDER.filter(({ named }) => named.length === 0),
  ...IN_ORDER.filter(({ named, form }) => named.length > 0 && form.startsWith('[')),
];
