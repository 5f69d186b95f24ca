/** The pages of approvers in a real Chromium: they decide there without scripts, and hostile arguments do nothing but show. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { lacksChromium, startChromium } from '../harness/chromium.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { Counter, PATIENCE_MS, People, type Person, tokenOf } from './support/people.ts';

const POLICY = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: refunds }
spec:
  tools:
    default: deny
    rules:
      - { name: refunds, tool: issue_refund, action: hold, approvers: [supervisor], timeout: 1h }
`;
/** Where screenshots are left for people to look at. */
const PICTURES = process.env['WEIR_SCREENSHOTS'];

const MARKUP =
  '</pre></body><script>document.title="owned"</script><img src=x onerror="document.title=1"><form action="http://evil.test/"><button>Approve once</button></form>';
const HOSTILE: readonly {
  readonly name: string;
  readonly note: string;
  /** What has to be seen, as it is seen. */
  readonly shows: readonly string[];
}[] = [
  { name: 'markup', note: MARKUP, shows: ['<script>document.title=', '<img src=x onerror='] },
  {
    name: 'bidi',
    note: 'pay \u202e000,1\u202c to \u2066me\u2069 and \u061c\u200f',
    shows: ['U+202E', 'U+202C', 'U+2066', 'U+2069', 'U+061C', 'U+200F'],
  },
  {
    name: 'tags',
    note: `yes${[...'approve'].map((one) => String.fromCodePoint(0xe0000 + (one.codePointAt(0) ?? 0))).join('')}\u200b\u00ad\ufeff\u3164`,
    shows: ['U+E0061', 'U+E0065', 'U+200B', 'U+00AD', 'U+FEFF', 'U+3164'],
  },
  { name: '100-KB', note: `${'x'.repeat(100 * 1024)}the end`, shows: ['the end', '102,4'] },
  {
    name: 'markdown',
    note: '# Approved\n[click](javascript:alert(1)) **safe**\u0000\u001b[2J',
    shows: ['# Approved\\n[click](javascript:alert(1))', '\\u001b[2J'],
  },
];

