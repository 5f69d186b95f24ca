/** The probes on answers, which the scripted upstream gives; one entry per probe, in the order of the table. */
import type { AnswerProbe } from './probe.ts';
import { CARD, SECRET } from './texts.ts';

const MASKED = 'masked, cut or refused';
const CARD_RULE =
  'under response.rules: { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }';
const STRICT =
  'Weir does this under every policy that masks cards: is its filter on this route, and mode: enforce?';
/** Enough of a number or key to be no accident: a part of it that comes through has come through. */
const PART = 8;
const card = (): string => CARD.slice(0, PART);

/** Every probe on answers. */
export const ANSWER_PROBES: readonly AnswerProbe[] = [
  {
    direction: 'response',
    name: 'split-card',
    sends: 'a streamed answer with a card number, one digit an event',
    ...{ expected: MASKED, hint: CARD_RULE, streamed: true, bad: card },
  },
  {
    direction: 'response',
    name: 'whole-card',
    sends: 'an answer in one document with a card number',
    ...{ expected: MASKED, hint: CARD_RULE, streamed: false, bad: card },
  },
  {
    direction: 'response',
    name: 'split-secret',
    sends: 'a streamed answer with an access key, one letter an event',
    expected: MASKED,
    hint: 'under response.rules: { name: no-secrets, detector: secrets, action: redact }',
    ...{ streamed: true, bad: () => SECRET.slice(0, PART) },
  },
  {
    direction: 'response',
    name: 'gzip-answer',
    sends: 'a compressed answer with a card number, though none was asked for',
    ...{ expected: MASKED, hint: STRICT, streamed: false, bad: card },
  },
  {
    direction: 'response',
    name: 'mid-stream-cut',
    sends: 'a streamed answer with an event in its middle that names its content twice',
    expected: 'cut or refused',
    ...{ hint: STRICT, streamed: true, bad: card },
  },
  {
    direction: 'response',
    name: 'banned-text',
    sends: 'a streamed answer that says the text of --banned in its middle',
    expected: MASKED,
    hint: 'under response.rules: { name: no-leak, detector: keywords, options: { words: ["..."] }, action: deny }',
    ...{ streamed: true, bad: ({ banned }) => banned },
  },
  {
    direction: 'response',
    name: 'unterminated-tail',
    sends: 'a stream whose last event has no end, with a card number in it',
    ...{ expected: MASKED, hint: STRICT, streamed: true, bad: card },
  },
  {
    direction: 'response',
    name: 'after-done',
    sends: 'a card number in an event after [DONE]',
    ...{ expected: MASKED, hint: STRICT, streamed: true, bad: card },
  },
];
