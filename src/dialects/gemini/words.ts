/** Words of Gemini's formats: names of its enumerations. */

export const ROLES: readonly string[] = ['user', 'model', 'function', 'system'];

export const FINISH_REASONS: readonly string[] = [
  ...['FINISH_REASON_UNSPECIFIED', 'STOP', 'MAX_TOKENS', 'SAFETY', 'RECITATION', 'LANGUAGE', 'OTHER'],
  ...['BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII', 'MALFORMED_FUNCTION_CALL', 'IMAGE_SAFETY'],
  ...['UNEXPECTED_TOOL_CALL', 'TOO_MANY_TOOL_CALLS', 'IMAGE_PROHIBITED_CONTENT', 'NO_IMAGE'],
  ...['IMAGE_RECITATION', 'IMAGE_OTHER', 'CONTINUATION', 'MALFORMED_RESPONSE'],
];

export const BLOCK_REASONS: readonly string[] = [
  ...['BLOCKED_REASON_UNSPECIFIED', 'BLOCK_REASON_UNSPECIFIED', 'SAFETY', 'OTHER', 'BLOCKLIST'],
  ...['PROHIBITED_CONTENT', 'IMAGE_SAFETY', 'MODEL_ARMOR', 'JAILBREAK'],
];

export const HARMS: readonly string[] = [
  ...['HARM_CATEGORY_UNSPECIFIED', 'HARM_CATEGORY_HARASSMENT', 'HARM_CATEGORY_HATE_SPEECH'],
  ...['HARM_CATEGORY_SEXUALLY_EXPLICIT', 'HARM_CATEGORY_DANGEROUS_CONTENT', 'HARM_CATEGORY_CIVIC_INTEGRITY'],
  ...['HARM_CATEGORY_JAILBREAK', 'HARM_CATEGORY_IMAGE_HATE', 'HARM_CATEGORY_IMAGE_DANGEROUS_CONTENT'],
  ...['HARM_CATEGORY_IMAGE_HARASSMENT', 'HARM_CATEGORY_IMAGE_SEXUALLY_EXPLICIT'],
];

/** Thresholds, probabilities, severities and methods; they do not clash. */
export const LEVELS: readonly string[] = [
  ...['HARM_BLOCK_THRESHOLD_UNSPECIFIED', 'BLOCK_LOW_AND_ABOVE', 'BLOCK_MEDIUM_AND_ABOVE', 'BLOCK_ONLY_HIGH'],
  ...['BLOCK_NONE', 'OFF', 'HARM_PROBABILITY_UNSPECIFIED', 'NEGLIGIBLE', 'LOW', 'MEDIUM', 'HIGH'],
  ...['HARM_SEVERITY_UNSPECIFIED', 'HARM_SEVERITY_NEGLIGIBLE', 'HARM_SEVERITY_LOW', 'HARM_SEVERITY_MEDIUM'],
  ...['HARM_SEVERITY_HIGH', 'HARM_BLOCK_METHOD_UNSPECIFIED', 'SEVERITY', 'PROBABILITY'],
];

export const MODALITIES: readonly string[] = [
  ...['MODALITY_UNSPECIFIED', 'TEXT', 'IMAGE', 'AUDIO', 'VIDEO', 'DOCUMENT'],
];

/** What a media type begins with, and the kind of data that it is. */
export const MEDIA_KINDS: readonly (readonly [beginning: string, kind: 'image' | 'audio'])[] = [
  ['image/', 'image'],
  ['audio/', 'audio'],
];
