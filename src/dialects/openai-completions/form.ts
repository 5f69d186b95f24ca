/** How the events of a streamed completion are worded. */
import type { ChoiceForm } from '../openai-chat/ending.ts';

/** A refusal is text, because a choice has nothing else. */
export const COMPLETION_FORM: ChoiceForm = {
  id: 'cmpl-',
  object: 'text_completion',
  said: (sentence = '') => ({ text: sentence }),
};
