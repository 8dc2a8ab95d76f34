import type { HttpEngine } from './http-engine.js';

/** A client of the live stream: what it was told so far, and whether the stream has ended. */
export class LiveReader {
  text = '';
  ended = false;

  private constructor(
    readonly status: number,
    readonly headers: Headers,
    private readonly aborts: AbortController,
  ) {}

  static async open(http: HttpEngine, as: string): Promise<LiveReader> {
    const headers = { Authorization: `Bearer ${await http.token(as)}` };
    const aborts = new AbortController();
    return LiveReader.of(await fetch(`${http.base}/api/live`, { headers, signal: aborts.signal }), aborts);
  }

  /** Of an answer that was asked for otherwise; `aborts` closes it. */
  static of(response: Response, aborts = new AbortController()): LiveReader {
    const reader = new LiveReader(response.status, response.headers, aborts);
    void reader.follow(response);
    return reader;
  }

  /** What each `changed` has named, in order. */
  get told(): { case?: string; program?: string }[] {
    return [...this.text.matchAll(/^event: changed\ndata: (.*)\n\n/gm)].map(([, data]) => JSON.parse(data!) as { case?: string; program?: string });
  }

  close(): void {
    this.aborts.abort();
  }

  private async follow({ body }: Response): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const bytes of body as unknown as AsyncIterable<Uint8Array>) this.text += decoder.decode(bytes, { stream: true });
    } catch {
      // Cut off, by one side or the other.
    }
    this.ended = true;
  }
}
