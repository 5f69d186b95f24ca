/** `weir selfcheck`: probes a gateway for what it lets pass. */
import { randomBytes } from 'node:crypto';
import { runName } from './selfcheck/mark.ts';
import { type Options, readOptions } from './selfcheck/options.ts';
import { exitCode, type Report, reportText } from './selfcheck/report.ts';
import { type Checked, runProbes } from './selfcheck/run-probes.ts';
import { openUpstream } from './selfcheck/upstream-server.ts';
import type { Verb } from './verb.ts';

const USAGE = `usage: weir selfcheck --url http://GATEWAY:PORT [options]

Sends marked, harmless requests through your gateway and tells which protections hold. The marks stand in user-agent, in
x-weir-selfcheck and in the prompts; a model that really gets one answers a short prompt. Probes on answers need a scripted
upstream: name with --upstream an address of this machine, and route the gateway's model cluster there for the check; it is
started there unless one runs already (the model of make demo is one). It also proves what never reached the model.

  --url URL               the gateway, http:// or https://
  --path PATH             where chat requests go, default /v1/chat/completions
  --model NAME            the model to name in requests, default gpt-4o-mini
  --host AUTHORITY        the host to name, default that of --url
  --header 'NAME: VALUE'  one more header for every request, for example authorization; may be repeated
  --upstream HOST:PORT    the scripted upstream
  --banned TEXT           a text that your policy denies in answers, for the probe of that name
  --insecure              take any certificate
  --timeout SECONDS       for each request, default 10
  --json                  print the report as JSON

Exit codes: 0 all that was checked holds, 1 something does not, 2 wrong usage, 3 nothing could be checked.
`;

export const selfcheck: Verb = {
  name: 'selfcheck',
  summary: 'probe a gateway for what it lets pass',
  usage: USAGE,
  run: async (args) => {
    const options = readOptions(args);
    if (typeof options === 'string') {
      process.stderr.write(options);
      return 2;
    }
    return await check(options);
  },
};

async function check(options: Options): Promise<number> {
  const begun = {
    url: options.url.origin,
    at: new Date().toISOString(),
    run: runName(randomBytes(32)),
  };
  const checked = await checkThrough(options, begun.run);
  const report: Report =
    'error' in checked ? { ...begun, ...checked, probes: [] } : { ...begun, probes: checked.rows };
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else if (report.error === undefined) process.stdout.write(reportText(report));
  if (report.error !== undefined) process.stderr.write(`weir selfcheck: nothing checked: ${report.error}\n`);
  return exitCode(report);
}

/** Runs the probes with the upstream that is asked for, and closes what it opened. */
async function checkThrough(options: Options, run: string): Promise<Checked> {
  if (options.upstream === undefined) return await runProbes({ options, run }, undefined);
  const upstream = await openUpstream(options.upstream);
  if (!upstream.ok) {
    const { host, port } = options.upstream;
    return { error: `--upstream ${host}:${port}: ${upstream.fault.message}` };
  }
  try {
    return await runProbes({ options, run }, upstream.value);
  } finally {
    await upstream.value.close();
  }
}
