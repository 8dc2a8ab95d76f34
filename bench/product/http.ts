import { Agent, request } from 'node:http';

export type Post = (path: string, token: string, body: unknown) => Promise<Record<string, unknown>>;

/** Posts JSON over kept connections; resolves with what the answer holds, and rejects what is not a success. */
export function poster(port: number): { post: Post; close: () => void } {
  // Idle connections end here first: the server closes them after 5 s, perhaps just as one is used again.
  const agent = new Agent({ keepAlive: true, timeout: 3_000 });
  const post: Post = (path, token, body) =>
    new Promise((resolve, reject) => {
      const payload = Buffer.from(JSON.stringify(body));
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': payload.length };
      const sent = request({ agent, port, path, host: '127.0.0.1', method: 'POST', headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode !== 200 && response.statusCode !== 201) reject(new Error(`${path}: ${response.statusCode} ${text}`));
          else resolve(JSON.parse(text) as Record<string, unknown>);
        });
      });
      sent.on('error', reject);
      sent.end(payload);
    });
  return { post, close: () => agent.destroy() };
}
