/** How answers of Weir's own to a prompt are worded. */
import type { OwnAnswer } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import type { ChoiceForm } from '../openai-chat/ending.ts';
import { answerChoices } from '../openai-chat/own-answer.ts';

const OBJECT = 'text_completion';

/** A refusal is text, because a choice has nothing else. */
export const COMPLETION_FORM: ChoiceForm = {
  id: 'cmpl-',
  object: OBJECT,
  said: (sentence = '') => ({ text: sentence }),
  tells: (text) => ({ text }),
};

const COMPLETION = {
  document: { object: OBJECT, tells: (text: string) => ({ text }) },
  events: COMPLETION_FORM,
};

/** Answers a request for completions. */
export function answerCompletion(text: string, request: Facts, refusal: Refusal): OwnAnswer {
  return answerChoices(COMPLETION, { text, request, refusal });
}
