/** The section `spec.request.decisions`, and the key `ask` of a rule for tools: what a policy engine outside decides. */
import { z } from 'zod';
import { TOLD } from '../../core/decision.ts';
import { whenSchema } from './when.ts';

/** Schema of `ask`. */
export const askSchema = z
  .string()
  .min(1)
  .max(64)
  .describe('the policy engine that decides, by its name under "deciders" in weir.yaml');

/** Schema of `tell`. */
export const tellSchema = z
  .array(z.enum(TOLD))
  .max(TOLD.length)
  .describe(
    'what it is told beside the rest: history (earlier calls), texts (all that the request says, as it came); [history] when left out',
  );

/** Schema of the section. */
export const decisionsSection = z
  .array(
    z.strictObject({
      name: z
        .string()
        .max(63)
        .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-", such as "rego"')
        .describe('its name in records, metrics and refusals; unique among the rules for requests'),
      ask: askSchema,
      tell: tellSchema.default(['history']),
      when: whenSchema
        .optional()
        .describe('condition (CEL) over caller, request, model, findings, time; always when left out'),
      onFault: z
        .enum(['deny', 'allow'])
        .optional()
        .describe('what it means when there is no decision; that of the policy when left out'),
    }),
  )
  .max(20);
export type DecisionSpec = z.output<typeof decisionsSection>[number];
