/** Shapes of the parts of a message: text, refusals, images, files and sound. */
import type { KeptKind, Role } from '../../core/segment.ts';
import { alternatives } from '../json/alternatives.ts';
import { created, free, reference, type Shape, shape, text } from '../json/shape.ts';
import { PART_TYPES } from './words.ts';

/** Where a document comes from: an id in a request brings content, the same id in an answer only names it. */
export type Side = 'request' | 'answer';

/** A place for an id of something that the provider keeps. */
export function kept(side: Side, role: Role | 'speaker' = 'other', keeps?: KeptKind): Shape {
  return side === 'request' ? reference(role, keeps) : text(role);
}

/** A place for the id of a container, which answers make. */
export function container(side: Side): Shape {
  return side === 'request' ? reference('other', 'container') : created('container');
}

/** What nobody but the provider can read. */
export function opaque(): Shape {
  return shape({ role: 'other', media: 'opaque' });
}

/** An image: an address, or data in place. */
export function image(role: Role | 'speaker'): Shape {
  const url = shape({ role, media: 'image' });
  return shape({ role, media: 'image', members: { url, detail: text('other') } });
}

/** Content: a text, or parts of several kinds. */
export function content(side: Side, role: Role | 'speaker'): Shape {
  return shape({ role, items: part(side, role) });
}

/** One part of any kind. */
export function part(side: Side, role: Role | 'speaker'): Shape {
  const sound = shape({ role, media: 'audio' });
  return shape({
    role,
    mark: 'part',
    members: {
      type: shape({ role: 'other', mark: 'part-type', words: PART_TYPES }),
      text: shape({ role, part: true }),
      refusal: shape({ role, part: true }),
      image_url: image(role),
      detail: shape({ role: 'other', words: ['auto', 'low', 'high', 'original'] }),
      file_id: kept(side, 'other', 'file'),
      file_url: kept(side, role),
      file_data: shape({ role, media: 'file' }),
      filename: text(role),
      input_audio: shape({ members: { data: sound, format: text('other') } }),
      data: sound,
      transcript: text(role),
      annotations: free(role),
      logprobs: tokens(role, false),
      prompt_cache_breakpoint: free('other'),
    },
  });
}

/** The tokens of a text one by one: one text again; the same in numbers cannot be read. */
export function tokens(role: Role | 'speaker', streamed: boolean): Shape {
  const token = () => ({
    token: shape({ role, joined: true, ...(streamed ? { mark: 'delta' } : {}) }),
    bytes: shape({ mark: 'opaque', media: 'opaque' }),
    logprob: text('other'),
  });
  const top = alternatives(() => shape({ members: token() }));
  return shape({ items: shape({ members: { ...token(), top_logprobs: top } }) });
}
