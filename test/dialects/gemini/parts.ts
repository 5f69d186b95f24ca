/** Parts of Gemini's contents with a mark in every place; marks from 010 to 059. */
import type { SkippedMarks } from '../types.ts';

/** The end of long data in Base64; a mark may stand before it. */
export const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

/** A content of the model. */
export function spoken(text: string, ...parts: readonly object[]) {
  return { role: 'model', parts: [{ text }, ...parts] };
}

/** Parts of every kind, and those of their marks which are skipped, given the path of the list that follows one text. */
export function markedParts({ answered }: { readonly answered: boolean }) {
  const parts = [
    { text: 'mark010', thought: true, thoughtSignature: `mark011${BASE64}` },
    { inlineData: { mimeType: 'image/png', data: `mark012${BASE64}`, displayName: 'mark013' } },
    { inlineData: { data: `mark014${BASE64}`, mimeType: 'mark015' } },
    { fileData: { mimeType: 'mark016', fileUri: 'https://mark017', displayName: 'mark018' } },
    { functionCall: { id: 'mark019', name: 'mark020', args: { mark021: ['mark022'], n: 41111111 } } },
    { functionCall: { partialArgs: [{ jsonPath: 'mark023', stringValue: 'mark024' }] } },
    {
      functionResponse: {
        ...{ id: 'mark025', name: 'mark026', response: { mark027: 'mark028' }, scheduling: 'mark029' },
        parts: [
          { inlineData: { mimeType: 'audio/wav', data: `mark030${BASE64}` } },
          { fileData: { fileUri: 'gs://mark031' } },
        ],
      },
    },
    { executableCode: { language: 'mark032', code: 'mark033', id: 'mark034' } },
    { codeExecutionResult: { outcome: 'mark035', output: 'mark036' } },
    { toolCall: { id: 'mark037', toolType: 'mark038', args: { mark039: 'mark040' } } },
    { toolResponse: { id: 'mark041', toolType: 'mark042', response: { mark043: 'mark044' } } },
    { videoMetadata: { startOffset: 'mark045' }, mediaResolution: { level: 'mark046' } },
    { partMetadata: { mark047: 'mark048' }, speechMetadata: { voice: 'mark049' } },
    { audioTranscription: { text: 'mark050' }, mediaProcessing: { x: 'mark051' } },
    { mark052: 'mark053', text: 'mark054' },
    'mark055',
  ] as object[];
  const uri = (path: string): SkippedMarks => (answered ? {} : { mark017: `${path}[4].fileData.fileUri` });
  const skipped = (path: string): SkippedMarks => ({
    mark011: `${path}[1].thoughtSignature`,
    mark012: `${path}[2].inlineData.data`,
    mark014: `${path}[3].inlineData.data`,
    mark030: `${path}[7].functionResponse.parts[0].inlineData.data`,
    ...uri(path),
  });
  return { parts, skipped };
}
