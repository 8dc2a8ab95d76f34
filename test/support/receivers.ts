import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** `silence`: takes everything and never answers; `hangUp`: takes everything and breaks the connection. */
type Silent = 'silence' | 'hangUp';

export interface ReceivedPost {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

type HttpReply = number | { status: number; headers?: Record<string, string>; body?: string } | Silent;

/** A real HTTP server that keeps what it receives. Its replies are given in turn; after the last of them it answers 200. */
export class HttpReceiver {
  readonly received: ReceivedPost[] = [];
  replies: HttpReply[] = [];
  /** Runs before an answer is given. */
  onReceived: (() => Promise<void>) | undefined;
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        this.received.push({ path: request.url ?? '', headers: request.headers, body });
        const reply = this.replies.shift() ?? 200;
        void Promise.resolve(this.onReceived?.()).then(() => {
          if (reply === 'silence') return;
          if (reply === 'hangUp') return request.socket.destroy();
          const { status, headers = {}, body: text = '{}' } = typeof reply === 'number' ? { status: reply } : reply;
          response.writeHead(status, headers).end(text);
        });
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  forget(): void {
    this.received.length = 0;
    this.replies = [];
    this.onReceived = undefined;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export interface ReceivedMail {
  to: string[];
  raw: string;
}

type SmtpReply = 'accept' | { code: number; at: 'recipient' | 'message' } | Silent;

/** A real SMTP server on this machine that keeps the messages it was given, also those that it refuses. */
export class SmtpReceiver {
  readonly received: ReceivedMail[] = [];
  replies: SmtpReply[] = [];
  private readonly server: SMTPServer;
  private readonly sockets = new Set<Socket>();

  constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      closeTimeout: 100,
      onRcptTo: (_address, _session, done) => {
        const reply = this.replies[0];
        if (typeof reply === 'object' && reply.at === 'recipient') {
          this.replies.shift();
          done(refusal(reply.code));
        } else done();
      },
      onData: (stream, session, done) => {
        let raw = '';
        stream.setEncoding('utf8').on('data', (chunk: string) => (raw += chunk));
        stream.on('end', () => {
          this.received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
          const reply = this.replies.shift() ?? 'accept';
          if (reply === 'silence') return;
          if (reply === 'hangUp') for (const socket of this.sockets) socket.destroy();
          else if (typeof reply === 'object') done(refusal(reply.code));
          else done();
        });
      },
    });
    this.server.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    this.server.on('error', () => undefined);
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  forget(): void {
    this.received.length = 0;
    this.replies = [];
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}

function refusal(code: number): Error {
  return Object.assign(new Error('No'), { responseCode: code });
}
