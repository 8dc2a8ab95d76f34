import { Client as Connection } from 'pg';

/** What is told: that a process has seen a version of a case, and that something in the record has changed. */
export type Channel = 'dpad_seen' | 'dpad_changed';

interface Hearer {
  channel: Channel;
  heard(payload: string): void;
  /** The connection is gone: what is told from now on is not heard. */
  lost?(): void;
}

/** One connection that listens, for all of this process: LISTEN belongs to a connection. */
export class Notifications {
  private readonly hearers: Hearer[] = [];
  private connection: Connection | undefined;
  private connecting: Promise<boolean> | undefined;
  private closed = false;

  /** `url`: of the database; `name`: what its connection is called there. */
  constructor(
    private readonly url: string,
    private readonly name = 'dpad listens',
  ) {}

  hear(hearer: Hearer): void {
    this.hearers.push(hearer);
  }

  /** True once it listens. It tries once: whoever needs it next asks again. */
  async listen(): Promise<boolean> {
    if (this.connection) return true;
    if (this.closed) return false;
    this.connecting ??= this.connect().finally(() => {
      this.connecting = undefined;
    });
    return this.connecting;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.connecting;
    await this.connection?.end().catch(() => undefined);
    this.connection = undefined;
  }

  private async connect(): Promise<boolean> {
    const connection = new Connection({ connectionString: this.url, connectionTimeoutMillis: 5_000, application_name: this.name });
    const lost = () => {
      if (this.connection !== connection) return;
      this.connection = undefined;
      for (const hearer of this.hearers) hearer.lost?.();
    };
    connection.on('error', lost);
    connection.on('end', lost);
    connection.on('notification', ({ channel, payload }) => {
      for (const hearer of this.hearers) if (hearer.channel === channel && payload !== undefined) hearer.heard(payload);
    });
    try {
      await connection.connect();
      await connection.query('listen dpad_seen; listen dpad_changed');
      this.connection = connection;
      return true;
    } catch {
      await connection.end().catch(() => undefined);
      return false;
    }
  }
}
