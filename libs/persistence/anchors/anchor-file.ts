import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../database.js';
import { LineFile } from '../line-file.js';
import type { ChainHead, ChainKind } from './chain-heads.js';

/** What the head of a chain was at an instant, and a hash over the line before: no line can be taken out or changed alone. */
export interface Anchor {
  kind: ChainKind;
  id: string;
  seq: number;
  /** Of the event `seq`, hex. */
  hash: string;
  /** RFC 3339. */
  at: string;
  /** SHA-256 over the chain value before and the rest of the line, hex. */
  chain: string;
}

const beginning = createHash('sha256').update('dpad anchors').digest('hex');

/**
 * How far each chain had come, in a file outside of the database: whoever cuts off the end of a log, and changes its head
 * with it, leaves a chain that holds together and an anchor that says that it was longer.
 */
export class AnchorFile {
  private readonly lines: LineFile;

  constructor(path: string) {
    this.lines = new LineFile(path);
  }

  async read(): Promise<{ anchors: Anchor[]; brokenAt?: number }> {
    const lines = await this.lines.read();
    const anchors: Anchor[] = [];
    let previous = beginning;
    for (const [index, line] of lines.entries()) {
      const anchor = parsed(line);
      if (!anchor || anchor.chain !== chained(previous, anchor)) return { anchors, brokenAt: index + 1 };
      anchors.push(anchor);
      previous = anchor.chain;
    }
    return { anchors };
  }

  /** Adds a line for each chain that has grown since its last anchor; how many. One process at a time, by a lock of the database. */
  add(pool: Pool, heads: (sql: PoolClient) => Promise<readonly ChainHead[]>, now: Date): Promise<number> {
    return inTransaction(pool, async (sql) => {
      await sql.query(`select pg_advisory_xact_lock(hashtextextended('anchors', 0))`);
      const { anchors, brokenAt } = await this.read();
      if (brokenAt !== undefined) throw new Error(`The anchors are broken at line ${brokenAt}: nothing is added to them before somebody has looked`);
      const last = new Map(anchors.map(({ kind, id, seq }) => [`${kind} ${id}`, seq]));
      let previous = anchors.at(-1)?.chain ?? beginning;
      const lines: string[] = [];
      for (const { kind, id, seq, hash } of await heads(sql)) {
        if ((last.get(`${kind} ${id}`) ?? 0) >= seq) continue;
        const line = { kind, id, seq, hash: hash.toString('hex'), at: now.toISOString() };
        previous = chained(previous, line);
        lines.push(JSON.stringify({ ...line, chain: previous }));
      }
      await this.lines.append(lines);
      return lines.length;
    });
  }
}

function chained(previous: string, { kind, id, seq, hash, at }: Omit<Anchor, 'chain'>): string {
  return createHash('sha256').update(previous).update(JSON.stringify([kind, id, seq, hash, at])).digest('hex');
}

function parsed(line: string): Anchor | undefined {
  try {
    return JSON.parse(line) as Anchor;
  } catch {
    return undefined;
  }
}
