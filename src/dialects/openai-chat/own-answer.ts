/** A whole answer of Weir's own that has choices, as one document or as events. */
import type { OwnAnswer } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { askedModel, documentOf, eventsOf } from '../own-answer.ts';
import { CHAT_FORM, type ChoiceForm, expectedChoices } from './ending.ts';

/** How such a document is worded. */
export interface DocumentForm {
  readonly object: string;
  /** What a choice carries that tells a text. */
  tells(text: string): object;
}

export const CHAT_DOCUMENT: DocumentForm = {
  object: 'chat.completion',
  tells: (content) => ({ message: { role: 'assistant', content, refusal: null } }),
};

/** No token was asked for and none was made. */
const USAGE = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

export interface AnswerForms {
  readonly document: DocumentForm;
  readonly events: ChoiceForm;
}

const CHAT: AnswerForms = { document: CHAT_DOCUMENT, events: CHAT_FORM };

/** Answers a request for chat. */
export function answerChat(text: string, request: Facts, refusal: Refusal): OwnAnswer {
  return answerChoices(CHAT, { text, request, refusal });
}

export interface Told {
  readonly text: string;
  readonly request: Facts;
  readonly refusal: Refusal;
}

/** Each choice that was asked for tells the text and stops. */
export function answerChoices(
  { document, events }: AnswerForms,
  { text, request, refusal }: Told,
): OwnAnswer {
  const indices = Array.from({ length: expectedChoices(request) }, (_, index) => index);
  const head = { id: `${events.id}${refusal.id}`, created: 0, model: askedModel(request) };
  const choice = (index: number, said: object, finish: string | null): object => {
    return { index, ...said, logprobs: null, finish_reason: finish };
  };
  if (request.stream !== true) {
    const choices = indices.map((index) => choice(index, document.tells(text), 'stop'));
    return documentOf({ ...head, object: document.object, choices, usage: USAGE });
  }
  const chunk = (one: object, more: object = {}): string =>
    `data: ${JSON.stringify({ ...head, object: events.object, choices: [one], ...more })}\n\n`;
  const told = indices.map((index) => chunk(choice(index, events.tells?.(text, true) ?? {}, null)));
  const ends = indices.map((index) => {
    const last = index === indices.length - 1;
    return chunk(choice(index, events.said(), 'stop'), last ? { usage: USAGE } : {});
  });
  return eventsOf(Buffer.from(`${told.join('')}${ends.join('')}data: [DONE]\n\n`, 'utf8'));
}
