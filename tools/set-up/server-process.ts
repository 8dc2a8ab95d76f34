import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcess, identify, type ProcessIdentity } from './processes.js';
import { forEachLine } from './run-command.js';

const firstPauseMs = 500;
const longestPauseMs = 30_000;
const steadyAfterMs = 60_000;

export interface ServerCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

export interface ServerProcessOptions {
  readonly name: string;
  readonly command: ServerCommand;
  readonly logFile: string;
  readonly isReady: () => Promise<boolean>;
  readonly readyWithinMs: number;
  readonly stopSignal: NodeJS.Signals;
  readonly stopWithinMs: number;
  /** Called with each line that the server prints. */
  readonly onLine?: (line: string) => void;
  /** For a server that may refuse to start for a while after a crash: how long a start that ends is tried again. */
  readonly retryStartForMs?: number;
}

/** One server that the system runs: started, waited for until it answers, stopped, killed, started again. */
export class ServerProcess {
  readonly name: string;
  private child: ChildProcess | undefined;
  private identity: ProcessIdentity | undefined;
  private ended: Promise<string> = Promise.resolve('not started');
  private wanted = false;
  private onUnexpectedEnd: ((how: string) => void) | undefined;

  constructor(private readonly options: ServerProcessOptions) {
    this.name = options.name;
  }

  /** The live process, if it runs. */
  get process(): ProcessIdentity | undefined {
    return this.child ? this.identity : undefined;
  }

  async start(): Promise<void> {
    if (this.child) throw new Error(`${this.name} runs already`);
    this.wanted = true;
    await this.bringUp();
  }

  /** From now on, starts it again when it ends without having been told to; the pauses between tries grow. */
  keepRunning(say: (line: string) => void, onUpAgain: () => Promise<void>): void {
    let pauseMs = firstPauseMs;
    let lastEnd = 0;
    this.onUnexpectedEnd = (how) => {
      if (!this.wanted) return;
      pauseMs = Date.now() - lastEnd > steadyAfterMs ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      lastEnd = Date.now();
      say(`${this.name} went down (${how}); starting it again. Its log: ${this.options.logFile}`);
      void this.restartAfter(pauseMs, async () => {
        await onUpAgain();
        say(`${this.name} is up again`);
      });
    };
  }

  async stop(): Promise<void> {
    this.wanted = false;
    await this.end();
  }

  /** Ends it at once, as a crash would, and answers when it is gone. It stays down until it is started again. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.wanted = false;
    this.child?.kill(signal);
    await this.ended;
  }

  private async end(): Promise<void> {
    if (!this.child || !this.identity) return;
    await endProcess(this.identity, this.options.stopSignal, this.options.stopWithinMs);
    await this.ended;
  }

  private async bringUp(): Promise<void> {
    const retryUntil = Date.now() + (this.options.retryStartForMs ?? 0);
    let outcome = await this.startOnce();
    while (outcome !== 'ready' && this.wanted && Date.now() < retryUntil) {
      await wait(200);
      outcome = await this.startOnce();
    }
    if (outcome === 'ready') return;
    throw new Error(`${this.name} did not become ready: ${outcome}. Its log: ${this.options.logFile}`);
  }

  private async restartAfter(pauseMs: number, onUpAgain: () => Promise<void>): Promise<void> {
    await wait(pauseMs);
    if (!this.wanted || this.child) return;
    try {
      await this.bringUp();
      await onUpAgain();
    } catch (error) {
      this.onUnexpectedEnd?.((error as Error).message);
    }
  }

  private async startOnce(): Promise<string> {
    this.spawn();
    const outcome = await Promise.race([this.untilReady(), this.ended]);
    if (outcome !== 'ready') {
      await this.end();
      return outcome;
    }
    void this.ended.then((how) => this.onUnexpectedEnd?.(how));
    return outcome;
  }

  private spawn(): void {
    const { command, logFile } = this.options;
    mkdirSync(dirname(logFile), { recursive: true });
    const log = createWriteStream(logFile, { flags: 'a' });
    // A process group of its own: Ctrl-C in a terminal must reach the parent alone, which stops the servers in order.
    const child = spawn(command.file, command.args, {
      cwd: command.cwd,
      env: command.env,
      uid: command.uid,
      gid: command.gid,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.identity = child.pid === undefined ? undefined : identify(child.pid);
    this.keepOutput(child, log);
    child.once('close', () => log.end());
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        if (this.child === child) this.child = undefined;
        resolve(how);
      };
      child.once('error', (error) => end(error.message));
      child.once('exit', (code, signal) => end(`it ended with ${signal ?? `code ${code}`}`));
    });
  }

  private keepOutput({ stdout, stderr }: ChildProcess, log: WriteStream): void {
    for (const stream of [stdout, stderr]) {
      if (!stream) continue;
      forEachLine(stream, (line) => {
        if (!log.writableEnded) log.write(`${line}\n`);
        this.options.onLine?.(line);
      });
    }
  }

  private async untilReady(): Promise<string> {
    const until = Date.now() + this.options.readyWithinMs;
    while (Date.now() < until) {
      if (!this.child) return this.ended;
      if (await this.options.isReady().catch(() => false)) return 'ready';
      await wait(50);
    }
    return `no answer within ${this.options.readyWithinMs / 1000} s`;
  }
}
