/** Judges an address: where it leads, how its host is written, what it carries. */
import { type Address, readAddress } from './address.ts';
import { isDisguised } from './disguise.ts';
import { type Hosts, holdsHost, isBelowName, NAME } from './hosts.ts';
import { payloadScore, type Use } from './payload.ts';
import { innerAddresses, leadsOn, type Redirectors } from './redirectors.ts';

/** What links are reported as. */
export const LINK_TYPES = [
  'UNSAFE_SCHEME',
  'DISGUISED_LINK',
  'DATA_LINK',
  'REDIRECT_LINK',
  'IMAGE_LINK',
  'LINK',
] as const;
export type LinkType = (typeof LINK_TYPES)[number];

/** What a policy says of links. */
export interface LinkPolicy {
  /** Undefined where links may lead anywhere. */
  readonly allow: Hosts | undefined;
  readonly redirectors: Redirectors;
  readonly types: ReadonlySet<LinkType>;
}

export interface Judged {
  readonly type: LinkType;
  /** 0 to 1. */
  readonly score: number;
}

/** Schemes that run what they name, or read what only the reader's machine has. */
const UNSAFE: ReadonlySet<string> = new Set([
  ...['javascript', 'vbscript', 'livescript', 'mocha', 'data', 'file', 'blob', 'filesystem', 'jar', 'mhtml'],
  ...['view-source', 'about', 'search-ms', 'search', 'ms-appinstaller', 'ms-msdt', 'ms-officecmd', 'intent'],
  ...['ms-cxh', 'ms-cxh-full', 'itms-services'],
]);
/** Schemes that start a program of the reader's and hand it the rest, host or not: a message, a command, what to install. */
const PROGRAM =
  /^(?:ms-[a-z-]{2,30}|vscode(?:-insiders)?|vscodium|windsurf|jetbrains|msteams|skype|callto|slack|whatsapp|tg|telegram|sgnl|viber|discord|weixin|zoommtg|zoomus|steam|obsidian|raycast|shortcuts|onenote|x-[a-z-]{2,30}|ssh|sftp|telnet|rdp|vnc|magnet|ed2k|bitcoin|ethereum|lightning)$/;
/** Those that send what they hold in their body. */
const MESSAGE = /^(?:sms|smsto|mms|mmsto|imessage)$/;
const BODY = /[?&;]body=./i;
/** Pictures without code in them. */
const PLAIN_IMAGE = /^image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon)[;,]/i;
const CERTAIN = 0.95;

/** What is wrong with an address, the gravest first; undefined for one that is as it may be, or leads nowhere else. */
export function judgeAddress(written: string, use: Use, policy: LinkPolicy): Judged | undefined {
  const address = readAddress(written);
  if (address === undefined) return undefined;
  const reasons = address === 'unreadable' ? unreadable(use, policy) : reasonsOf(address, use, policy);
  return reasons.find(({ type }) => policy.types.has(type));
}

/** No browser follows it; another reader may. Where hosts are listed, it leads to none of them. */
function unreadable(use: Use, { allow }: LinkPolicy): Judged[] {
  return allow === undefined ? [] : outside(use);
}

function outside(use: Use): Judged[] {
  const link: Judged = { type: 'LINK', score: 0.9 };
  return use === 'image' ? [{ type: 'IMAGE_LINK', score: CERTAIN }, link] : [link];
}

function reasonsOf(address: Address, use: Use, policy: LinkPolicy): Judged[] {
  if (isUnsafe(address, use)) return [{ type: 'UNSAFE_SCHEME', score: CERTAIN }];
  return leadsSomewhere(address, use)
    ? reasonsOfHost(address, use, policy)
    : reasonsOfProgram(address, use, policy);
}

function reasonsOfProgram(address: Address, use: Use, { allow }: LinkPolicy): Judged[] {
  return allow !== undefined && startsProgram(address, use) ? outside(use) : [];
}

function reasonsOfHost(address: Address, use: Use, policy: LinkPolicy): Judged[] {
  const known = policy.allow !== undefined && isAllowed(address, policy.allow);
  const reasons: Judged[] = [];
  if (!known && isDisguised(address)) reasons.push({ type: 'DISGUISED_LINK', score: CERTAIN });
  const score = known ? 0 : payloadScore(address, use);
  if (score > 0) reasons.push({ type: 'DATA_LINK', score });
  if (redirects(address, policy)) reasons.push({ type: 'REDIRECT_LINK', score: 0.9 });
  if (!known && policy.allow !== undefined) reasons.push(...outside(use));
  return reasons;
}

/** What has no name is a stand-in of a manual, such as `{host}`; so is in text what has only the end of one. */
function leadsSomewhere({ host, others }: Address, use: Use): boolean {
  return NAME.test(host) || ((use !== 'text' || others.length > 0) && isBelowName(host));
}

/** In text nobody follows what is no link; a file on another machine is fetched with the reader's name. */
function isUnsafe({ scheme, host, rest }: Address, use: Use): boolean {
  if (!UNSAFE.has(scheme)) return false;
  if (scheme === 'data' && use === 'image') return !PLAIN_IMAGE.test(rest);
  return use !== 'text' || (scheme === 'file' && host !== '' && host !== 'localhost');
}

/** Without a host: one that has one is judged by it. */
function startsProgram({ scheme, host, rest }: Address, use: Use): boolean {
  if (use === 'text' || host !== '') return false;
  return PROGRAM.test(scheme) || (MESSAGE.test(scheme) && BODY.test(rest));
}

/** In every reading of it. */
function isAllowed({ host, others }: Address, allow: Hosts): boolean {
  return holdsHost(allow, host) && others.every((other) => holdsHost(allow, other));
}

/** Leads on to anywhere; or, where hosts are listed, names an address that is on none of them. */
function redirects({ host, rest }: Address, { allow, redirectors }: LinkPolicy): boolean {
  if (leadsOn(redirectors, host, rest)) return true;
  if (allow === undefined || !/[:=%]/.test(rest)) return false;
  return innerAddresses(rest).some((inner) => {
    const address = readAddress(inner);
    if (address === undefined || address === 'unreadable') return address === 'unreadable';
    return NAME.test(address.host) && !isAllowed(address, allow);
  });
}
