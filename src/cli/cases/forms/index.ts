/** The list of forms. */
import { anthropicMessages } from './anthropic-messages.ts';
import type { Form } from './form.ts';
import { mcp } from './mcp.ts';
import type { FormName } from './names.ts';
import { openaiChat } from './openai-chat.ts';

export const FORMS: Readonly<Record<FormName, Form>> = {
  'openai-chat': openaiChat,
  'anthropic-messages': anthropicMessages,
  mcp,
};
