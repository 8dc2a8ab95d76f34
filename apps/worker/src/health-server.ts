import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

export interface HealthProbes {
  /** False once the Worker has died. */
  isAlive(): boolean;
  /** Each part by name: whether it works now. Ready is when all do. */
  parts(): Promise<Record<string, boolean>>;
  metrics: Registry;
}

/** Three routes for whoever operates the worker; it has no other HTTP. */
export class HealthServer {
  private readonly server: Server;

  constructor(private readonly probes: HealthProbes) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(() => send(response, 503, { status: 'down' }));
    });
  }

  /** Resolves with the port, also where 0 asked for any. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject).listen(port, resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    switch (request.url) {
      case '/health/live':
        send(response, this.probes.isAlive() ? 200 : 503, { status: this.probes.isAlive() ? 'up' : 'down' });
        return;
      case '/health/ready':
        return this.answerReady(response);
      case '/metrics':
        response.writeHead(200, { 'content-type': this.probes.metrics.contentType });
        response.end(await this.probes.metrics.metrics());
        return;
      default:
        send(response, 404, { status: 'unknown' });
    }
  }

  private async answerReady(response: ServerResponse): Promise<void> {
    const parts = Object.entries(await this.probes.parts());
    const ready = parts.every(([, up]) => up);
    send(response, ready ? 200 : 503, {
      status: ready ? 'up' : 'down',
      parts: Object.fromEntries(parts.map(([name, up]) => [name, up ? 'up' : 'down'])),
    });
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
