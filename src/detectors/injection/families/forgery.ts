/** Forged turns: control tokens of chat templates and headings that pretend to be the system. */
import type { Family } from '../phrase.ts';

export const FORGERY: readonly Family[] = [
  {
    name: 'control-tokens',
    score: 0.93,
    phrases: [],
    marks: [
      '<|im_start|>',
      '<|im_end|>',
      '<|im_sep|>',
      '<|system|>',
      '<|user|>',
      '<|assistant|>',
      '<|endoftext|>',
      '<|endofprompt|>',
      '<|start_header_id|>',
      '<|eot_id|>',
      '<|begin_of_text|>',
      '<start_of_turn>',
      '<end_of_turn>',
      '<<sys>>',
      '<</sys>>',
      '[/inst]',
      '<system mode>',
      '<modo sistema>',
      '<mode système>',
      '<systemmodus>',
    ],
  },
  {
    name: 'forged-headings',
    score: 0.92,
    phrases: [
      '{end|ending} ~1 {of} ~1 {system|untrusted|previous|original} {prompt|instructions|message}',
      '{end of|end} {prompt|document|input|context|untrusted data|user query|translation|article} ~~4 {new|now|ignore|system|begin|start} ~2 {task|instruction*|finish|prompt|orders|assignment|session}',
      '{begin|start|new} {system prompt|system message|system instructions|system instruction|admin instructions}',
      '{system|admin|administrator|developer|root} {override|note|alert|directive|instruction|command} ~~4 {ignore|disregard|you must|assistant|ai|conversation|confirmed|all|new|safety|the user|the assistant}',
      '{admin|administrator|developer|root} {override} ~~3 {display|show|print|reveal|output|dump|list|grant}',
      '{note|message|instruction*|notice|reminder} {to|for} ~1 {ai|llm|llms|the assistant|language model*|chatbot*|all ai|ai assistant*|ai agent*|the ai|any ai} ~~6 {ignore|must|please|should|you|do not|when|if|include|recommend|say|send|disregard}',
      "{if you are|if you're} {an ai|a language model|an llm|a large language model|an ai assistant|an ai agent|an ai language model|a chatbot} ~8 {reading|must|please|ignore|say|include|output|write|respond|then|stop|you|summariz*|do}",
      '{new|now a different|another|different|real|actual} {task|instruction|instructions|assignment} ~1 {replace|ignore|output|say|print|respond|disregard|write|repeat} ~4 {with|and|only|the|i}',
    ],
  },
];
