/** A page of a list, and where the next one begins. */
export interface Page<T> {
  items: T[];
  next?: string;
}

export interface PageRequest {
  /** 1 to 500. */
  limit: number;
  /** From `next` of the page before. */
  cursor?: string;
}

/** A cursor that was not made by this list. */
export class CursorInvalidError extends Error {
  override readonly name = 'CursorInvalidError';
  constructor() {
    super('The cursor is not one that this list gave');
  }
}

export type Place = readonly (string | number)[];

export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

type PartRule = (part: string | number) => boolean;
const patterns = {
  instant: (part) => typeof part === 'string' && (part === 'infinity' || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/.test(part) && !Number.isNaN(Date.parse(part))),
  uuid: (part) => typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
  hash: (part) => typeof part === 'string' && /^[0-9a-f]{32}$/.test(part),
  whole: (part) => typeof part === 'number' && Number.isInteger(part) && part >= 0 && part <= 2_147_483_647,
} as const satisfies Record<string, PartRule>;

/** Reads a cursor whose parts have these forms. Throws CursorInvalidError: anything can be sent. */
export function readCursor(cursor: string, ...forms: (keyof typeof patterns)[]): (string | number)[] {
  const place = parsed(cursor);
  if (!Array.isArray(place) || place.length !== forms.length) throw new CursorInvalidError();
  for (const [index, form] of forms.entries()) if (!patterns[form](place[index] as string | number)) throw new CursorInvalidError();
  return place as (string | number)[];
}

/** One row more than the limit was asked for: it tells whether there is a next page. */
export function pageOf<Row>(rows: Row[], limit: number, place: (last: Row) => Place): { rows: Row[]; next?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last !== undefined ? { rows: page, next: writeCursor(place(last)) } : { rows: page };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}
