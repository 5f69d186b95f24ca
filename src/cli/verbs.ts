/** The ordered list of verbs; each is loaded only when it is asked for, so that the command starts fast. */
import type { Verb } from './verb.ts';

export interface VerbEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Verb>;
}

export const VERBS: readonly VerbEntry[] = [
  {
    name: 'serve',
    summary: 'serve ext_proc and ext_authz to Envoy',
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: 'lint',
    summary: 'check policies without serving them',
    load: async () => (await import('./lint.ts')).lint,
  },
  {
    name: 'test',
    summary: 'run cases for policies',
    load: async () => (await import('./test.ts')).test,
  },
  {
    name: 'try',
    summary: 'say what a policy makes of a few words',
    load: async () => (await import('./try.ts')).tryVerb,
  },
  {
    name: 'explain',
    summary: 'say why an exchange was decided so',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'replay',
    summary: 'judge recorded exchanges by another policy',
    load: async () => (await import('./replay.ts')).replay,
  },
  {
    name: 'scan',
    summary: 'run detectors over JSON lines',
    load: async () => (await import('./scan.ts')).scan,
  },
  {
    name: 'eval',
    summary: 'measure detectors on labelled text',
    load: async () => (await import('./eval.ts')).evalVerb,
  },
  {
    name: 'dlp',
    summary: 'make indexes of data that must not leave',
    load: async () => (await import('./dlp.ts')).dlp,
  },
  {
    name: 'models',
    summary: 'verify, show and sign models',
    load: async () => (await import('./models.ts')).models,
  },
  {
    name: 'profile',
    summary: 'learn what answers are usually like',
    load: async () => (await import('./profile.ts')).profile,
  },
  {
    name: 'audit',
    summary: 'verify and show the journal',
    load: async () => (await import('./audit.ts')).audit,
  },
  {
    name: 'tools',
    summary: 'look at tools that their servers have changed',
    load: async () => (await import('./tools.ts')).tools,
  },
  {
    name: 'break-glass',
    summary: 'suspend rules in an emergency, for a while',
    load: async () => (await import('./break-glass.ts')).breakGlass,
  },
  {
    name: 'approvals',
    summary: 'list, show and decide held calls of tools',
    load: async () => (await import('./approvals.ts')).approvals,
  },
  {
    name: 'selfcheck',
    summary: 'probe a gateway for what it lets pass',
    load: async () => (await import('./selfcheck.ts')).selfcheck,
  },
];
