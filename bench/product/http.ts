import { Agent, request } from 'node:http';

export type Post = (path: string, token: string, body: unknown) => Promise<Record<string, unknown>>;

export interface Answered {
  status: number;
  body: Record<string, unknown>;
}

/** Posts JSON over kept connections; resolves with what the answer holds, and rejects what is not a success. */
export function poster(port: number): { post: Post; close: () => void } {
  const { send, close } = sender(port);
  const post: Post = async (path, token, body) => {
    const answer = await send(path, token, body);
    if (answer.status !== 200 && answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return { post, close };
}

/** Posts JSON over kept connections; resolves with any answer. */
export function sender(port: number): { send: (path: string, token: string, body: unknown) => Promise<Answered>; close: () => void } {
  // Idle connections end here first: the server closes them after 5 s, perhaps just as one is used again.
  const agent = new Agent({ keepAlive: true, timeout: 3_000 });
  const send = (path: string, token: string, body: unknown) =>
    new Promise<Answered>((resolve, reject) => {
      const payload = Buffer.from(JSON.stringify(body));
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': payload.length };
      const sent = request({ agent, port, path, host: '127.0.0.1', method: 'POST', headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown> }));
      });
      sent.on('error', reject);
      sent.end(payload);
    });
  return { send, close: () => agent.destroy() };
}
