/** The texts that a body holds, also where events divide them. */

/** The body as it is, and the strings of its JSON, those at the same place of all events joined. */
export function leftTexts(body: Buffer): readonly string[] {
  const text = body.toString('utf8');
  const joined = new Map<string, string>();
  for (const value of documentsIn(text)) join(value, '', joined);
  return [text, ...joined.values()];
}

function documentsIn(text: string): readonly unknown[] {
  const whole = parsed(text);
  if (whole !== undefined) return [whole];
  return text.split(/\r?\n/).flatMap((line) => {
    const value = parsed(line.replace(/^data: ?/, ''));
    return value === undefined ? [] : [value];
  });
}

function join(value: unknown, path: string, joined: Map<string, string>): void {
  if (typeof value === 'string') joined.set(path, (joined.get(path) ?? '') + value);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) join(member, `${path}/${name}`, joined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
