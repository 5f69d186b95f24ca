/** Shapes of tools that a request offers; those of the provider may bring content of stores and files. */
import { toolItem, toolType } from '../json/parameter-places.ts';
import { free, type Shape, shape, text } from '../json/shape.ts';
import { image, kept, type Side } from './parts.ts';

const ROLE = 'tool-definition';
/** What the client runs, and what only groups that. */
const OWN_TOOLS = ['function', 'custom', 'namespace'];

/** Definitions of tools, those inside a namespace too. */
export function tools(side: Side): Shape {
  const members = { type: toolType(OWN_TOOLS, text(ROLE)) };
  const grouped = shape({ role: ROLE, members, rest: free(ROLE), items: free(ROLE) });
  const inner = shape({ role: ROLE, items: toolItem(grouped) });
  return shape({ role: ROLE, items: toolItem(tool(side, inner)) });
}

function tool(side: Side, inner: Shape): Shape {
  const ids = shape({ items: kept(side, ROLE) });
  const skill = shape({
    role: ROLE,
    members: { skill_id: kept(side, ROLE), source: packed() },
    rest: free(ROLE),
  });
  const place = {
    file_ids: shape({ items: kept(side, ROLE, 'file') }),
    container_id: kept(side, ROLE, 'container'),
    skills: shape({ items: skill }),
  };
  const byId = side === 'request' ? ({ media: 'reference', keeps: 'container' } as const) : {};
  const container = shape({ role: ROLE, ...byId, members: place, rest: free(ROLE) });
  return shape({
    role: ROLE,
    members: {
      type: toolType(OWN_TOOLS, text(ROLE)),
      name: text(ROLE),
      description: text(ROLE),
      parameters: free(ROLE),
      tools: inner,
      vector_store_ids: ids,
      container,
      environment: shape({ role: ROLE, members: place, rest: free(ROLE) }),
      input_image_mask: shape({ members: { file_id: kept(side, ROLE, 'file'), image_url: image(ROLE) } }),
    },
    rest: free(ROLE),
  });
}

/** Files of a skill, packed. */
function packed(): Shape {
  return shape({ role: ROLE, members: { data: shape({ role: ROLE, media: 'file' }) }, rest: free(ROLE) });
}
