/** Counts of tokens and texts for a guardrail: their places, and those of their answers. */
import { data, word } from '../bedrock-converse/blocks.ts';
import { REQUEST_FORMAT as CONVERSE_FORMAT } from '../bedrock-converse/request-format.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, shape, text } from '../json/shape.ts';

/** A request to Converse, or the body of an InvokeModel in Base64, which nobody here reads. */
const counted = shape({
  members: {
    converse: shape({ members: Object.fromEntries(CONVERSE_FORMAT.root.members) }),
    invokeModel: shape({ members: { body: shape({ role: 'unknown', media: 'opaque' }) } }),
  },
});

/** `POST /model/ID/count-tokens`. */
export const COUNT_FORMAT: Format = format(
  shape({ mark: 'root', members: { input: counted } }),
  SCHEMA_NAMES,
);

/** Anybody may have said them: a user, a model, a document. */
const shown = shape({
  members: {
    text: shape({ members: { text: text('unknown'), qualifiers: free('other') } }),
    image: shape({
      members: {
        format: word('png', 'jpeg'),
        source: shape({ members: { bytes: data('unknown', 'image') } }),
      },
    }),
  },
});

/** `POST /guardrail/ID/version/VERSION/apply`. */
export const GUARDRAIL_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      source: word('INPUT', 'OUTPUT'),
      outputScope: word('INTERVENTIONS', 'FULL'),
      content: shape({ items: shown }),
    },
  }),
  ['grounding_source', 'query', 'guard_content'],
);

const PROBLEM = ['message', 'Message', '__type'];

/** The answer to either, or an error; a guardrail repeats what it found. */
export const ANSWER_FORMAT: Format = format(
  shape({
    members: {
      ...Object.fromEntries(PROBLEM.map((name) => [name, text('other')])),
      inputTokens: text('other'),
      usage: free('other'),
      action: word('NONE', 'GUARDRAIL_INTERVENED'),
      actionReason: text('speaker'),
      outputs: shape({ items: shape({ members: { text: text('speaker') } }) }),
      assessments: free('speaker'),
      guardrailCoverage: free('other'),
    },
  }),
  [
    ...[
      'topicPolicy',
      'contentPolicy',
      'wordPolicy',
      'sensitiveInformationPolicy',
      'contextualGroundingPolicy',
    ],
    ...[
      'invocationMetrics',
      'topics',
      'filters',
      'customWords',
      'managedWordLists',
      'piiEntities',
      'regexes',
    ],
    ...['name', 'type', 'action', 'match', 'confidence', 'filterStrength', 'detected', 'score', 'threshold'],
    ...['textCharacters', 'images', 'guarded', 'total', 'usage', 'regex'],
  ],
);
