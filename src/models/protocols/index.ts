/** The protocols by the kinds of judges that are asked over HTTP. */
import { azureShield, azureText } from './azure.ts';
import { bedrockGuardrail } from './bedrock-guardrail.ts';
import { chat } from './chat.ts';
import { kserve } from './kserve.ts';
import { lakera } from './lakera.ts';
import { modelArmor } from './model-armor.ts';
import { moderations } from './moderations.ts';
import { predict } from './predict.ts';
import { presidio } from './presidio.ts';
import type { Protocol } from './protocol.ts';
import { webhook } from './webhook.ts';

export const PROTOCOLS = {
  ...{ webhook, chat, moderations, kserve, predict, presidio, lakera },
  'azure-text': azureText,
  'azure-shield': azureShield,
  'bedrock-guardrail': bedrockGuardrail,
  'model-armor': modelArmor,
} as const satisfies Record<string, Protocol>;
