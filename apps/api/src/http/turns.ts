import { problem, ProblemException } from '../problem/problem.js';

export interface TurnsOptions {
  /** How many work at the same time. */
  atOnce: number;
  longestWaitMs: number;
}

interface Waiting {
  begin: () => void;
  timer: NodeJS.Timeout;
}

/**
 * Lets some in at the same time, and the others in the order in which they came. What other systems hand in all at once takes
 * its turns here: else it would hold every connection to the record, and people's steps would be refused meanwhile.
 */
export class Turns {
  private working = 0;
  private readonly waiting = new Set<Waiting>();

  constructor(private readonly options: TurnsOptions) {}

  /** Throws a 503 where no turn came in time: nothing has been begun then. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.working < this.options.atOnce) this.working += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      this.passOn();
    }
  }

  private turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(one);
        reject(new ProblemException(problem(503, 'RECORD.BUSY', 'Too much is handed in at once: nothing was changed'), { 'Retry-After': '10' }));
      }, this.options.longestWaitMs);
      const one: Waiting = { begin: resolve, timer };
      this.waiting.add(one);
    });
  }

  private passOn(): void {
    const [next] = this.waiting;
    if (!next) {
      this.working -= 1;
      return;
    }
    this.waiting.delete(next);
    clearTimeout(next.timer);
    next.begin();
  }
}