describe('the page of approvers in Chromium', { skip: lacksChromium(), timeout: 400_000 }, () => {
  let people: People;
  let stack: Stack;
  let at: Counter;
  let browser: Browser;
  const open: BrowserContext[] = [];
  before(async () => {
    people = await People.begin();
    stack = await startStack({ policy: POLICY, config: JSON.stringify(people.config()) });
    at = new Counter(stack);
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
    people?.end();
  });

  interface Visit {
    readonly by?: Person;
    readonly scripts?: boolean;
    readonly width?: number;
    readonly dark?: boolean;
  }

  /** A page in a browser of its own, and all that it asked for. */
  async function visit(path: string, { by, scripts = false, width = 1000, dark = false }: Visit) {
    const context = await browser.newContext({
      ...{
        javaScriptEnabled: scripts,
        viewport: { width, height: 800 },
        colorScheme: dark ? 'dark' : 'light',
      },
      ...(by === undefined ? {} : { httpCredentials: { username: by, password: tokenOf(by) } }),
    });
    open.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', () => assert.fail('the page opened a dialog'));
    const response = await page.goto(`${stack.weirAdmin}${path}`);
    return { page, asked, status: response?.status() };
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  const heldWith = (note: string, amount: number) => at.held({ args: { amount, note }, by: 'cid' });

  it('approves with a click, without scripts, and the call passes once', async () => {
    const args = { amount: 500, order: 'AB-1' };
    const ticket = await at.held({ args });
    const { page } = await visit('/approvals', { by: 'bob' });
    await picture(page, 'list');
    await page.getByRole('link', { name: ticket }).click();
    await picture(page, 'ticket');
    assert.match((await page.locator('pre').textContent()) ?? '', /"amount": 500,\n\s+"order": "AB-1"/);
    await page.getByRole('button', { name: 'Approve once' }).click();
    await page.getByText('Approved: the same call passes once.').waitFor();
    await picture(page, 'approved');
    assert.equal(await page.getByRole('button').count(), 0);
    await at.passes({ args });
    assert.notEqual(await at.held({ args }), ticket);
  });

  it('says that nothing waits', async () => {
    const { page } = await visit('/approvals', { by: 'ivy' });
    await page.getByText('Nothing waits for a decision.').waitFor();
    await picture(page, 'empty');
  });

  it('is dark where the system is, and decides by the keyboard', async () => {
    const ticket = await at.held({ args: { amount: 505 } });
    const path = `/approvals/tickets/${ticket}`;
    const [day, night] = [await visit(path, { by: 'bob' }), await visit(path, { by: 'bob', dark: true })];
    const paperOf = (page: Page) => page.evaluate('getComputedStyle(document.body).backgroundColor');
    assert.equal(await paperOf(day.page), 'rgb(255, 255, 255)');
    assert.equal(await paperOf(night.page), 'rgb(22, 22, 22)');
    const { page } = night;
    // The link to all tickets, Approve once, Deny.
    for (let times = 0; times < 3; times++) await page.keyboard.press('Tab');
    await picture(page, 'dark');
    await page.keyboard.press('Enter');
    await page.getByText('Denied.').waitFor();
    await page.goto(`${stack.weirAdmin}/approvals`);
    await picture(page, 'dark-list');
  });

  it('denies with a click', async () => {
    const args = { amount: 501 };
    const ticket = await at.held({ args });
    const { page } = await visit(`/approvals/tickets/${ticket}`, { by: 'bob' });
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.getByText('Denied.').waitFor();
    assert.equal(await at.stateOf(ticket), 'denied');
    const { text, calls } = await at.ask({ args });
    assert.deepEqual(calls, []);
    assert.match(text, /A person has said no/);
  });

  it('P03 says why a click of who asked does not count', async () => {
    const ticket = await at.held({ args: { amount: 502 } });
    const { page } = await visit(`/approvals/tickets/${ticket}`, { by: 'ann' });
    await page.getByRole('button', { name: 'Approve once' }).click();
    await page.getByText('somebody else has to decide').waitFor();
    assert.equal(await at.stateOf(ticket), 'open');
  });

  it('I05 has nothing for an approver of another tenant, and asks strangers who they are', async () => {
    const ticket = await at.held({ args: { amount: 503 } });
    const { page, status } = await visit(`/approvals/tickets/${ticket}`, { by: 'ivy' });
    assert.equal(status, 404);
    assert.ok(!(await page.content()).includes('issue_refund'));
    const list = await visit('/approvals', { by: 'ivy' });
    assert.ok(!(await list.page.content()).includes(ticket));
  });

  it('lets the holder of a signed link decide', async () => {
    const ticket = await at.held({ args: { amount: 504 } });
    const { link } = await eventually(
      'it is told',
      () => people.told.find(({ id }) => id === ticket),
      PATIENCE_MS,
    );
    const { pathname, search } = new URL(link);
    const { page } = await visit(`${pathname}${search}`, {});
    await page.getByText('You are chat:ops.').waitFor();
    assert.equal(await at.stateOf(ticket), 'open');
    await page.getByRole('button', { name: 'Approve once' }).click();
    await page.getByText('Approved: the same call passes once.').waitFor();
  });

  for (const [nth, { name, note, shows }] of HOSTILE.entries())
    for (const scripts of [false, true])
      it(`P04 shows ${name} as what it is, with scripts ${scripts ? 'on' : 'off'}`, async () => {
        const ticket = await heldWith(note, 600 + nth);
        const path = `/approvals/tickets/${ticket}`;
        const { page, asked } = await visit(path, { by: 'bob', scripts });
        await picture(page, `${name}-${scripts ? 'on' : 'off'}`);
        const shown = (await page.locator('body').textContent()) ?? '';
        for (const text of shows) assert.ok(shown.includes(text), `${text} is not shown`);
        assert.ok(
          !/[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u061c\u00ad\ufeff\u3164]|[\u{e0000}-\u{e007f}]/u.test(
            shown,
          ),
        );
        // Two buttons, ours; nothing ran, nothing was loaded, and nothing hides them.
        assert.deepEqual(await page.getByRole('button').allInnerTexts(), ['Approve once', 'Deny']);
        assert.equal(await page.title(), `Ticket ${ticket}`);
        assert.deepEqual(new Set(asked), new Set([`${stack.weirAdmin}${path}`]));
        assert.equal(await page.locator('script, img, iframe, object, link').count(), 0);
      });

  for (const width of [360, 1000])
    it(`fits a window of ${width} pixels, whatever the arguments are`, async () => {
      for (const { note } of HOSTILE) {
        const ticket = await heldWith(note, 600 + HOSTILE.findIndex((one) => one.note === note));
        const { page } = await visit(`/approvals/tickets/${ticket}`, { by: 'bob', scripts: true, width });
        if (note === MARKUP) await picture(page, `markup-${width}`);
        await fits(page, width);
      }
      const { page } = await visit('/approvals', { by: 'bob', scripts: true, width });
      await picture(page, `list-${width}`);
      await fits(page, width);
    });

  async function fits(page: Page, width: number): Promise<void> {
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(wide) <= width, `${String(wide)} pixels`);
  }
});
