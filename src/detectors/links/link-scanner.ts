/** Looks for all that readers make links of. */
import type { Scanner } from '../../core/detector.ts';
import { RecognizerScanner } from '../engine/recognize.ts';
import type { Recognizer } from '../engine/recognizer.ts';
import { bareHost } from './places/bare.ts';
import { imageSet, styleResource } from './places/css.ts';
import { attribute } from './places/html.ts';
import type { JudgeAt } from './places/judge-at.ts';
import { latexLink } from './places/latex.ts';
import { definition, inlineLink } from './places/markdown.ts';
import { schemeLink, wordLink } from './places/plain.ts';
import { scriptAddress } from './places/script.ts';
import { withoutReferences } from './references.ts';

/** Reads the text as it came, for folding undoes what an address is disguised by; and beside it what escapes spell. */
export class LinkScanner extends RecognizerScanner {
  readonly on = 'raw';
  readonly beside: Scanner;

  constructor(judge: JudgeAt, bareHosts: boolean) {
    const recognizers = recognizersOf(referring(judge), bareHosts);
    super(recognizers);
    this.beside = new RecognizerScanner(recognizers);
  }
}

/** A hit hides what starts inside of it: what holds an address comes before the address. */
function recognizersOf(judge: JudgeAt, bareHosts: boolean): readonly Recognizer[] {
  return [
    inlineLink(judge),
    definition(judge),
    attribute(judge),
    styleResource(judge),
    imageSet(judge),
    latexLink(judge),
    scriptAddress(judge),
    schemeLink(judge),
    wordLink(judge),
    ...(bareHosts ? [bareHost(judge)] : []),
  ];
}

/** Judges an address as it is written, and as it is with its character references undone. */
function referring(judge: JudgeAt): JudgeAt {
  return (address, use, place) => {
    const hit = judge(address, use, place);
    if (hit !== undefined || !address.includes('&')) return hit;
    const undone = withoutReferences(address);
    return undone === address ? undefined : judge(undone, use, place);
  };
}
