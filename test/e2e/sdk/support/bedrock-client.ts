/** A client of Bedrock whose requests name a script, and which keeps what was answered last. */
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';

export interface Bedrock {
  readonly client: BedrockRuntimeClient;
  /** The id of the exchange that was answered last. */
  id(): string | undefined;
}

/** `key`: with an API key, as a bearer token; `signed`: with Signature Version 4, as the SDK does by default. */
export function bedrockClient(
  endpoint: string,
  script: string,
  credentials: 'key' | 'signed' = 'key',
): Bedrock {
  const client = new BedrockRuntimeClient({
    ...{ endpoint, region: 'us-east-1' },
    ...(credentials === 'key'
      ? { token: { token: 'bedrock-api-key-test' }, authSchemePreference: ['httpBearerAuth'] }
      : { credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'made-up' } }),
  });
  let id: string | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-script'] = script;
      return await next(args);
    },
    { step: 'build', name: 'script' },
  );
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      id = (result.response as { headers: Record<string, string> }).headers['x-weir-id'];
      return result;
    },
    { step: 'deserialize', name: 'decision', priority: 'low' },
  );
  return { client, id: () => id };
}
