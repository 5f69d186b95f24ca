/** The pages of approvers: plain HTML that needs no scripts and loads nothing. */
import { inLines, type ShownPart, shownParts } from '../../core/shown-text.ts';
import type { Ticket } from '../../core/ticket.ts';
import { type Html, html } from '../html.ts';
import { STYLE_ELEMENT, STYLE_SOURCE } from './style.ts';

/** Nothing is loaded, run or framed; forms only lead back here, and no address tells where somebody came from. */
export const PAGE_HEADERS = {
  'content-security-policy': `default-src 'none'; style-src ${STYLE_SOURCE}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
} as const;

/** Hidden fields that prove that a form came of one of these pages. */
export type Proof = readonly (readonly [name: string, value: string])[];

/** All tickets that somebody may see, those that wait for a decision first. */
export function listPage(tickets: readonly Ticket[], who: string): string {
  const open = tickets.filter(({ state }) => state === 'open');
  const closed = tickets.filter(({ state }) => state !== 'open');
  const waiting = open.length === 0 ? html`<p>Nothing waits for a decision.</p>` : listOf(open);
  const decided = closed.length === 0 ? html`` : html`<h2>Decided or expired</h2>${listOf(closed)}`;
  return page(
    'Approvals',
    html`<h1>Approvals</h1><p class="soft">You are ${shown(who)}.</p><h2>Waiting</h2>${waiting}${decided}`,
  );
}

const COLUMNS = ['ticket', 'state', 'tool', 'asked by', 'opened', 'expires'] as const;

function listOf(tickets: readonly Ticket[]): Html {
  const rows = tickets.map((one) => {
    const link = html`<a class="id" href="/approvals/tickets/${one.id}">${one.id}</a>`;
    const cells = [
      link,
      stateOf(one),
      shown(one.tool),
      shown(one.caller),
      timeOf(one.opened),
      timeOf(one.expires),
    ];
    return html`<tr>${cells.map((cell, at) => html`<td data-of="${COLUMNS[at] ?? ''}">${cell}</td>`)}</tr>`;
  });
  const head = COLUMNS.map((name) => html`<th scope="col">${name}</th>`);
  return html`<table class="list"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** One ticket, and the form to decide about it while it is open. */
export function ticketPage(
  ticket: Ticket,
  of: { readonly who: string; readonly proof: Proof; readonly said?: string },
): string {
  const { id, state } = ticket;
  const rows = factsOf(ticket).map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  );
  const said = of.said === undefined ? html`` : html`<p class="note" role="status">${of.said}</p>`;
  const body = html`<p><a href="/approvals">All tickets</a></p><h1>${shown(ticket.tool)}</h1>
<p class="soft">${stateOf(ticket)} Ticket <span class="id">${id}</span>. You are ${shown(of.who)}.</p>${said}<table class="facts">${rows}</table>
${argumentsOf(ticket)}${state === 'open' ? form(id, of.proof) : html``}`;
  return page(`Ticket ${id}`, body);
}

function factsOf(ticket: Ticket): readonly (readonly [string, Html])[] {
  const { votes, quorum, approvers } = ticket;
  const decided = votes.map((vote) => html`${vote.verdict} by ${shown(vote.by)} at ${timeOf(vote.at)}<br>`);
  return [
    ['asked by', shown(ticket.caller)],
    ['tenant', shown(ticket.tenant ?? 'none')],
    ['model', shown(ticket.model)],
    ['rule', html`${ticket.rule} of policy ${ticket.policy}`],
    ['exchange', html`<span class="id">${ticket.exchange}</span>`],
    ['opened', timeOf(ticket.opened)],
    ['expires', timeOf(ticket.expires)],
    ['needs', html`${quorum} ${quorum === 1 ? 'approval' : 'approvals'} by ${shown(approvers.join(' or '))}`],
    ['decided so far', votes.length === 0 ? html`nobody` : html`${decided}`],
  ];
}

function stateOf({ state }: Ticket): Html {
  return html`<span class="state ${state}">${state}</span>`;
}

/** Something that is not there, or may not be done. */
export function notePage(title: string, note: string): string {
  return page(
    title,
    html`<h1>${title}</h1><p class="note">${note}</p><p><a href="/approvals">All tickets</a></p>`,
  );
}

function argumentsOf({ args, state }: Ticket): Html {
  if (args === undefined && state === 'open')
    return html`<h2>Arguments</h2><p class="note">They cannot be shown: they were kept under another key, or changed. Deny the ticket.</p>`;
  if (args === undefined)
    return html`<h2>Arguments</h2><p>They are kept only until the ticket is decided.</p>`;
  const parts = shownParts(inLines(args), true);
  const unseen = parts.filter((part) => 'named' in part).length;
  const others = [...args].filter((character) => character > '\u007f').length;
  const warning =
    unseen === 0
      ? html``
      : html`<p class="note">${unseen} characters that nobody would see are shown by their numbers.</p>`;
  return html`<h2>Arguments</h2><p>${args.length.toLocaleString('en')} characters of JSON, ${others.toLocaleString('en')} of them not ASCII.</p>${warning}
<pre dir="ltr">${parts.map(marked)}</pre>`;
}

function form(id: string, proof: Proof): Html {
  const hidden = proof.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<form method="post" action="/approvals/tickets/${id}">${hidden}
<button class="yes" name="decision" value="approve">Approve once</button><button class="no" name="decision" value="deny">Deny</button></form>`;
}

function shown(text: string): Html {
  return html`<bdi>${shownParts(text).map(marked)}</bdi>`;
}

function marked(part: ShownPart): Html {
  return 'text' in part ? html`${part.text}` : html`<span class="named">${part.named}</span>`;
}

function timeOf(time: number): Html {
  const whole = new Date(time).toISOString();
  return html`<time datetime="${whole}">${whole.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}</time>`;
}

function page(title: string, body: Html): string {
  // The style is compared with its hash, and holds nothing but what is written there.
  const { text } = html`<title>${title}</title>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${text}${STYLE_ELEMENT}</head><body>${body.text}</body></html>\n`;
}
