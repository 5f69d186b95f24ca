/** Shapes of contents and their parts, which requests and answers share. */
import { free, reference, type Shape, sealed, shape, text } from '../json/shape.ts';
import { message, messages } from './proto.ts';
import { ROLES } from './words.ts';

/** Anything inside the arguments of a call. */
const ARGUMENT = free('speaker');
const ARGUMENTS = shape({ role: 'speaker', mark: 'call-arguments', rest: ARGUMENT, items: ARGUMENT });

/** True for every text of the arguments of a call, names of members included. */
export function isArgument(place: Shape): boolean {
  const { mark } = place;
  return place === ARGUMENT || place === ARGUMENTS || mark === 'piece' || mark === 'json-path';
}

export interface PartOptions {
  /** Who speaks where nothing else is said: whoever the content is by, or always the same. */
  readonly role: Shape['role'];
  /** True where many chunks carry one text. */
  readonly joined: boolean;
  /** True in an answer: addresses in it do not bring content in. */
  readonly answered: boolean;
}

/** A turn of the conversation: its role and its parts; `listed` says more of the list of them. */
export function content(options: PartOptions, listed = (parts: Shape): Shape => parts): Shape {
  const role = shape({ role: 'other', mark: 'role', words: ROLES });
  const parts = listed(messages(part(options)));
  return message({ role, parts }, { role: options.role, mark: 'content' });
}

function part(options: PartOptions): Shape {
  const { role, joined, answered } = options;
  const members = {
    text: shape({ role, joined, part: true, mark: 'text' }),
    thought: shape({ role: 'other', mark: 'thought' }),
    thoughtSignature: sealed('signed'),
    inlineData: blob(role),
    fileData: file(role, answered),
    functionCall: functionCall(role, joined),
    toolCall: call(role, { toolType: shape({ role, mark: 'call-name' }) }),
    functionResponse: functionResponse(answered),
    toolResponse: message({ id: text('other'), toolType: text('tool'), response: free('tool') }),
    executableCode: message({ id: text('other'), language: language(), code: text(role) }),
    codeExecutionResult: message({ id: text('other'), outcome: outcome(), output: text('tool') }),
    audioTranscription: transcription(role, joined),
    speechMetadata: free(role),
    videoMetadata: free('other'),
    mediaResolution: free('other'),
    mediaProcessing: free('other'),
    partMetadata: free('other'),
  };
  return message(members, { role, mark: 'part' });
}

/** What is said in sound, as text. */
function transcription(role: Shape['role'], joined: boolean): Shape {
  return message({ text: shape({ role, joined, mark: 'transcript' }) }, { role, rest: free(role) });
}

function language(): Shape {
  return shape({ role: 'other', words: ['LANGUAGE_UNSPECIFIED', 'PYTHON'] });
}

function outcome(): Shape {
  const words = ['OUTCOME_UNSPECIFIED', 'OUTCOME_OK', 'OUTCOME_FAILED', 'OUTCOME_DEADLINE_EXCEEDED'];
  return shape({ role: 'other', words });
}

/** Data in place. */
function blob(role: Shape['role']): Shape {
  const members = {
    mimeType: shape({ role: 'other', mark: 'mime' }),
    data: shape({ role, mark: 'data', media: 'file' }),
    displayName: text(role),
  };
  return message(members, { mark: 'blob' });
}

/** Data behind an address that the provider reads. */
function file(role: Shape['role'], answered: boolean): Shape {
  const fileUri = answered ? shape({ role, media: 'file' }) : reference(role, 'file');
  return message({ mimeType: text('other'), fileUri, displayName: text(role) });
}

function call(role: Shape['role'], members: Readonly<Record<string, Shape>>): Shape {
  const args = role === 'speaker' ? ARGUMENTS : free(role);
  return message({ id: shape({ role: 'other', mark: 'call-id' }), args, ...members }, { mark: 'call' });
}

/** A call; streamed, its arguments may come in pieces, each by the path of the member that it carries on. */
function functionCall(role: Shape['role'], joined: boolean): Shape {
  const goesOn = shape({ role: 'other', mark: 'call-goes-on' });
  const piece = message(
    {
      jsonPath: shape({ role, mark: 'json-path' }),
      stringValue: shape({ role, mark: 'piece', joined }),
      numberValue: shape({ role, mark: 'piece' }),
      boolValue: text('other'),
      nullValue: shape({ role: 'other', words: ['NULL_VALUE'] }),
      willContinue: goesOn,
    },
    { role, mark: 'argument' },
  );
  const name = shape({ role, mark: 'call-name' });
  return call(role, { name, partialArgs: shape({ items: piece }), willContinue: goesOn });
}

function functionResponse(answered: boolean): Shape {
  const data = message({ inlineData: blob('tool'), fileData: file('tool', answered) }, { role: 'tool' });
  return message({
    id: text('other'),
    name: text('tool'),
    response: free('tool'),
    parts: messages(data),
    willContinue: text('other'),
    scheduling: shape({
      role: 'other',
      words: ['SCHEDULING_UNSPECIFIED', 'SILENT', 'WHEN_IDLE', 'INTERRUPT'],
    }),
  });
}
