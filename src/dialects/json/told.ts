/** What a document tells of a text beside where it stands and who speaks. */
import type { Channel } from '../../core/segment.ts';

export type Told = Pick<Channel, 'within' | 'call' | 'editable'>;
