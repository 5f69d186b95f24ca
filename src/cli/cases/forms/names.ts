/** The names of the forms that exchanges can be written shortly in. */
export const FORM_NAMES = ['openai-chat', 'anthropic-messages', 'mcp'] as const;
export type FormName = (typeof FORM_NAMES)[number];
