/** A scripted agent in wire form (A2A 1.0): its card, and answers by what a message asks. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Script } from '../../../../demo/scripted-model.ts';

/** What the agent says: one result, or the results of a stream. */
export type AgentReply = object | readonly object[];

/** The agent; a reply is chosen by the text of the message. */
export function agent(card: object, replies: Readonly<Record<string, AgentReply>>): Script {
  return async ({ request, response, body, open }) => {
    const bytes = await body;
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(card));
      return;
    }
    const { id, params } = JSON.parse(bytes.toString());
    const reply = replies[params.message.parts[0].text] ?? {};
    const message = (result: object): string => JSON.stringify({ jsonrpc: '2.0', id, result });
    if (!Array.isArray(reply)) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(message(reply));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const result of reply) {
      if (!open()) return;
      response.write(`data: ${message(result)}\n\n`);
      await pause(5);
    }
    response.end();
  };
}

/** A card with one skill, whose endpoint is at that address. */
export function cardOf(url: string, description: string): object {
  return {
    ...{ name: 'Weather', description, version: '1.0.0', capabilities: { streaming: true } },
    supportedInterfaces: [{ url, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
    ...{ defaultInputModes: ['text/plain'], defaultOutputModes: ['text/plain'] },
    skills: [{ id: 'forecast', name: 'Forecast', description: 'Says what comes.', tags: ['weather'] }],
  };
}

/** The agent's message with one text. */
export function agentSays(text: string): { message: object } {
  return { message: { messageId: 'm-1', role: 'ROLE_AGENT', parts: [{ text }] } };
}

/** A piece of the one artifact of a task. */
export function piece(text: string, append = true): object {
  const artifact = { artifactId: 'a-1', parts: [{ text }] };
  return { artifactUpdate: { taskId: 't-1', contextId: 'c-1', artifact, append } };
}

/** How far the task has come. */
export function status(state: 'WORKING' | 'COMPLETED'): object {
  return { statusUpdate: { taskId: 't-1', contextId: 'c-1', status: { state: `TASK_STATE_${state}` } } };
}
