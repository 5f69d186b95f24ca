/** The card of an agent: what it says of itself and its skills (A2A 0.3 and 1.0, AgentCard). */
import { free, type Shape, shape, text } from '../json/shape.ts';
import { described, each, list } from '../json-rpc/format.ts';

const skill = described('tool-definition', {
  ...each(['id', 'name', 'description'], 'tool-definition'),
  tags: free('tool-definition'),
  examples: free('tool-definition'),
  ...Object.fromEntries(['inputModes', 'outputModes', 'security'].map((name) => [name, free('other')])),
});

const signature = shape({
  role: 'other',
  members: {
    protected: shape({ media: 'opaque' }),
    signature: shape({ media: 'opaque' }),
    header: free('other'),
  },
});

/** Its members; agents read them as they read definitions of tools. */
export const CARD: Readonly<Record<string, Shape>> = {
  ...each(['name', 'description'], 'tool-definition'),
  ...each(['url', 'version', 'protocolVersion', 'preferredTransport', 'documentationUrl']),
  iconUrl: shape({ role: 'other', media: 'image' }),
  ...Object.fromEntries(
    [
      ...['provider', 'capabilities', 'securitySchemes', 'security', 'securityRequirements'],
      ...['additionalInterfaces', 'supportedInterfaces', 'defaultInputModes', 'defaultOutputModes'],
    ].map((name) => [name, free('other')]),
  ),
  supportsAuthenticatedExtendedCard: text('other'),
  skills: list(skill, 'tool-definition'),
  signatures: list(signature, 'other'),
};
